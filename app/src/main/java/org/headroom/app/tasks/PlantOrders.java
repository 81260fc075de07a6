package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.twin.SiteOrders;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.series.Timestamps;

/** A plan's orders to the plant as people and machines read them: one line for each stretch in which nothing changes. */
record PlantOrders(SiteOrders orders, ZoneId zone) {
    /** A stretch of equal orders, {@code [from, to)} in slots. */
    private record Stretch(int from, int to) {}

    private List<Stretch> stretches() {
        List<Stretch> all = new ArrayList<>();
        int count = orders.grid().count();
        int from = 0;
        for (int slot = 1; slot <= count; slot++) {
            boolean same = slot < count
                    && orders.batteryHoldMw()[slot] == orders.batteryHoldMw()[from]
                    && orders.recycled()[slot] == orders.recycled()[from]
                    && orders.pads()[slot] == orders.pads()[from];
            if (!same) {
                all.add(new Stretch(from, slot));
                from = slot;
            }
        }
        return all;
    }

    /** Columns {@code from, to, battery_hold_mw} (empty: no level), {@code recycled_water, wet_pads}. */
    String csv() {
        StringBuilder text = new StringBuilder("from,to,battery_hold_mw,recycled_water,wet_pads\n");
        TimeGrid grid = orders.grid();
        for (Stretch s : stretches()) {
            double hold = orders.batteryHoldMw()[s.from()];
            text.append(Timestamps.format(grid.fromS(s.from()), zone)).append(',');
            text.append(Timestamps.format(grid.fromS(s.from()) + (s.to() - s.from()) * grid.stepS(), zone))
                    .append(',');
            text.append(Double.isFinite(hold) ? Double.toString(hold) : "").append(',');
            text.append(orders.recycled()[s.from()])
                    .append(',')
                    .append(orders.pads()[s.from()])
                    .append('\n');
        }
        return text.toString();
    }

    List<Map<String, Object>> json() {
        List<Map<String, Object>> all = new ArrayList<>();
        TimeGrid grid = orders.grid();
        for (Stretch s : stretches()) {
            double hold = orders.batteryHoldMw()[s.from()];
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", Envelope.time(grid.fromS(s.from()), zone));
            one.put("to", Envelope.time(grid.fromS(s.from()) + (s.to() - s.from()) * grid.stepS(), zone));
            one.put("battery_hold_mw", Double.isFinite(hold) ? hold : null);
            one.put("recycled_water", orders.recycled()[s.from()]);
            one.put("wet_pads", orders.pads()[s.from()]);
            all.add(one);
        }
        return all;
    }
}
