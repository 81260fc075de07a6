package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.grid.swing.BandSwing;
import org.headroom.grid.swing.FrequencyResponse;
import org.headroom.grid.swing.Ramps;
import org.headroom.grid.swing.SwingFigures;
import org.headroom.grid.swing.SwingLimits;

/** Swings with and without remedies, as tables for people and as JSON. */
final class SwingTables {
    private SwingTables() {}

    static double mw(double w) {
        return w / 1e6;
    }

    /** Every figure of a row. */
    static Map<String, Object> json(SwingOutcome.Row r) {
        SwingFigures f = r.figures();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", r.id());
        m.put("title", r.title());
        Envelope.put(m, "mean_mw", mw(f.meanW()));
        Envelope.put(m, "highest_mw", mw(f.highestW()));
        Envelope.put(m, "lowest_mw", mw(f.lowestW()));
        Envelope.put(m, "range_mw", mw(f.rangeW()));
        List<Map<String, Object>> ramps = new ArrayList<>();
        for (Ramps ramp : f.ramps()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("window_s", ramp.windowS());
            Envelope.put(one, "rise_mw", mw(ramp.riseW()));
            Envelope.put(one, "fall_mw", mw(ramp.fallW()));
            Envelope.put(one, "ramp_mw_per_s", mw(ramp.rateWPerS()));
            ramps.add(one);
        }
        m.put("ramps", ramps);
        Envelope.put(m, "ramp_mw_per_min", mw(f.minuteRateWPerS() * SwingFigures.MINUTE_S));
        List<Map<String, Object>> bands = new ArrayList<>();
        for (BandSwing b : f.bands()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("band", b.band().name());
            one.put("from_hz", b.band().fromHz());
            one.put("to_hz", b.band().toHz());
            Envelope.put(one, "peak_to_peak_mw", mw(b.peakToPeakW()));
            Envelope.put(one, "equivalent_mw", mw(b.equivalentW()));
            Envelope.put(one, "strongest_hz", b.lineHz());
            Envelope.put(one, "strongest_mw", mw(b.lineW()));
            bands.add(one);
        }
        m.put("bands", bands);
        Envelope.put(m, "critical_energy_percent", 100 * f.criticalShare());
        Envelope.put(m, "voltage_change_percent", 100 * r.voltageChange());
        Envelope.put(m, "flicker_pst", r.pst());
        frequency(m, "frequency_", r.frequency());
        List<Map<String, Object>> limits = new ArrayList<>();
        for (SwingLimits.Check c : r.checks()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("limit", c.name());
            Envelope.put(one, "found", mw(c.found()));
            Envelope.put(one, "allowed", mw(c.allowed()));
            one.put("exceeded", c.exceeded());
            limits.add(one);
        }
        m.put("limits", limits);
        Map<String, Object> cost = new LinkedHashMap<>();
        SwingOutcome.Cost c = r.cost();
        Envelope.put(cost, "added_mwh_per_day", c.addedMwh());
        Envelope.put(cost, "energy_usd_per_day", c.energyUsd());
        Envelope.put(cost, "battery_throughput_mwh_per_day", c.batteryMwh());
        Envelope.put(cost, "battery_cycles_per_day", c.batteryCycles());
        Envelope.put(cost, "battery_wear_usd_per_day", c.wearUsd());
        Envelope.put(cost, "battery_used_mwh", r.run().costs().batteryUsedJ() / 3.6e9);
        Envelope.put(cost, "battery_largest_mw", mw(r.run().costs().batteryLargestW()));
        Envelope.put(cost, "gpu_hours_lost_per_day", c.gpuHours());
        Envelope.put(cost, "gpu_usd_per_day", c.gpuUsd());
        m.put("cost", cost);
        return m;
    }

    static void frequency(Map<String, Object> m, String prefix, FrequencyResponse f) {
        Envelope.put(m, prefix + "nadir_mhz", 1e3 * f.nadirHz());
        Envelope.put(m, prefix + "zenith_mhz", 1e3 * f.zenithHz());
        Envelope.put(m, prefix + "rocof_mhz_per_s", 1e3 * f.rocofHzPerS());
    }

    /** What the grid sees by remedy: headings, the limits, then a row a remedy. */
    static List<String[]> swing(List<SwingOutcome.Row> rows) {
        List<String[]> table = new ArrayList<>();
        table.add(new String[] {
            "remedy",
            "range MW",
            "up MW/s",
            "down MW/s",
            "MW/min",
            "0.1-0.8 Hz MW",
            "0.8-2.5 Hz MW",
            "2.5-20 Hz MW",
            "line Hz",
            "dV %",
            "Pst",
            "df mHz"
        });
        List<String> limits = new ArrayList<>(List.of("limit"));
        rows.getFirst().checks().forEach(c -> limits.add(TextNumbers.of(mw(c.allowed()))));
        limits.addAll(List.of("", "", "", ""));
        table.add(limits.toArray(String[]::new));
        for (SwingOutcome.Row r : rows) {
            List<String> cells = new ArrayList<>(List.of(r.title()));
            r.checks().forEach(c -> cells.add(TextNumbers.of(mw(c.found())) + (c.exceeded() ? "*" : "")));
            BandSwing strongest = r.figures().bands().stream()
                    .filter(b -> !Double.isNaN(b.lineW()))
                    .max(java.util.Comparator.comparingDouble(BandSwing::lineW))
                    .orElse(r.figures().bands().getFirst());
            cells.add(TextNumbers.of(strongest.lineHz()));
            cells.add(TextNumbers.of(100 * r.voltageChange()));
            cells.add(TextNumbers.of(r.pst()));
            cells.add(TextNumbers.of(
                    1e3 * (r.frequency().zenithHz() - r.frequency().nadirHz())));
            table.add(cells.toArray(String[]::new));
        }
        return table;
    }

    /** What remedies cost in a day. */
    static List<String[]> cost(List<SwingOutcome.Row> rows) {
        List<String[]> table = new ArrayList<>();
        table.add(new String[] {
            "a day costs",
            "MWh",
            "$ energy",
            "battery MWh",
            "cycles",
            "$ wear",
            "GPU-hours",
            "$ GPU-hours",
            "limits kept"
        });
        for (SwingOutcome.Row r : rows) {
            SwingOutcome.Cost c = r.cost();
            table.add(new String[] {
                r.title(),
                TextNumbers.of(c.addedMwh()),
                TextNumbers.of(c.energyUsd()),
                TextNumbers.of(c.batteryMwh()),
                TextNumbers.of(c.batteryCycles()),
                TextNumbers.of(c.wearUsd()),
                TextNumbers.of(c.gpuHours()),
                TextNumbers.of(c.gpuUsd()),
                r.checks().size() - r.exceeded().size() + " of " + r.checks().size()
            });
        }
        return table;
    }
}
