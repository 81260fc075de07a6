package org.headroom.app.desktop.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.tasks.ScheduleCheck;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What the jobs take and what there is, on the time axis of the jobs: site power, mains water, price, wet bulb. */
final class BandPane extends VBox {
    private final ScheduleViewModel model;
    private final TimeSeriesView power;
    private final TimeSeriesView water;
    private final TimeSeriesView price;
    private final TimeSeriesView wetbulb;
    private @Nullable ScheduleDesk shown;

    BandPane(ScheduleViewModel model) {
        this.model = model;
        TimeWindow time = model.workspace().time();
        power = chart(time, "power", Unit.MW, true, 76);
        water = chart(time, "water", Unit.GAL_PER_DAY, true, 58);
        price = chart(time, "price", Unit.USD_PER_MWH, true, 44);
        wetbulb = chart(time, "wetbulb", Unit.C, false, 44);
        getChildren().addAll(new DayAxis(time), power, water, price, wetbulb);
        model.check().subscribe(_ -> show());
    }

    private static TimeSeriesView chart(TimeWindow time, String key, Unit unit, boolean fromZero, double height) {
        TimeSeriesView view = new TimeSeriesView(time, Texts.text("schedule." + key), unit, fromZero, height);
        view.setId("schedule-" + key);
        return view;
    }

    private void show() {
        ScheduleDesk desk = model.desk().get();
        ScheduleCheck now = model.check().get();
        ScheduleCheck base = model.baseline().get();
        if (desk == null || now == null) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        List<Line> gallons = new ArrayList<>();
        lines.add(Line.limit(Texts.text("chart.power.limit"), finite(now.limitMw())));
        gallons.add(Line.limit(Texts.text("chart.water.limit"), finite(now.potableLimit())));
        if (base != null) {
            lines.add(Line.ghost(Texts.text("schedule.baseline"), base.siteMw()));
            gallons.add(Line.ghost(Texts.text("schedule.baseline"), base.potableGalPerDay()));
        }
        lines.add(Line.stepped(Texts.text("schedule.site"), now.siteMw(), 0));
        gallons.add(Line.stepped(Texts.text("schedule.mains"), now.potableGalPerDay(), 0));
        power.show(desk.startS(), desk.slotS(), lines);
        water.show(desk.startS(), desk.slotS(), gallons);
        if (desk != shown) {
            shown = desk;
            price.show(
                    desk.startS(),
                    desk.slotS(),
                    List.of(Line.stepped(Texts.text("schedule.energy"), desk.usdPerMwh(), 1)));
            wetbulb.show(
                    desk.startS(),
                    desk.slotS(),
                    List.of(Line.of(Texts.text("schedule.air"), desk.wetbulbC(), 2)));
        }
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values)
                .map(v -> v < 1e12 ? v : Double.NaN)
                .toArray();
    }
}
