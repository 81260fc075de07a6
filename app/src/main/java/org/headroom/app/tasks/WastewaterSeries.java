package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.RunSample;
import org.headroom.physics.wastewater.biology.StreamQuality;
import org.headroom.physics.wastewater.biology.UnitDesign;

/**
 * Time series of a plant as CSV: {@code effluent.csv}, {@code influent.csv} and {@code waste.csv} with flow and quality, {@code
 * reactors.csv} with a row a tank, {@code settlers.csv} with a row a layer.
 */
final class WastewaterSeries implements AutoCloseable {
    private final List<String> tanks = new ArrayList<>();
    private final List<String> settlers = new ArrayList<>();
    private final Writer effluent;
    private final Writer influent;
    private final Writer waste;
    private final Writer reactors;
    private final Writer layers;

    WastewaterSeries(OutFolder folder, FlowsheetDesign design) {
        for (UnitDesign unit : design.units()) {
            if (unit instanceof UnitDesign.Settler) {
                settlers.add(unit.name());
            } else if (!(unit instanceof UnitDesign.Junction)) {
                tanks.add(unit.name());
            }
        }
        effluent = stream(folder, "effluent.csv", ",aeration_kw,pumping_kw,oxygen_kg_per_day");
        influent = stream(folder, "influent.csv", "");
        waste = stream(folder, "waste.csv", "");
        reactors = folder.writer("reactors.csv");
        layers = folder.writer("settlers.csv");
        line(reactors, "time_d,unit" + states() + ",tss");
        line(layers, "time_d,unit,layer,tss");
    }

    private static Writer stream(OutFolder folder, String name, String more) {
        Writer out = folder.writer(name);
        line(out, "time_d,flow_m3_per_day" + states() + ",tss,cod,bod5,tkn,total_n" + more);
        return out;
    }

    private static String states() {
        StringBuilder names = new StringBuilder();
        for (Asm1Component component : Asm1Component.values()) {
            names.append(',').append(component.name().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }

    void add(RunSample sample) {
        String time = Double.toString(sample.timeD());
        line(
                effluent,
                time + quality(sample.effluent(), StreamQuality.BOD_TREATED) + "," + sample.aerationKw() + ","
                        + sample.pumpingKw() + "," + sample.oxygenKgPerDay());
        line(influent, time + quality(sample.influent(), StreamQuality.BOD_RAW));
        line(waste, time + quality(sample.waste(), StreamQuality.BOD_TREATED));
        for (String tank : tanks) {
            StreamQuality water = sample.state().water(tank);
            line(reactors, time + "," + tank + concentrations(water) + "," + water.tssGPerM3());
        }
        for (String settler : settlers) {
            List<Double> tss = sample.state().settlerTssGPerM3(settler);
            for (int i = 0; i < tss.size(); i++) {
                line(layers, time + "," + settler + "," + (i + 1) + "," + tss.get(i));
            }
        }
    }

    private static String quality(StreamQuality water, double bodFactor) {
        return "," + water.flowM3PerDay() + concentrations(water) + "," + water.tssGPerM3() + "," + water.codGPerM3()
                + "," + water.bod5GPerM3(bodFactor) + "," + water.tknGPerM3() + "," + water.totalNitrogenGPerM3();
    }

    private static String concentrations(StreamQuality water) {
        StringBuilder text = new StringBuilder();
        water.concentrations().forEach(c -> text.append(',').append(c));
        return text.toString();
    }

    private static void line(Writer out, String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a time series", e);
        }
    }

    @Override
    public void close() {
        try {
            for (Writer out : List.of(effluent, influent, waste, reactors, layers)) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a time series", e);
        }
    }
}
