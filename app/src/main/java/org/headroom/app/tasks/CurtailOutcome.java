package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.curtail.CallCase;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Demand;
import org.headroom.app.curtail.Floors;
import org.headroom.app.curtail.Measure;
import org.headroom.app.curtail.Playbook;
import org.headroom.app.curtail.UtilityCall;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.Utility;
import org.headroom.grid.supply.Baseline;
import org.headroom.grid.supply.BaselineDays;
import org.headroom.grid.supply.BaselineRule;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.LoadSeries;
import org.headroom.grid.supply.SameDayAdjustment;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** A call that was played through: what is done, what the meter sees, what it costs, and what prevents more. */
public final class CurtailOutcome {
    private final CurtailRequest request;
    private final PlanAtHand plan;
    private final CallCase of;
    private final Curtailment rules;
    private final Floors floors;
    private final Playbook playbook;
    private final List<Double> planMw;
    private final boolean all;
    private final ZoneId zone;
    private List<String> files = List.of();

    CurtailOutcome(
            CurtailRequest request,
            PlanAtHand plan,
            CallCase of,
            Curtailment rules,
            Floors floors,
            Playbook playbook,
            List<Double> planMw,
            boolean all) {
        this.request = request;
        this.plan = plan;
        this.of = of;
        this.rules = rules;
        this.floors = floors;
        this.playbook = playbook;
        this.planMw = planMw;
        this.all = all;
        this.zone = plan.site().zone();
    }

    void wrote(List<String> written) {
        this.files = written;
    }

    Playbook playbook() {
        return playbook;
    }

    CallCase of() {
        return of;
    }

    Floors floors() {
        return floors;
    }

    ZoneId zone() {
        return zone;
    }

    String siteName() {
        return plan.site().name();
    }

    String planName() {
        return plan.name();
    }

    Curtailment rules() {
        return rules;
    }

    boolean battery() {
        return request.battery();
    }

    /** Whether all that was asked is given and no half hour after it is above those before. */
    public boolean holds() {
        return (all || playbook.holds()) && aboveMw() <= 0;
    }

    double aboveMw() {
        return Math.max(0, Demand.highestAboveMw(playbook, of));
    }

    double highestBeforeMw() {
        return of.highestBeforeMw();
    }

    double chargeShare() {
        return of.chargeShare();
    }

    /** The largest rise of the meter from one minute to the next while it comes back, MW. */
    double largestRiseMw() {
        UtilityCall c = playbook.call();
        return Demand.largestRiseMw(
                playbook.course(), c.endS() - 60, Math.min(playbook.course().endS(), playbook.recoveredS() + 60));
    }

    String at(double epochS) {
        return Envelope.time(Math.round(epochS), zone);
    }

    /** Whether a piece of the plan after the call is not as it was planned. */
    boolean changed(org.headroom.app.load.Assignment piece) {
        return !playbook.asPlanned().assignments().contains(piece);
    }

    /** Actions in order of time. */
    List<Playbook.Action> actions() {
        return playbook.actions().stream()
                .filter(a -> a.measure() != Measure.KEEP && (a.measure() != Measure.WAIT || a.delayS() > 0))
                .sorted(Comparator.comparingDouble(Playbook.Action::fromS)
                        .thenComparing(a -> a.planned().job().id()))
                .toList();
    }

