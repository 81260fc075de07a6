package org.headroom.app.desktop.schedule;

import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ScheduleBreach;
import org.headroom.app.tasks.ScheduleCheck;

/** When the site's limits are broken, a line a limit; in words at the right what is broken at the crosshair, or worst of all. */
final class BreachStrip extends TimeCanvas {
    private static final double LINE = 15;
    private static final List<String> LIMITS =
            List.of("gpus_count", "site_power_mw", "transformer_mva", "potable_gal_per_day");

    private final ScheduleViewModel model;

    BreachStrip(ScheduleViewModel model) {
        super(model.workspace().time(), LIMITS.size() * LINE + 4);
        this.model = model;
        setId("schedule-breaches");
        model.check().subscribe(_ -> tell());
        model.workspace().display().units().subscribe(_ -> tell());
    }

    private void tell() {
        ScheduleCheck check = model.check().get();
        setAccessibleText(words(check == null ? List.of() : check.breaches()));
        repaint();
    }

    private String words(List<ScheduleBreach> breaches) {
        List<ScheduleBreach> site =
                breaches.stream().filter(ScheduleBreach::ofSite).toList();
        return site.isEmpty()
                ? Texts.text("schedule.nobreach")
                : String.join(
                        "; ",
                        site.stream()
                                .map(b -> Words.of(b, time.display, time.zone))
                                .toList());
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        days(g, 0, height);
        ScheduleCheck check = model.check().get();
        List<ScheduleBreach> all = check == null
                ? List.of()
                : check.breaches().stream().filter(ScheduleBreach::ofSite).toList();
        for (int i = 0; i < LIMITS.size(); i++) {
            String limit = LIMITS.get(i);
            double y = 2 + LINE * (i + 0.5);
            text(g, Texts.textOr("limit." + limit, limit), SMALL, colours().muted, TextAlignment.RIGHT, LEFT - 7, y);
            g.setStroke(colours().grid);
            g.strokeLine(LEFT, sharp(y), LEFT + plotWidth(), sharp(y));
            g.setFill(colours().over);
            for (ScheduleBreach b : all) {
                boolean mine = b.limit().equals(limit) || (i == LIMITS.size() - 1 && !LIMITS.contains(b.limit()));
                double left = Math.max(LEFT, x((double) b.fromS()));
                double right = Math.min(LEFT + plotWidth(), x((double) b.toS()));
                if (mine && right > left) {
                    g.fillRect(left, y - 4, Math.max(2, right - left), 8);
                }
            }
        }
        double at = time.cursorS.get();
        List<ScheduleBreach> told = all.stream()
                .filter(b -> Double.isNaN(at) || (b.fromS() <= at && at < b.toS()))
                .sorted(Comparator.comparingDouble((ScheduleBreach b) -> -(b.worst() - b.allowed()) / b.allowed()))
                .toList();
        double left = width - RIGHT + 12;
        if (told.isEmpty()) {
            text(
                    g,
                    Texts.text(
                            check == null
                                    ? "chart.waiting"
                                    : all.isEmpty() ? "schedule.nobreach" : "schedule.nobreach.here"),
                    SMALL,
                    colours().muted,
                    left,
                    2 + LINE / 2,
                    RIGHT - 14);
        }
        for (int i = 0; i < Math.min(told.size(), LIMITS.size()); i++) {
            ScheduleBreach b = told.get(i);
            text(g, Words.brief(b, time.display), SMALL, colours().over, left, 2 + LINE * (i + 0.5), RIGHT - 14);
        }
    }
}
