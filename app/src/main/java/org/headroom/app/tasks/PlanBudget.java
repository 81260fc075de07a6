package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.export.Budget;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.Limits;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.SiteResponse;

/** What the planner allowed each half hour, and what each piece of a schedule takes of it: the export's licences. */
final class PlanBudget {
    /** Idle power is rounded up to whole steps, so that the weather does not make a period of each hour, kW. */
    private static final int STEP_KW = 1000;

    private static final int STEP_GAL_PER_H = 2500;

    private final PlanningProblem problem;
    private final double idleW;
    /** By slot: kW at the meter, and gallons an hour, for each W of IT above idle. */
    private final double[] kwPerW;

    private final double[] galPerHPerW;

    private PlanBudget(PlanningProblem problem, int gpus) {
        this.problem = problem;
        this.idleW = problem.power().idleAcWPerGpu() * gpus;
        int slots = problem.windowSlots();
        this.kwPerW = new double[slots];
        this.galPerHPerW = new double[slots];
        SiteResponse r = problem.response();
        for (int s = 0; s < slots; s++) {
            double highW = r.highestItW(s, 0, 1e6 * problem.limits().siteMw()[s]);
            highW = Double.isFinite(highW) && highW > 1.01 * idleW ? highW : 2 * idleW;
            kwPerW[s] = 1e-3 * (r.siteW(s, 0, highW) - r.siteW(s, 0, idleW)) / (highW - idleW);
            galPerHPerW[s] = (gal(s, highW) - gal(s, idleW)) / hours() / (highW - idleW);
        }
    }

    /** @param gpus of the site */
    static Budget of(PlanningProblem problem, int gpus, Schedule schedule) {
        PlanBudget budget = new PlanBudget(problem, gpus);
        int count = schedule.assignments().size();
        int[] kw = new int[count];
        int[] gal = new int[count];
        for (int i = 0; i < count; i++) {
            budget.take(schedule, i, kw, gal);
        }
        return new Budget(budget.periods(), kw, gal);
    }

    private void take(Schedule schedule, int index, int[] kw, int[] gal) {
        Assignment a = schedule.assignments().get(index);
        if (!a.here()) {
            return;
        }
        double mostKw = 0;
        double sumGal = 0;
        int slots = 0;
        for (int s = 0; s < problem.windowSlots(); s++) {
            long fromS = Math.max(a.startS(), problem.grid().fromS(s));
            if (fromS < Math.min(a.endS(), problem.grid().toS(s))) {
                double capW = schedule.capW(a, fromS);
                double w = a.gpus()
                        * (problem.power().serverAcWPerGpu(a.job(), capW)
                                - problem.power().idleAcWPerGpu());
                mostKw = Math.max(mostKw, w * kwPerW[s]);
                sumGal += w * galPerHPerW[s]; // water is limited by the day: its mean counts
                slots++;
            }
        }
        kw[index] = (int) Math.ceil(mostKw);
        gal[index] = slots == 0 ? 0 : (int) Math.ceil(sumGal / slots);
    }

    private List<Budget.Period> periods() {
        List<Budget.Period> periods = new ArrayList<>();
        Limits limits = problem.limits();
        for (int s = 0; s < problem.windowSlots(); s++) {
            int day = problem.calendar().dayOf()[s];
            double waterGal = limits.potableGalPerDay()[day]
                    + (Double.isFinite(limits.recycledGalPerDay()[day]) ? limits.recycledGalPerDay()[day] : 0);
            double mw = Math.min(limits.siteMw()[s], limits.transformerMva()[s] * limits.powerFactor());
            periods.add(new Budget.Period(
                    problem.grid().fromS(s),
                    problem.grid().toS(s),
                    whole(1e3 * mw),
                    STEP_KW * (int) Math.ceil(1e-3 * problem.response().siteW(s, 0, idleW) / STEP_KW),
                    whole(waterGal / 24),
                    STEP_GAL_PER_H * (int) Math.ceil(gal(s, idleW) / hours() / STEP_GAL_PER_H)));
        }
        return Budget.merged(periods);
    }

    private double gal(int slot, double itW) {
        return problem.response().potableGal(slot, 0, itW) + problem.response().recycledGal(slot, 0, itW);
    }

    private double hours() {
        return problem.grid().stepS() / 3600.0;
    }

    private static int whole(double value) {
        return Double.isFinite(value) && value < 1e9 ? (int) Math.floor(Math.max(0, value)) : Budget.UNLIMITED;
    }
}