    /** Why there is not more; empty where all that was asked is given. */
    public List<String> prevents() {
        List<String> why = new ArrayList<>();
        UtilityCall c = playbook.call();
        double askedMw = c.reduceW() * 1e-6;
        Course base = playbook.baseline();
        double highMw = base.mean(base.siteMw(), c.dueS(), c.endS());
        if (playbook.holds()) {
            return why;
        }
        why.add(String.format(
                Locale.ROOT,
                "asked %.1f MW; the most for the whole call is %.1f MW (mean %.1f MW)",
                askedMw,
                Math.max(0, c.levelW() < Double.POSITIVE_INFINITY ? askedMw - playbook.shortMw() : playbook.leastMw()),
                playbook.meanMw()));
        double roomMw = highMw - floors.protectedOffMw();
        if (c.levelW() == Double.POSITIVE_INFINITY && askedMw > roomMw - 0.05) {
            why.add(String.format(
                    Locale.ROOT,
                    "without the battery the meter can fall from %.1f MW to %.1f MW, which is %.1f MW: %,d GPUs hold protected work (%s), and network,"
                            + " storage, cooling and losses stay",
                    highMw,
                    floors.protectedOffMw(),
                    roomMw,
                    floors.protectedGpus(),
                    rules.protectedWork().isEmpty()
                            ? "none"
                            : String.join(", ", new java.util.TreeSet<>(rules.protectedWork()))));
        }
        if (Double.isNaN(playbook.reachedS())) {
            why.add("the reduction is never reached");
        } else if (playbook.reachedS() > c.dueS() + 1) {
            why.add(String.format(
                    Locale.ROOT,
                    "the reduction is first there at %s, %.0f s after it is due: caps take %.0f s, a pause waits for its checkpoint, idle servers take %.0f s to be off,"
                            + " and pumps and fans follow the heat",
                    at(playbook.reachedS()),
                    playbook.reachedS() - c.dueS(),
                    rules.capLatencyS(),
                    rules.shutdownS()));
        } else {
            why.add(String.format(Locale.ROOT, "it is there at first and not held to the end: %s", shortest()));
        }
        if (request.battery() && of.holds().grid().battery().powerW() > 0) {
            why.add(String.format(
                    Locale.ROOT,
                    "the battery gives %.1f MW over the call: %.0f MWh above its reserve of %.0f %%, at most %.0f MW",
                    playbook.batteryMw(),
                    Math.max(0, of.chargeShare() - of.holds().grid().battery().reserveShare())
                            * of.holds().grid().battery().energyJ()
                            / 3.6e9,
                    100 * of.holds().grid().battery().reserveShare(),
                    of.holds().grid().battery().powerW() * 1e-6));
        }
        return why;
    }

    private String shortest() {
        Course base = playbook.baseline();
        Course c = playbook.course();
        double least = Double.POSITIVE_INFINITY;
        double atS = playbook.call().dueS();
        for (int i = 0; i < c.steps(); i++) {
            if (c.fromS()[i] >= playbook.call().dueS()
                    && c.fromS()[i] < playbook.call().endS()) {
                double mw = base.siteMw()[i] - c.siteMw()[i];
                if (mw < least) {
                    least = mw;
                    atS = c.fromS()[i];
                }
            }
        }
        return String.format(Locale.ROOT, "%.1f MW at %s", least, at(atS));
    }

    /** One half hour, or part of one, of the call. */
    record Interval(long fromS, long toS, double baselineMw, double siteMw, double promisedMw, double deliveredMw) {}

    List<Interval> intervals() {
        UtilityCall c = playbook.call();
        List<Interval> list = new ArrayList<>();
        Course base = playbook.baseline();
        Course with = playbook.course();
        for (long s = c.dueS(); s < c.endS(); ) {
            long toS = Math.min(c.endS(), (Math.floorDiv(s, DemandMeter.SLOT_S) + 1) * DemandMeter.SLOT_S);
            double b = base.mean(base.siteMw(), s, toS);
            double w = with.mean(with.siteMw(), s, toS);
            list.add(new Interval(s, toS, b, w, c.askedW(b * 1e6) * 1e-6, b - w));
            s = toS;
        }
        return list;
    }

    /** Water, money and energy with the call less without it, over the steps looked at. */
    record Balance(
            double energyMwh,
            double waterGal,
            double energyUsd,
            double waterUsd,
            double idleGpuUsd,
            double creditUsd,
            double lossMwh) {}

    Balance balance() {
        Course with = playbook.course();
        Course base = playbook.baseline();
        Ledger a = with.ledger();
        Ledger b = base.ledger();
        double mwh = (a.total(Measures.SITE_POWER_MW) - b.total(Measures.SITE_POWER_MW)) / 3600;
        double gal = (a.total(Measures.MAKEUP_GAL_PER_DAY) - b.total(Measures.MAKEUP_GAL_PER_DAY))
                / Constants.SECONDS_PER_DAY;
        Bills billsA = Bills.of(plan.site(), carbon(), a);
        Bills billsB = Bills.of(plan.site(), carbon(), b);
        UtilityCall c = playbook.call();
        double notTakenMwh = playbook.meanMw() * c.lengthS() / 3600.0;
        Utility utility = plan.input().tree().utility(java.time.Instant.ofEpochSecond(c.dueS()));
        return new Balance(
                mwh,
                gal,
                billsA.energyUsd() - billsB.energyUsd(),
                billsA.waterUsd() + billsA.sewerUsd() - billsB.waterUsd() - billsB.sewerUsd(),
                playbook.lostGpuH() * of.usdPerGpuH(),
                Math.max(0, notTakenMwh) * utility.rates().creditUsdPerMwh(),
                mwh);
    }

    private Carbon carbon() {
        Course c = playbook.course();
        return Carbon.of(plan.input().tree(), plan.site(), (long) c.startS(), (long) c.endS());
    }

