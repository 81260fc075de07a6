package org.headroom.app.tasks;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Demand;
import org.headroom.app.curtail.Floors;
import org.headroom.app.curtail.Playbook;
import org.headroom.app.curtail.UtilityCall;

/** A playbook for people. */
public final class CurtailText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE d MMM HH:mm:ss", Locale.ROOT);

    private final CurtailOutcome o;
    private final Playbook p;

    public CurtailText(CurtailOutcome outcome) {
        this.o = outcome;
        this.p = outcome.playbook();
    }

    String clock(double epochS) {
        return CLOCK.format(Instant.ofEpochSecond(Math.round(epochS)).atZone(o.zone()));
    }

    /** What was asked and what comes of it. */
    public List<String> heading() {
        UtilityCall c = p.call();
        List<String> lines = new ArrayList<>();
        lines.add(o.siteName() + ", " + o.planName());
        lines.add(String.format(
                Locale.ROOT,
                "call at %s, %.1f MW %s from %s to %s, %s",
                clock(c.callS()),
                (c.levelW() < Double.POSITIVE_INFINITY ? c.levelW() : c.reduceW()) * 1e-6,
                c.levelW() < Double.POSITIVE_INFINITY ? "at most" : "less",
                clock(c.dueS()),
                clock(c.endS()),
                o.battery()
                        ? String.format(Locale.ROOT, "battery at %.0f %%", 100 * o.chargeShare())
                        : "without the battery"));
        lines.add(String.format(
                Locale.ROOT,
                "%s: at least %.1f MW and %.1f MW in the mean, against the plan without the call, at the utility's meter",
                p.holds() ? "given" : "NOT given in full",
                Math.max(0, p.leastMw()),
                p.meanMw()));
        o.prevents().forEach(why -> lines.add("prevented: " + why));
        return lines;
    }

    /** What to do, in order of time. */
    public TableView actions() {
        List<List<Object>> rows = new ArrayList<>();
        for (Playbook.Action a : o.actions()) {
            rows.add(List.of(
                    clock(a.fromS()),
                    a.planned().job().id(),
                    a.measure().id() + (Double.isFinite(a.offS()) ? "+off" : ""),
                    (double) a.planned().gpus(),
                    Double.isNaN(a.capW()) ? "" : plain(a.capW()),
                    Double.isFinite(a.stopS()) ? clock(a.stopS()) : "",
                    Math.round(a.itMw() * 10) / 10.0,
                    clock(a.backS()),
                    Math.round(a.delayS() / 36) / 100.0,
                    Math.round(a.lateH() * 100) / 100.0));
        }
        return new TableView(
                "Actions",
                List.of("time", "job", "action", "gpus", "cap_w", "stands_from", "it_mw", "back", "delay_h", "late_wh"),
                rows);
    }

    /** Promise and delivery by half hour. */
    public TableView intervals() {
        List<List<Object>> rows = new ArrayList<>();
        for (CurtailOutcome.Interval i : o.intervals()) {
            rows.add(List.of(
                    clock(i.fromS()),
                    round(i.baselineMw()),
                    round(i.siteMw()),
                    round(i.promisedMw()),
                    round(i.deliveredMw()),
                    i.deliveredMw() >= i.promisedMw() * 0.999 ? "yes" : "no"));
        }
        return new TableView(
                "Half hours", List.of("time", "baseline_mw", "site_mw", "promised_mw", "delivered_mw", "kept"), rows);
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static double round(double mw) {
        return Math.round(mw * 100) / 100.0;
    }

    /** Speed, recovery, cost and floors. */
    public List<String> results() {
        UtilityCall c = p.call();
        Course w = p.course();
        Course b = p.baseline();
        List<String> lines = new ArrayList<>();
        StringBuilder fast = new StringBuilder("after the call (MW less): ");
        for (int s : new int[] {1, 10, 30, 60, 120, 300, 600, 1800, 3600}) {
            double at = c.callS() + s;
            if (at < w.endS() && at <= c.endS()) {
                int i = w.at(at);
                fast.append(String.format(
                        Locale.ROOT, "%s %.1f  ", s < 60 ? s + " s" : s / 60 + " min", b.siteMw()[i] - w.siteMw()[i]));
            }
        }
        lines.add(fast.toString().stripTrailing());
        if (p.serversOff() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d servers without a job are switched off", p.serversOff()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "recovery until %s, largest rise %.1f MW a minute (allowed %.1f); highest half hour before the call %.2f MW, after it %.2f MW (planned %.2f MW)",
                clock(p.recoveredS()),
                o.largestRiseMw(),
                o.rules().rampWPerS() * 60e-6,
                o.highestBeforeMw(),
                Demand.highestAfterMw(w, c.endS()),
                Demand.highestAfterMw(b, c.endS())));
        if (o.battery()) {
            String again = o.recharged();
            lines.add("battery: counted on for " + String.format(Locale.ROOT, "%.1f MW", p.batteryMw())
                    + ", as full as before " + (again == null ? "not within the time looked at" : "at " + again));
        }
        CurtailOutcome.Balance m = o.balance();
        lines.add(String.format(
                Locale.ROOT,
                "cost: %.2f weighted hours late, %,.0f GPU-hours lost (%,.0f $ of capital); energy %+,.0f MWh (%+,.0f $), water %+,.0f gal (%+,.0f $), credit %s",
                p.lateH(),
                p.lostGpuH(),
                m.idleGpuUsd(),
                m.energyMwh(),
                m.energyUsd(),
                m.waterGal(),
                m.waterUsd(),
                Double.isNaN(m.creditUsd()) ? "not public" : String.format(Locale.ROOT, "%,.0f $", m.creditUsd())));
        CurtailOutcome.DaysBaseline d = o.daysBaseline();
        lines.add(
                Double.isNaN(d.meanReductionMw())
                        ? "baseline " + d.rule() + ": " + d.reason()
                        : String.format(
                                Locale.ROOT,
                                "against %s (%s before): %.1f MW in the mean",
                                d.rule(),
                                d.reason(),
                                d.meanReductionMw()));
        Floors f = o.floors();
        lines.add(String.format(
                Locale.ROOT,
                "floors without the battery: all GPUs idle %.1f MW, all servers off %.1f MW (%.0f s down, %.0f s to boot); protected work on %,d GPUs with the others idle %.1f MW,"
                        + " off %.1f MW (the protected demand)",
                f.allIdleMw(),
                f.allOffMw(),
                o.rules().shutdownS(),
                o.rules().bootS(),
                f.protectedGpus(),
                f.protectedIdleMw(),
                f.protectedOffMw()));
        return lines;
    }
}
