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
        board.refresh();
        Instance in = board.in;
        int scheduled = 0;
        int late = 0;
        double busyGpuS = 0;
        double workGpuS = 0;
        long windowEndS = in.slotStartS(in.windowSlots);
        for (int j = 0; j < in.jobs; j++) {
            if (!board.placed(j)) {
                continue;
            }
            scheduled++;
            late += board.endS(j) > in.job(j).dueS() ? 1 : 0;
            int last = Math.min(board.endSlot(j), in.windowSlots);
            for (int slot = board.start[j]; slot < last; slot++) {
                double seconds = Math.min(board.endS(j), in.slotStartS(slot) + in.stepS) - in.slotStartS(slot);
                double gpuS = seconds * board.gpusOf(j);
                busyGpuS += gpuS;
                workGpuS +=
                        gpuS * in.rate[in.work[j]][Math.max(board.cap[j], board.slotCap(slot))] / Instance.WORK_PER_S;
            }
        }
        double worst = 0;
        for (int day = 0; day < in.dayStartSlot.length; day++) {
            if (in.slotStartS(in.dayStartSlot[day]) < windowEndS) {
                worst = Math.max(worst, board.meters.waterOfDayGal(0, day));
            }
        }
        return new PlanFigures(
                scheduled,
                in.jobs - scheduled,
                late,
                board.weightedLatenessH(),
                board.meters.costUsd(),
                board.meters.tailUsd(),
                board.meters.energyMwh(),
                board.meters.peakMw(),
                board.meters.co2T(),
                board.meters.windowWaterGal(0),
                worst,
                busyGpuS / 3600,
                workGpuS / 3600,
                board.objectiveUsd(),
                board.hard());
    }
}
