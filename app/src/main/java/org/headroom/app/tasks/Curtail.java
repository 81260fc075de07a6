package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.app.curtail.CallCase;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Curtailer;
import org.headroom.app.curtail.Floors;
import org.headroom.app.curtail.Playbook;
import org.headroom.app.curtail.UtilityCall;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.planning.Objective;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.Limits;

/** What a plan can give when the utility calls: {@code curtail}. */
public final class Curtail {
    private static final long STEP_S = 300;
    private static final long LONGEST_S = 14 * 86_400L;
    private static final long LONGEST_NOTICE_S = 7 * 86_400L;
    private static final long HOUR_S = 3600;
    /** The protected demand is met when the meter is this near to it: basins and loops give their heat away for hours. */
    private static final double PROTECTED_MARGIN = 1.02;

    /** Plays a call through; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public CurtailOutcome run(CurtailRequest request, Progress progress) {
        check(request);
        PlanAtHand plan = plan(request);
        progress.goOn(0.3);
        return play(request, new Planned(plan, progress), progress);
    }

    /** The same of a plan that was looked at before. */
    static CurtailOutcome play(CurtailRequest request, Planned planned, Progress progress) {
        check(request);
        PlanAtHand plan = planned.plan;
        Curtailment rules = plan.input().tree().curtailment(Instant.ofEpochSecond(plan.startS()));
        long dueS = due(request, planned);
        CallCase of = of(request, planned, rules, dueS - request.noticeS());
        Curtailer curtailer = new Curtailer(of);
        UtilityCall call =
                new UtilityCall(dueS - request.noticeS(), dueS, dueS + request.lengthS(), 0, Double.POSITIVE_INFINITY);
        Course baseline = curtailer.baseline(call);
        progress.goOn(0.5);
        Floors floors = curtailer.floors(call);
        String word = request.reduction().trim().toLowerCase(Locale.ROOT);
        boolean all = word.equals("most");
        double mostMw = highest(baseline, call);
        UtilityCall asked = all || word.equals("protected")
                ? call.ofLevel(floors.protectedOffMw() * 1e6 * PROTECTED_MARGIN, mostMw * 1e6)
                : call.ofReduction(asked(word, mostMw) * 1e6);
        progress.goOn(0.6);
        Playbook playbook = all
                ? curtailer.most(asked, baseline, request.battery())
                : curtailer.play(asked, baseline, request.battery());
        progress.goOn(1);
        return new CurtailOutcome(request, plan, of, rules, floors, playbook, planned.loads(), all);
    }

    static PlanAtHand plan(CurtailRequest request) {
        String run = request.run();
        return run == null ? PlanAtHand.quick(request.plan()) : PlanAtHand.stored(run, request.database());
    }

    private static void check(CurtailRequest r) {
        if (r.noticeS() < 0 || r.noticeS() > LONGEST_NOTICE_S) {
            throw new InputError("--notice", "", r.noticeS() + " s", "0s to 7d");
        }
        if (r.lengthS() < 60 || r.lengthS() > LONGEST_S) {
            throw new InputError("--hours", "", CurtailText.plain(r.lengthS() / 3600.0), "1 minute to 336 hours");
        }
        Double charge = r.batteryCharge();
        if (charge != null && !(charge >= 0 && charge <= 1)) {
            throw new InputError(
                    "--battery-charge",
                    "",
                    CurtailText.plain(charge * 100) + " percent",
                    "0 to 100 percent of its energy");
        }
        String word = r.reduction().trim().toLowerCase(Locale.ROOT);
        if (!word.equals("most") && !word.equals("protected")) {
            number(word);
        }
    }

    private static double number(String text) {
        boolean share = text.endsWith("%");
        String digits = share ? text.substring(0, text.length() - 1).trim() : text;
        double value = org.headroom.data.quantity.Cell.isNumber(digits) ? Double.parseDouble(digits) : Double.NaN;
        if (!(value > 0 && value <= (share ? 100 : 100_000))) {
            throw new InputError(
                    "--mw", "", "'" + text + "'", "megawatts above 0, a share such as 35%, protected or most");
        }
        return value;
    }

    private static double asked(String word, double mostMw) {
        double value = number(word);
        return word.endsWith("%") ? value / 100 * mostMw : value;
    }

    private static double highest(Course baseline, UtilityCall call) {
        double most = 0;
        for (int i = 0; i < baseline.steps(); i++) {
            if (baseline.fromS()[i] >= call.dueS() && baseline.fromS()[i] < call.endS()) {
                most = Math.max(most, baseline.siteMw()[i]);
            }
        }
        return most;
    }

