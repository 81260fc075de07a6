package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.Resource;
import org.headroom.app.twin.RackReadings;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.HallRatings;

/**
 * The services of one rack in a settled hour: what they are rated for, what they carry and what one more server like
 * those in the rack would need. Ratings that the site does not give are left out.
 *
 * <p>GPU temperature as a service: all of the rack's cooling is linear in heat, so with T the hottest GPU, Tw the warm-loop
 * supply and Q the rack's heat into its coolant, heat may grow to Q (throttle - Tw) / (T - Tw) before that GPU throttles.
 */
final class RackResources {
    private static final double KW = 1e-3;

    private final PlantHour hour;

    RackResources(PlantHour hour) {
        this.hour = hour;
    }

    List<Resource> of(int rack) {
        RackReadings read = hour.racks();
        HallRatings ratings = hour.site().it().ratings().get(read.hall[rack]);
        double servers = read.servers[rack];
        List<Resource> all = new ArrayList<>();
        power(all, "rack_feed", ratings.rackFeedW(), read.powerW[rack], servers);
        power(all, "cdu", ratings.cduW(), read.liquidHeatW[rack], servers);
        power(all, "gpu_temperature", coolableW(rack), read.liquidHeatW[rack], servers);
        power(all, "rear_door", ratings.rearDoorW(), read.airHeatW[rack], servers);
        double flow = hour.site().cooling().warmLoop().pumps().flowKgPerS() / read.racks();
        all.add(new Resource(
                "facility_flow", Unit.KG_PER_S, flow, read.facilityKgPerS[rack], read.facilityKgPerS[rack] / servers));
        return all;
    }

    private static void power(List<Resource> all, String id, double capacityW, double usedW, double servers) {
        if (Double.isFinite(capacityW)) {
            all.add(new Resource(id, Unit.KW, capacityW * KW, usedW * KW, usedW * KW / servers));
        }
    }

    /** Heat into the coolant at which the rack's hottest GPU reaches its throttle temperature, W. */
    private double coolableW(int rack) {
        RackReadings read = hour.racks();
        double rise = read.gpuMaxC[rack] - read.warmSupplyC[rack];
        return rise > 0
                ? read.liquidHeatW[rack] * (throttleC(rack) - read.warmSupplyC[rack]) / rise
                : Double.POSITIVE_INFINITY;
    }

    double throttleC(int rack) {
        return hour.fleet().gpuOf(rack).design().throttleC();
    }
}