    /** The mean reduction against the contract's kind of baseline; NaN with a reason where the plan is too short for it. */
    record DaysBaseline(String rule, double meanReductionMw, String reason) {}

    DaysBaseline daysBaseline() {
        UtilityCall c = playbook.call();
        Utility utility = plan.input().tree().utility(java.time.Instant.ofEpochSecond(c.dueS()));
        BaselineRule rule = utility.baseline().fromDays() ? utility.baseline() : BaselineRule.TEN_OF_TEN;
        double[] w = new double[planMw.size()];
        for (int i = 0; i < w.length; i++) {
            w[i] = planMw.get(i) * 1e6;
        }
        try {
            LoadSeries series = new LoadSeries(plan.startS(), DemandMeter.SLOT_S, w);
            Call call = new Call("call", c.dueS(), c.endS(), 0, c.noticeS(), Call.Reason.ECONOMIC);
            BaselineDays days = new BaselineDays(
                    series.meter(), call, utility.calls(), plan.site().tariff().holidays(), zone);
            Baseline b = days.of(rule, SameDayAdjustment.NONE);
            double sum = 0;
            Course with = playbook.course();
            for (int i = 0; i < b.meanW().length; i++) {
                long fromS = Math.max(c.dueS(), days.fromS() + i * DemandMeter.SLOT_S);
                long toS = Math.min(c.endS(), days.fromS() + (i + 1) * DemandMeter.SLOT_S);
                sum += (b.meanW()[i] * 1e-6 - with.mean(with.siteMw(), fromS, toS)) * (toS - fromS);
            }
            return new DaysBaseline(rule.id(), sum / c.lengthS(), b.days().size() + " days");
        } catch (OutOfRange e) {
            return new DaysBaseline(rule.id(), Double.NaN, String.valueOf(e.getMessage()));
        }
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        UtilityCall c = playbook.call();
        Map<String, Object> d = Envelope.begin("headroom.curtail/1", plan.runId());
        d.put("site", plan.site().id());
        d.put("plan", plan.name());
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("called_at", at(c.callS()));
        call.put("due", at(c.dueS()));
        call.put("end", at(c.endS()));
        call.put("worst_hour_of_plan", request.at() == null);
        call.put("notice_s", c.noticeS());
        call.put("hours", c.lengthS() / 3600.0);
        Envelope.put(call, "reduction_mw", c.reduceW() * 1e-6);
        Envelope.put(call, "level_mw", c.levelW() * 1e-6);
        call.put("battery", request.battery());
        d.put("call", call);
        d.put("holds", holds());
        Envelope.put(d, "least_reduction_mw", playbook.leastMw());
        Envelope.put(d, "mean_reduction_mw", playbook.meanMw());
        Envelope.put(d, "reached_at", Double.isNaN(playbook.reachedS()) ? null : at(playbook.reachedS()));
        d.put("prevents", prevents());
        Map<String, Object> f = new LinkedHashMap<>();
        Envelope.put(f, "all_gpus_idle_mw", floors.allIdleMw());
        Envelope.put(f, "servers_off_mw", floors.allOffMw());
        Envelope.put(f, "protected_others_idle_mw", floors.protectedIdleMw());
        Envelope.put(f, "protected_demand_mw", floors.protectedOffMw());
        f.put("protected_gpus", floors.protectedGpus());
        f.put("protected_work", new ArrayList<>(new java.util.TreeSet<>(rules.protectedWork())));
        f.put("shutdown_s", rules.shutdownS());
        f.put("boot_s", rules.bootS());
        d.put("floors", f);
        d.put("actions", actions().stream().map(this::json).toList());
        d.put("servers_switched_off", playbook.serversOff());
        d.put("battery", batteryJson());
        d.put("intervals", intervals().stream().map(this::json).toList());
        d.put("baseline", baselineJson());
        d.put("recovery", recoveryJson());
        d.put("cost", costJson());
        d.put("files", files);
        return d;
    }

