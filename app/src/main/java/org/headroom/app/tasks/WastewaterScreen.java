package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.data.wastewater.InfluentSeries;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.Balance;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.StreamQuality;
import org.headroom.physics.wastewater.biology.UnitDesign;

/** A run of a wastewater plant for people: head lines, tables, closing lines. */
public record WastewaterScreen(List<String> head, List<TableView> tables, List<String> foot) {
    private static final String[] STREAM = {"flow", "tss", "cod", "bod5", "tkn", "sno", "snh", "total_n", "salk"};

    public static WastewaterScreen of(WastewaterRun done) {
        DynamicRun run = done.run();
        StreamQuality effluent = done.series() == null ? done.steady().effluent() : run.effluent();
        List<TableView> tables = new ArrayList<>(List.of(tanks(done), streams(done, effluent)));
        if (!done.plant().limits().isEmpty()) {
            tables.add(limits(done, effluent));
        }
        tables.add(energy(run));
        return new WastewaterScreen(head(done), tables, foot(done));
    }

    private static List<String> head(WastewaterRun done) {
        List<String> head = new ArrayList<>();
        String label = done.plant().label();
        head.add(done.plant().name() + (label.isEmpty() ? "" : " (" + label + ")"));
        InfluentSeries series = done.series();
        if (series == null) {
            head.add(String.format(
                    Locale.ROOT,
                    "Steady state at %.4g °C on the file's constant influent%s",
                    done.plant().temperatureC(),
                    done.converged() ? "" : ": NOT FOUND"));
        } else {
            head.add(String.format(
                    Locale.ROOT,
                    "%s, %.4g days, %d times; averages of the last %.4g days, from the steady state%s",
                    series.name(),
                    done.plan().daysPerPass(),
                    done.plan().passes(),
                    done.run().averagedDays(),
                    done.converged() ? "" : ", which was NOT FOUND"));
        }
        return head;
    }

    private static TableView tanks(WastewaterRun done) {
        List<String> columns = new ArrayList<>(List.of("g/m3"));
        List<StreamQuality> waters = new ArrayList<>();
        for (UnitDesign unit : done.plant().design().units()) {
            if (unit instanceof UnitDesign.Reactor || unit instanceof UnitDesign.Membrane) {
                columns.add(unit.name());
                waters.add(done.end().water(unit.name()));
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Asm1Component component : Asm1Component.values()) {
            rows.add(row(component.name().toLowerCase(Locale.ROOT), waters, w -> w.get(component)));
        }
        rows.add(row("tss", waters, StreamQuality::tssGPerM3));
        return new TableView(
                done.series() == null ? "Tanks (salk mol/m3)" : "Tanks at the end (salk mol/m3)", columns, rows);
    }

    private static List<Object> row(
            String name, List<StreamQuality> waters, java.util.function.ToDoubleFunction<StreamQuality> value) {
        List<Object> row = new ArrayList<>(List.of(name));
        waters.forEach(w -> row.add(digits(value.applyAsDouble(w))));
        return row;
    }

    private static TableView streams(WastewaterRun done, StreamQuality effluent) {
        List<String> columns = new ArrayList<>(List.of("g/m3"));
        columns.addAll(List.of(STREAM));
        StreamQuality waste =
                done.series() == null ? done.steady().waste() : done.run().waste();
        List<List<Object>> rows = List.of(
                stream("influent", done.run().influent(), StreamQuality.BOD_RAW),
                stream("effluent", effluent, StreamQuality.BOD_TREATED),
                stream("waste", waste, StreamQuality.BOD_TREATED));
        return new TableView("Streams (flow m3/d)", columns, rows);
    }

    private static List<Object> stream(String name, StreamQuality w, double bodFactor) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", w.flowM3PerDay()),
                digits(w.tssGPerM3()),
                digits(w.codGPerM3()),
                digits(w.bod5GPerM3(bodFactor)),
                digits(w.tknGPerM3()),
                digits(w.get(Asm1Component.SNO)),
                digits(w.get(Asm1Component.SNH)),
                digits(w.totalNitrogenGPerM3()),
                digits(w.get(Asm1Component.SALK)));
    }

    private static TableView limits(WastewaterRun done, StreamQuality effluent) {
        List<List<Object>> rows = new ArrayList<>();
        done.plant().limits().forEach((name, allowed) -> {
            double mean = WastewaterDocument.value(effluent, name);
            rows.add(List.of(name, digits(mean), digits(allowed), mean <= allowed ? "kept" : "over"));
        });
        return new TableView("Effluent against its limits, means", List.of("g/m3", "effluent", "limit", ""), rows);
    }

    private static TableView energy(DynamicRun run) {
        double flow = run.influent().flowM3PerDay();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(energy("aeration", run.aerationKwhPerDay(), flow));
        rows.add(energy("pumping", run.pumpingKwhPerDay(), flow));
        rows.add(energy("mixing", run.mixingKwhPerDay(), flow));
        return new TableView("Electricity", List.of("", "kWh/d", "kWh/m3 of influent"), rows);
    }

    private static List<Object> energy(String name, double kwhPerDay, double flow) {
        return List.of(name, String.format(Locale.ROOT, "%,.1f", kwhPerDay), digits(kwhPerDay / flow));
    }

    private static List<String> foot(WastewaterRun done) {
        DynamicRun run = done.run();
        List<String> foot = new ArrayList<>();
        foot.add(String.format(
                Locale.ROOT,
                "Quality index: effluent %,.1f, influent %,.1f kg pollution units a day",
                run.eqiKgPerDay(),
                run.iqiKgPerDay()));
        double worst = run.balances().stream()
                .mapToDouble(Balance::relative)
                .map(Math::abs)
                .max()
                .orElse(0);
        foot.add(String.format(
                Locale.ROOT, "Water, COD, nitrogen and charge balance to %.1e; %,d steps", worst, run.steps()));
        done.files().forEach(file -> foot.add("  " + file));
        return foot;
    }

    /** Five significant digits. */
    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        int decimals = (int) Math.max(0, Math.min(7, 4 - Math.floor(Math.log10(size))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
