package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.Unit;

/** A plan on one screen of text. */
public final class PlanScreen {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private PlanScreen() {}

    /** Peak megawatts, worst water day, lateness, cost, and each limit with its smallest headroom and when. */
    public static String text(PlanRun.Kept kept) {
        PlanResult result = kept.result();
        StringBuilder t = new StringBuilder();
        ZoneId zone = result.site().zone();
        line(t, "%s (%s)", result.site().name(), result.site().label());
        line(
                t,
                "%s to %s, weather %s",
                when(result.operation().startS(), zone),
                when(result.operation().endS(), zone),
                result.weather());
        line(
                t,
                "%d jobs from %s, scale %s, %.0f %% of the site's GPU-hours",
                result.jobs().list().jobs().size(),
                result.jobs().name(),
                scale(result.jobs().list().scale()),
                100 * result.jobs().list().gpuShare());
        if (result.jobs().list().scale() != 1 && result.jobs().list().gpuShare() < 0.845) {
            line(t, "85 %% cannot be reached: a job is never scaled beyond the site's GPUs");
        }
        t.append('\n');
        line(t, "%-42s%11s%13s%12s%13s%8s", "", "peak MW", "worst day", "weighted", "cost", "limits");
        line(t, "%-42s%11s%13s%12s%13s%8s", "", "", "Mgal", "hours late", "million $", "broken");
        for (PlanVariant v : result.variants().values()) {
            line(
                    t,
                    "%-42s%11.1f%13.3f%12.1f%13.4f%8d",
                    v.kind().title(),
                    v.peakSiteMw(),
                    v.worstWaterDayGal() * 1e-6,
                    v.weightedLatenessH(),
                    v.costUsd() * 1e-6,
                    v.violations().size());
        }
        t.append('\n');
        line(t, "The plan's smallest headroom:");
        for (Headroom h : result.optimized().headroom()) {
            line(t, "  %-26s%,14.1f %-10s %s", h.limit(), h.smallest(), unit(h.unit()), when(h.atS(), zone));
        }
        for (Violation v : result.optimized().violations()) {
            line(
                    t,
                    "  BROKEN %-17s%,16.1f of %,.1f %s, %s to %s",
                    v.limit(),
                    v.worst(),
                    v.allowed(),
                    unit(v.unit()),
                    when(v.fromS(), zone),
                    when(v.toS(), zone));
        }
        Explanation explanation = result.explanation();
        if (explanation != null) {
            t.append('\n');
            explanation.lines().forEach(text -> line(t, "%s", text));
        }
        Robustness robustness = result.robustness();
        if (robustness != null) {
            t.append('\n');
            robustness.lines().forEach(text -> line(t, "%s", text));
        }
        t.append('\n');
        line(
                t,
                "Run %s: solved in %.1f s, %d round(s), confirmed by the twin in %.1f s",
                kept.runId(),
                result.solveS(),
                result.optimized().outcome().rounds(),
                result.verifyS());
        for (String file : kept.files()) {
            if (!file.contains("slurm")) {
                line(t, "  %s", file);
            }
        }
        return t.toString();
    }

    private static String scale(double scale) {
        return scale == Math.rint(scale) ? Long.toString((long) scale) : String.format(Locale.ROOT, "%.4g", scale);
    }

    private static String when(long epochS, ZoneId zone) {
        return WHEN.format(Instant.ofEpochSecond(epochS).atZone(zone));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String unit(Unit unit) {
        return unit == Unit.ONE ? "" : unit.label();
    }
}