    /** When the reduction is due: as asked, or at the start of the plan's hour of most power that leaves room for notice and call. */
    private static long due(CurtailRequest r, Planned p) {
        PlanAtHand plan = p.plan;
        long firstS = plan.startS() + r.noticeS();
        long lastS = plan.endS() - r.lengthS();
        if (r.at() != null) {
            OptionalLong time =
                    Timestamps.parse(String.valueOf(r.at()), plan.site().zone());
            if (time.isEmpty()) {
                throw new InputError("--at", "", String.valueOf(r.at()), Timestamps.FORMS);
            }
            if (time.getAsLong() < firstS || time.getAsLong() > lastS) {
                throw new InputError(
                        "--at",
                        "",
                        String.valueOf(r.at()),
                        firstS > lastS
                                ? "a plan that is longer than notice and call: --days"
                                : Envelope.time(firstS, plan.site().zone()) + " to "
                                        + Envelope.time(lastS, plan.site().zone())
                                        + ", so that notice and call lie within the plan");
            }
            return time.getAsLong();
        }
        long best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (long s = Math.ceilDiv(firstS, HOUR_S) * HOUR_S; s <= lastS; s += HOUR_S) {
            double mw = p.meanMw(s, s + HOUR_S);
            if (mw > most + 1e-9) {
                most = mw;
                best = s;
            }
        }
        if (best < 0) {
            throw new InputError(
                    "--hours",
                    "",
                    CurtailText.plain(r.lengthS() / 3600.0),
                    "a call that fits into the plan with its notice");
        }
        return best;
    }

    static CallCase of(CurtailRequest request, Planned p, Curtailment rules, long callS) {
        PlanAtHand plan = p.plan;
        SiteTree tree = plan.input().tree();
        Instant at = Instant.ofEpochSecond(plan.startS());
        Site idle = tree.withText(Map.of("grid.battery.recharge_share", "0")).bind(at);
        Map<String, String> holds = Map.of(
                "grid.battery.recharge_share", "0", "grid.battery.dispatch", "shave", "grid.battery.hold_mw", "100000");
        Map<String, String> recharges = Map.of("grid.battery.dispatch", "shave", "grid.battery.hold_mw", "100000");
        Double charge = request.batteryCharge();
        return new CallCase(
                idle,
                tree.withText(holds).bind(at),
                tree.withText(recharges).bind(at),
                plan.weather(),
                p.fleet,
                Inputs.workProfile(plan.site()),
                tree.jobBehaviour(at),
                rules,
                plan.schedule(),
                plan.startS(),
                plan.endS(),
                p.highestHalfHourMw(callS),
                charge == null ? rules.batteryChargeShare() : charge,
                plan.site().capital().usdPerGpuHour(plan.site().it().gpus()),
                Objective.DEFAULT.latenessUsdPerH(),
                new Limits(plan.site().limits()));
    }

    /** The plan as the twin sees it without a call. */
    static final class Planned {
        final PlanAtHand plan;
        final Fleet fleet;
        final TimeGrid grid;
        private final double[] siteMw;
        private final double[] lossShare;

        Planned(PlanAtHand plan, Progress progress) {
            this.plan = plan;
            this.fleet = Sites.fleet(plan.site());
            this.grid = new TimeGrid(plan.startS(), STEP_S, Math.toIntExact((plan.endS() - plan.startS()) / STEP_S));
            this.siteMw = new double[grid.count()];
            this.lossShare = new double[grid.count()];
            JobLoad load = new JobLoad(fleet, Inputs.workProfile(plan.site()), plan.schedule());
            Site site = plan.input()
                    .tree()
                    .withText(Map.of("grid.battery.recharge_share", "0"))
                    .bind(Instant.ofEpochSecond(plan.startS()));
            new Operation(site, plan.weather(), load)
                    .run(
                            grid,
                            (row, _) -> {
                                int i = grid.stepAt((long) row.fromS);
                                siteMw[i] = row.get(Measures.SITE_POWER_MW);
                                lossShare[i] = row.get(Measures.LOSSES_MW)
                                        / (row.get(Measures.SERVER_AC_MW) + row.get(Measures.NETWORK_STORAGE_MW));
                            },
                            _ -> progress.goOn(0.4));
        }

        double meanMw(long fromS, long toS) {
            double sum = 0;
            int from = Math.clamp(grid.stepAt(fromS), 0, grid.count() - 1);
            int to = Math.clamp(grid.stepAt(toS - 1), from, grid.count() - 1);
            for (int i = from; i <= to; i++) {
                sum += siteMw[i];
            }
            return sum / (to - from + 1);
        }

        double lossShare(long atS) {
            return lossShare[Math.clamp(grid.stepAt(atS), 0, grid.count() - 1)];
        }

        /** The highest half hour that has ended by an instant; the first one if none has. */
        double highestHalfHourMw(long byS) {
            double most = 0;
            for (long s = grid.startS(); s + DemandMeter.SLOT_S <= byS; s += DemandMeter.SLOT_S) {
                most = Math.max(most, meanMw(s, s + DemandMeter.SLOT_S));
            }
            return most > 0 ? most : meanMw(grid.startS(), grid.startS() + DemandMeter.SLOT_S);
        }

        /** The meter's half hours of the whole plan. */
        List<Double> loads() {
            List<Double> all = new ArrayList<>();
            for (long s = grid.startS(); s + DemandMeter.SLOT_S <= plan.endS(); s += DemandMeter.SLOT_S) {
                all.add(meanMw(s, s + DemandMeter.SLOT_S));
            }
            return all;
        }
    }
}
