package org.headroom.app.desktop.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.BandLegend;
import org.headroom.app.desktop.chart.BandView;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.GanttView;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Headroom bands, charts and jobs above one another on one time axis; a grey line is what they are held against. */
final class PlotPane extends VBox {
    private static final List<String> LIMITS =
            List.of("site_power_mw", "transformer_mva", "potable_gal_per_day", "sewer_gal_per_day");

    private final List<BandView> bands;
    private final TimeSeriesView power;
    private final TimeSeriesView water;
    private final TimeSeriesView temperature;
    private final GanttView gantt;

    PlotPane(TimeWindow time) {
        super(0);
        setPadding(new Insets(4, 14, 8, 16));
        bands = LIMITS.stream().map(limit -> new BandView(time, limit)).toList();
        power = chart(time, "power", Unit.MW, true);
        water = chart(time, "water", Unit.GAL_PER_DAY, true);
        temperature = chart(time, "temperature", Unit.C, false);
        gantt = new GanttView(time);
        getChildren().add(new DayAxis(time));
        getChildren().addAll(bands);
        getChildren().addAll(new BandLegend(time), power, water, temperature, gantt, new DayAxis(time));
        List.of(power, water, temperature, gantt).forEach(view -> setVgrow(view, Priority.ALWAYS));
    }

    /**
     * @param base what the answer is held against; null if that is not known or is the same
     * @param baseName what to call it
     */
    void show(WhatIfOutcome answer, @Nullable WhatIfOutcome base, String baseName) {
        bands.forEach(band -> band.show(answer));
        show(power, answer, base, baseName, Measures.SITE_POWER_MW, powerLines(answer));
        show(water, answer, base, baseName, Measures.MAKEUP_GAL_PER_DAY, waterLines(answer));
        show(temperature, answer, base, baseName, Measures.GPU_MAX_C, temperatureLines(answer));
        gantt.show(answer.jobs());
    }

    private static void show(
            TimeSeriesView view,
            WhatIfOutcome answer,
            @Nullable WhatIfOutcome base,
            String baseName,
            Measures measure,
            List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        if (base != null) {
            double[] before = WhatIfViewModel.onStepsOf(answer, base, base.series(measure));
            all.add(behind(lines, answer.series(measure)), Line.ghost(Texts.text("whatif.ghost", baseName), before));
        }
        view.show(answer.startS(), answer.stepS(), all);
    }

    /** The place in a legend right behind the line that a grey one is to be compared with. */
    private static int behind(List<Line> lines, double[] values) {
        for (int i = 0; i < lines.size(); i++) {
            if (Arrays.equals(lines.get(i).values(), values)) {
                return i + 1;
            }
        }
        return lines.size();
    }

    private static TimeSeriesView chart(TimeWindow time, String key, Unit unit, boolean fromZero) {
        TimeSeriesView view = new TimeSeriesView(time, Texts.text("chart." + key), unit, fromZero);
        view.setId("chart-" + key);
        return view;
    }

    private static List<Line> powerLines(WhatIfOutcome a) {
        double[] cooling = new double[a.count()];
        for (Measures part : List.of(Measures.PUMPS_MW, Measures.TOWERS_MW, Measures.CHILLERS_MW)) {
            double[] values = a.series(part);
            Arrays.setAll(cooling, i -> cooling[i] + values[i]);
        }
        return List.of(
                Line.limit(
                        Texts.text("chart.power.limit"), a.band("site_power_mw").allowed()),
                Line.of(Texts.text("chart.power.site"), a.series(Measures.SITE_POWER_MW), 0),
                Line.of(Texts.text("chart.power.servers"), a.series(Measures.SERVER_AC_MW), 1),
                Line.of(Texts.text("chart.power.cooling"), cooling, 3));
    }

    private static List<Line> waterLines(WhatIfOutcome a) {
        return List.of(
                Line.limit(
                        Texts.text("chart.water.limit"),
                        a.band("potable_gal_per_day").allowed()),
                Line.of(Texts.text("chart.water.makeup"), a.series(Measures.MAKEUP_GAL_PER_DAY), 0),
                Line.stepped(
                        Texts.text("chart.water.day"),
                        a.band("potable_gal_per_day").drawn(),
                        1),
                Line.of(Texts.text("chart.water.sewer"), a.series(Measures.SEWER_GAL_PER_DAY), 3));
    }

    private static List<Line> temperatureLines(WhatIfOutcome a) {
        return List.of(
                Line.of(Texts.text("chart.temperature.gpu"), a.series(Measures.GPU_MAX_C), 1),
                Line.of(Texts.text("chart.temperature.dry"), a.series(Measures.DRYBULB_C), 2),
                Line.of(Texts.text("chart.temperature.cold"), a.series(Measures.COLD_WATER_C), 0),
                Line.of(Texts.text("chart.temperature.wet"), a.series(Measures.WETBULB_C), 3));
    }
}