    private Map<String, Object> json(Playbook.Action a) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("time", at(a.fromS()));
        one.put("job", a.planned().job().id());
        one.put("action", a.measure().id());
        one.put("work", a.planned().job().work().id());
        one.put("gpus", a.planned().gpus());
        Envelope.put(one, "cap_w", a.capW());
        Envelope.put(one, "planned_cap_w", a.planned().powerCapW());
        Envelope.put(one, "stops", time(a.stopS()));
        Envelope.put(one, "servers_off", time(a.offS()));
        Envelope.put(one, "mw", a.itMw());
        one.put("back", at(a.backS()));
        one.put("planned_end", at(a.planned().endS()));
        one.put("end", at(a.endS()));
        Envelope.put(one, "delay_h", a.delayS() / 3600);
        Envelope.put(one, "redone_s", a.redoS());
        Envelope.put(one, "weighted_lateness_h", a.lateH());
        return one;
    }

    @Nullable
    String time(double epochS) {
        return Double.isFinite(epochS) ? at(epochS) : null;
    }

    private Map<String, Object> json(Interval i) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("time", at(i.fromS()));
        one.put("length_s", i.toS() - i.fromS());
        Envelope.put(one, "baseline_mw", i.baselineMw());
        Envelope.put(one, "site_mw", i.siteMw());
        Envelope.put(one, "promised_mw", i.promisedMw());
        Envelope.put(one, "delivered_mw", i.deliveredMw());
        return one;
    }

    private Map<String, Object> batteryJson() {
        Course w = playbook.course();
        UtilityCall c = playbook.call();
        double gaveMwh = 0;
        double mostMw = 0;
        for (int i = 0; i < w.steps(); i++) {
            if (w.fromS()[i] >= c.dueS() && w.fromS()[i] < c.endS()) {
                gaveMwh += w.batteryMw()[i] * w.lengthS(i) / 3600;
                mostMw = Math.max(mostMw, w.batteryMw()[i]);
            }
        }
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(
                one, "start_mwh", of.chargeShare() * of.holds().grid().battery().energyJ() / 3.6e9);
        Envelope.put(
                one,
                "reserve_mwh",
                of.holds().grid().battery().reserveShare()
                        * of.holds().grid().battery().energyJ()
                        / 3.6e9);
        Envelope.put(one, "at_end_mwh", w.batteryMwh()[w.at(c.endS() - 1)]);
        Envelope.put(one, "gave_mwh", gaveMwh);
        Envelope.put(one, "most_mw", mostMw);
        Envelope.put(one, "response_s", rules.batteryResponseS());
        Envelope.put(one, "recharged_at", recharged());
        return one;
    }

    /** When the battery holds again what it had at the call; null if not within the time looked at. */
    @Nullable
    String recharged() {
        Course w = playbook.course();
        double startMwh = of.chargeShare() * of.holds().grid().battery().energyJ() / 3.6e9;
        for (int i = w.at(playbook.call().endS()); i < w.steps(); i++) {
            if (w.batteryMwh()[i] >= startMwh * 0.9999) {
                return at(w.fromS()[i + 1]);
            }
        }
        return null;
    }

    private Map<String, Object> baselineJson() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("rule", "plan_without_call");
        one.put(
                "meaning",
                "the twin runs the plan without the call, at the same steps, measured at the utility's meter");
        DaysBaseline days = daysBaseline();
        one.put("other_rule", days.rule());
        Envelope.put(one, "other_mean_reduction_mw", days.meanReductionMw());
        one.put("other_note", days.reason());
        return one;
    }

    private Map<String, Object> recoveryJson() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("recovered_at", at(playbook.recoveredS()));
        Envelope.put(one, "largest_rise_mw_per_min", largestRiseMw());
        Envelope.put(one, "allowed_rise_mw_per_min", rules.rampWPerS() * 60e-6);
        Envelope.put(one, "highest_half_hour_before_mw", of.highestBeforeMw());
        Envelope.put(
                one,
                "highest_half_hour_after_mw",
                Demand.highestAfterMw(playbook.course(), playbook.call().endS()));
        Envelope.put(
                one,
                "planned_highest_after_mw",
                Demand.highestAfterMw(playbook.baseline(), playbook.call().endS()));
        Envelope.put(one, "above_mw", aboveMw());
        return one;
    }

    private Map<String, Object> costJson() {
        Balance b = balance();
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(one, "weighted_lateness_h", playbook.lateH());
        Envelope.put(one, "gpu_hours_lost", playbook.lostGpuH());
        Envelope.put(one, "idle_gpu_usd", b.idleGpuUsd());
        Envelope.put(one, "energy_mwh", b.energyMwh());
        Envelope.put(one, "energy_usd", b.energyUsd());
        Envelope.put(one, "water_gal", b.waterGal());
        Envelope.put(one, "water_usd", b.waterUsd());
        Envelope.put(one, "credit_usd", b.creditUsd());
        Envelope.put(one, "chosen_by_usd", playbook.costUsd());
        Envelope.put(one, "chosen_by_lower_bound_usd", playbook.lowerBoundUsd());
        return one;
    }
}
