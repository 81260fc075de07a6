package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.wastewater.InfluentSeries;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.Balance;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.StreamQuality;
import org.headroom.physics.wastewater.biology.UnitDesign;
import org.jspecify.annotations.Nullable;

/** The document {@code headroom.wastewater/1}. Concentrations are g/m3 as COD or N, alkalinity mol/m3, flows m3/d. */
public final class WastewaterDocument {
    private WastewaterDocument() {}

    public static Map<String, Object> of(WastewaterRun done) {
        DynamicRun run = done.run();
        Map<String, Object> d = Envelope.begin("headroom.wastewater/1", null);
        d.put("plant", done.plant().name());
        d.put("label", done.plant().label());
        d.put("protocol", protocol(done));
        d.put("converged", done.converged());
        Map<String, Object> steady = new LinkedHashMap<>();
        Envelope.put(steady, "residual_per_day", done.steady().residualPerDay());
        Envelope.put(steady, "days", done.steady().days());
        d.put("steady", steady);
        d.put("reactors", reactors(done));
        StreamQuality effluent = done.series() == null ? done.steady().effluent() : run.effluent();
        StreamQuality waste = done.series() == null ? done.steady().waste() : run.waste();
        d.put("effluent", stream(effluent, StreamQuality.BOD_TREATED));
        d.put("waste", stream(waste, StreamQuality.BOD_TREATED));
        d.put("influent", stream(run.influent(), StreamQuality.BOD_RAW));
        Envelope.put(d, "settler_tss", settlerTss(done));
        Envelope.put(d, "eqi", run.eqiKgPerDay());
        Envelope.put(d, "iqi", run.iqiKgPerDay());
        Envelope.put(d, "aeration_kwh_per_day", run.aerationKwhPerDay());
        Envelope.put(d, "pumping_kwh_per_day", run.pumpingKwhPerDay());
        Envelope.put(d, "mixing_kwh_per_day", run.mixingKwhPerDay());
        Envelope.put(d, "energy_kwh_per_m3", energy(run));
        Envelope.put(d, "oxygen_kg_per_day", run.oxygenKgPerDay());
        Envelope.put(d, "denitrified_kg_per_day", run.denitrifiedKgPerDay());
        Envelope.put(d, "tank_solids_kg", done.end().tankSolidsKg());
        d.put("limits", limits(done, effluent));
        d.put("balance", balance(run));
        d.put("steps", run.steps());
        d.put("evaluations", run.evaluations());
        Envelope.put(d, "cpu_s", ProcessCost.cpuS());
        d.put("warnings", done.warnings());
        d.put("files", done.files());
        return d;
    }

    static double energy(DynamicRun run) {
        return (run.aerationKwhPerDay() + run.pumpingKwhPerDay() + run.mixingKwhPerDay())
                / run.influent().flowM3PerDay();
    }

    private static Map<String, Object> protocol(WastewaterRun done) {
        Map<String, Object> p = new LinkedHashMap<>();
        InfluentSeries series = done.series();
        p.put("start", "steady state on the plant's constant influent");
        p.put("influent", series == null ? "constant" : series.name());
        Envelope.put(p, "days", series == null ? null : done.plan().daysPerPass());
        Envelope.put(p, "repeat", series == null ? null : done.plan().passes());
        Envelope.put(
                p,
                "total_days",
                series == null ? null : done.plan().daysPerPass() * done.plan().passes());
        Envelope.put(p, "averaged_days", series == null ? null : done.run().averagedDays());
        p.put(
                "averages",
                series == null
                        ? "of the steady state"
                        : "of the last averaged_days days, integrated along the steps, concentrations by flow");
        p.put("between_rows", "linear");
        boolean ofSeries =
                series != null && series.hasTemperature() && done.request().temperatureC() == null;
        Envelope.put(p, "temperature_c", ofSeries ? null : done.plant().temperatureC());
        return p;
    }

    private static List<Map<String, Object>> reactors(WastewaterRun done) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (UnitDesign unit : done.plant().design().units()) {
            if (unit instanceof UnitDesign.Reactor || unit instanceof UnitDesign.Membrane) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("unit", unit.name());
                states(one, done.end().water(unit.name()));
                all.add(one);
            }
        }
        return all;
    }

    /** Layers of the first settler, top first; null without one. */
    static @Nullable List<Double> settlerTss(WastewaterRun done) {
        return done.plant().design().units().stream()
                .filter(UnitDesign.Settler.class::isInstance)
                .findFirst()
                .map(settler -> done.end().settlerTssGPerM3(settler.name()))
                .orElse(null);
    }

    private static void states(Map<String, Object> into, StreamQuality water) {
        for (Asm1Component component : Asm1Component.values()) {
            Envelope.put(into, component.name().toLowerCase(Locale.ROOT), water.get(component));
        }
        Envelope.put(into, "tss", water.tssGPerM3());
    }

    private static Map<String, Object> stream(StreamQuality water, double bodFactor) {
        Map<String, Object> one = new LinkedHashMap<>();
        states(one, water);
        Envelope.put(one, "flow", water.flowM3PerDay());
        Envelope.put(one, "cod", water.codGPerM3());
        Envelope.put(one, "bod5", water.bod5GPerM3(bodFactor));
        Envelope.put(one, "tkn", water.tknGPerM3());
        Envelope.put(one, "total_n", water.totalNitrogenGPerM3());
        return one;
    }

    private static List<Map<String, Object>> limits(WastewaterRun done, StreamQuality effluent) {
        List<Map<String, Object>> all = new ArrayList<>();
        done.plant().limits().forEach((name, allowed) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("limit", name);
            Envelope.put(one, "mean", value(effluent, name));
            one.put("allowed", allowed);
            one.put("kept", value(effluent, name) <= allowed);
            one.put("unit", "g_per_m3");
            all.add(one);
        });
        return all;
    }

    /** The quality that a limit is of. */
    static double value(StreamQuality water, String limit) {
        return switch (limit) {
            case "cod" -> water.codGPerM3();
            case "bod5" -> water.bod5GPerM3(StreamQuality.BOD_TREATED);
            case "tss" -> water.tssGPerM3();
            case "snh" -> water.get(Asm1Component.SNH);
            case "total_n" -> water.totalNitrogenGPerM3();
            default -> throw new IllegalArgumentException("no limit " + limit);
        };
    }

    private static Map<String, Object> balance(DynamicRun run) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Balance b : run.balances()) {
            String key = b.name().toLowerCase(Locale.ROOT).replace(' ', '_').replace("nitrogen", "n");
            Envelope.put(all, key + "_residual", Math.abs(b.relative()));
        }
        return all;
    }
}
