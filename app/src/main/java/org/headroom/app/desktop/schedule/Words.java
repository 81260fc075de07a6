package org.headroom.app.desktop.schedule;

import java.time.ZoneId;
import java.util.List;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.ScheduleBreach;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.SchedulePiece;
import org.headroom.data.quantity.Unit;

/** What is said of jobs. */
final class Words {
    private Words() {}

    static String gpus(double gpus) {
        return Texts.text("gantt.gpus", Texts.number(gpus, 0));
    }

    static String hours(double seconds) {
        return Texts.number(seconds / 3600, 1) + " h";
    }

    /** The longest first: what does not fit is left out. */
    static List<String> ofBar(ScheduleEntry e, SchedulePiece p, boolean named) {
        String gpus = gpus(p.gpus());
        String cap = Texts.number(p.capW(), 0) + " W";
        String where = p.cloud() ? " \u00b7 " + Texts.text("schedule.cloud") : "";
        String late = e.lateS() > 0 ? " \u00b7 " + Texts.text("gantt.late", Texts.number(e.lateS() / 3600.0, 1)) : "";
        if (!named) {
            return List.of(gpus + " \u00b7 " + cap + where + late, gpus + " \u00b7 " + cap + where, gpus + where, gpus);
        }
        return List.of(
                e.id() + ": " + gpus + " \u00b7 " + cap + where + late,
                e.id() + ": " + gpus + where + late,
                e.id() + ": " + gpus,
                e.id());
    }

    static String held(ScheduleEntry e, int piece, ZoneId zone) {
        SchedulePiece p = e.pieces().get(piece);
        return Texts.moment((double) p.startS(), zone) + " \u2013 " + Texts.moment((double) p.endS(), zone) + " \u00b7 "
                + hours((double) (p.endS() - p.startS())) + " \u00b7 " + gpus(p.gpus())
                + (e.lateS() > 0 ? " \u00b7 " + Texts.text("gantt.late", Texts.number(e.lateS() / 3600.0, 1)) : "");
    }

    /** For who does not see it. */
    static String told(ScheduleEntry e, ZoneId zone) {
        if (!e.placed()) {
            return e.id() + ": " + Texts.text("schedule.unplaced");
        }
        return e.id() + ", " + Texts.text("gantt.work." + e.job().work()) + ", " + held(e, 0, zone)
                + (e.locked() ? ", " + Texts.text("schedule.locked") : "");
    }

    /** Without its time, as in {@code grid 114.6 of 90.0 MW}. */
    static String brief(ScheduleBreach b, Display display) {
        boolean count = b.limit().endsWith("gpus_count");
        Shown shown = count
                ? new Shown("GPUs", 1, 0, 0)
                : b.limit().endsWith("per_day")
                        ? Shown.fitting(display, Unit.GAL, b.worst())
                        : Shown.of(display, b.limit().equals("transformer_mva") ? Unit.MVA : Unit.MW);
        return Texts.text(
                "schedule.breach.brief",
                Texts.textOr("limit." + b.limit(), b.limit()),
                shown.number(b.worst()),
                shown.number(b.allowed()),
                shown.label());
    }

    static String of(ScheduleBreach b, Display display, ZoneId zone) {
        return switch (b.limit()) {
            case "submit", "deadline", "after" ->
                Texts.text("schedule.breach." + b.limit(), b.jobId(), Texts.number(b.worst(), 1));
            default -> Texts.text("schedule.breach", brief(b, display), Texts.moment((double) b.fromS(), zone));
        };
    }
}
