package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.ledger.PlaceHeadroom;

/**
 * A place with what people ask of it.
 *
 * @param hall where it is, or empty for the site
 * @param freeSlots places for servers in racks that are not full
 * @param itPowerKw its servers at their AC inlet
 * @param gpuMarginK hottest GPU below its throttle temperature, the least of all racks
 */
public record PlaceFigures(
        PlaceHeadroom place,
        String hall,
        int racks,
        int servers,
        int gpus,
        int freeSlots,
        int gpusPerServer,
        double itPowerKw,
        double gpuMaxC,
        double gpuMarginK) {

    public String name() {
        return place.name();
    }

    /** Every service by id. */
    public Map<String, PlaceHeadroom.Share> shares() {
        return place.shares();
    }

    /** What more the servers of this place could draw until a service binds, kW. */
    public double headroomKw() {
        return place.servers() * itPowerKw / servers;
    }

    /** Whole servers that the services would carry, each in one rack. */
    public long headroomServers() {
        return place.wholeServers();
    }

    /** Of these, servers for which racks that stand there have a slot. */
    public long installable() {
        return Math.min(headroomServers(), freeSlots);
    }

    /** One row of the table, without the services. */
    public Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("place", name());
        columns.put("hall", hall);
        columns.put("racks_count", racks);
        columns.put("servers_count", servers);
        columns.put("gpus_count", gpus);
        columns.put("it_power_kw", itPowerKw);
        columns.put("gpu_max_c", gpuMaxC);
        columns.put("gpu_margin_k", gpuMarginK);
        columns.put("binding", place.binding());
        columns.put("headroom_kw", headroomKw());
        columns.put("headroom_servers_count", headroomServers());
        columns.put("headroom_gpus_count", headroomServers() * gpusPerServer);
        columns.put("free_slots_count", freeSlots);
        columns.put("installable_servers_count", installable());
        return columns;
    }
}
