package org.headroom.app.planning;

/**
 * A schedule in the planner's own figures (by the response table, slot means); the twin's are the ones that count.
 *
 * @param scheduled jobs that were given a start, after the window's end too
 * @param late of those
 * @param costUsd energy, demand, water and sewer inside the window
 * @param tailUsd the flat price put on energy after the window
 * @param peakMw highest slot mean of site power in the window
 * @param busyGpuHours GPU-hours held inside the window
 * @param workGpuHours what they amount to in uncapped GPU-hours: compare costs only beside this
 * @param worstPotableGalPerDay highest day inside the window
 * @param hardPpm how far hard limits are broken by the response table; 0 when none is
 */
public record PlanFigures(
        int scheduled,
        int rejected,
        int late,
        double weightedLatenessH,
        double costUsd,
        double tailUsd,
        double energyMwh,
        double peakMw,
        double co2T,
        double potableGal,
        double worstPotableGalPerDay,
        double busyGpuHours,
        double workGpuHours,
        double objectiveUsd,
        long hardPpm) {
    static PlanFigures of(Board board) {
        Instance in = board.in;
        SiteForm site = in.site();
        PlanningProblem problem = site.problem;
        int scheduled = 0;
        int late = 0;
        double busyGpuS = 0;
        double workGpuS = 0;
        for (int j = 0; j < in.jobs; j++) {
            if (!board.placed(j)) {
                continue;
            }
            scheduled++;
            late += board.endS(j) > in.dueS[j] ? 1 : 0;
            int last = Math.min(board.endSlot(j), in.windowSlots);
            int gpus = in.gpusOf(j, board.mode[j]);
            for (int slot = board.start[j]; slot < last; slot++) {
                double seconds = Math.min(board.endS(j), (slot + 1) * in.slotS) - slot * in.slotS;
                int cap = in.cloud[j][board.mode[j]] ? 0 : Math.max(in.capOf[j][board.mode[j]], board.slotCap(slot));
                busyGpuS += seconds * gpus;
                workGpuS += seconds * gpus * site.rate[site.work[j]][cap] / SiteForm.WORK_PER_S;
            }
        }
        double[] potableOfDay = new double[site.dayStartSlot.length];
        double potable = 0;
        double worst = 0;
        double energyMwh = 0;
        double peakMw = 0;
        double co2Kg = 0;
        double tailNano = 0;
        for (int t = 0; t < in.slots; t++) {
            double mwh = board.sums.siteW(t) * (in.slotS / 3.6e9);
            if (t >= in.windowSlots) {
                tailNano += (double) board.sums.itW[t] * in.pure.other()[t];
                continue;
            }
            energyMwh += mwh;
            peakMw = Math.max(peakMw, board.sums.siteW(t) / 1e6);
            co2Kg += mwh * problem.prices().kgCo2PerMwh()[t];
            double gal = problem.response().potableGal(t, 0, (double) (site.idleItW[t] + board.sums.itW[t]));
            potable += gal;
            potableOfDay[site.dayOf[t]] += gal;
            worst = Math.max(worst, potableOfDay[site.dayOf[t]]);
        }
        return new PlanFigures(
                scheduled,
                in.jobs - scheduled,
                late,
                lateH(board),
                PureForm.idleCashUsd(site) + board.cashMicroUsd() * 1e-6,
                tailNano * 1e-9,
                energyMwh,
                peakMw,
                co2Kg / 1000,
                potable,
                worst,
                busyGpuS / 3600,
                workGpuS / 3600,
                board.soft() / 1e6,
                board.hard());
    }

    /** Weighted hours late; a job without a place counts as ended long after the grid. */
    private static double lateH(Board board) {
        Instance in = board.in;
        double sum = 0;
        for (int j = 0; j < in.jobs; j++) {
            double endS = board.placed(j) ? board.endS(j) : in.site().endIfRejectedS(j) - in.site().startS;
            sum += in.site().weightMilli[j] / 1000.0 * Math.max(0, endS - in.dueS[j]) / 3600;
        }
        return sum;
    }
}
