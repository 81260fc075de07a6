package org.headroom.app.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;

/**
 * Holds a solution of a {@link PureProblem} against the problem's statement, slot by slot and anew each time: what is
 * broken, and what the objective comes to. It knows nothing of how the planner counts (docs/models/instance.md).
 *
 * @param violations one line each; empty if the solution keeps every limit
 * @param latenessMicroUsd penalty on late ends
 * @param rentMicroUsd rent in the cloud
 * @param cloudOtherMicroUsd what is priced but not paid there
 * @param declinedMicroUsd penalty on jobs left out
 * @param cashNanoUsd energy, water and sewer
 * @param otherNanoUsd carbon and what is priced but not paid
 * @param metersNanoUsd charge on the rise of each meter's peak over that of the idle site, by the meter's id
 * @param ceilingMicroUsd penalty on cash above its ceiling
 */
public record InstanceCheck(
        List<String> violations,
        long latenessMicroUsd,
        long rentMicroUsd,
        long cloudOtherMicroUsd,
        long declinedMicroUsd,
        long cashNanoUsd,
        long otherNanoUsd,
        Map<String, Long> metersNanoUsd,
        long ceilingMicroUsd,
        long objectiveMicroUsd) {
    public InstanceCheck {
        violations = List.copyOf(violations);
    }

    public boolean feasible() {
        return violations.isEmpty();
    }

    /**
     * Counts a solution.
     *
     * @param mode index of each job's mode, -1 where it is declined
     * @param start first slot of each job, -1 where it is declined
     */
    public static InstanceCheck of(PureProblem p, int[] mode, int[] start) {
        List<String> broken = new ArrayList<>();
        int slots = p.slotCount();
        long[] held = new long[slots];
        long[] cloud = new long[slots];
        long[] itW = new long[slots];
        long late = 0;
        long rent = 0;
        long cloudOther = 0;
        long declined = 0;
        for (int j = 0; j < p.jobs().size(); j++) {
            PureJob job = p.jobs().get(j);
            if (mode[j] < 0) {
                declined += job.declinedMicroUsd();
                continue;
            }
            Mode m = job.modes().get(mode[j]);
            if (start[j] < job.releaseSlot() || start[j] < 0 || start[j] + m.durationSlots() > slots) {
                broken.add("job " + job.id() + ": slot " + start[j] + " to " + (start[j] + m.durationSlots())
                        + " is outside " + job.releaseSlot() + " to " + slots);
                continue;
            }
            long endS = (long) start[j] * p.slotS() + m.durationS();
            if (job.deadlineS() != null && endS > job.deadlineS()) {
                broken.add("job " + job.id() + ": ends at " + endS + " s, after its deadline " + job.deadlineS());
            }
            for (int before : job.after()) {
                if (mode[before] < 0 || endS(p, before, mode, start) > (long) start[j] * p.slotS()) {
                    broken.add("job " + job.id() + ": starts before the end of "
                            + p.jobs().get(before).id());
                }
            }
            late += job.lateMicroUsdPerS() * Math.max(0, endS - job.dueS());
            rent += m.microUsd();
            cloudOther += m.otherMicroUsd();
            for (int t = start[j]; t < start[j] + m.durationSlots(); t++) {
                (m.cloud() ? cloud : held)[t] += m.heldGpus();
                itW[t] += m.itW();
            }
        }
        long cash = 0;
        long other = 0;
        long[] siteW = new long[slots];
        for (int t = 0; t < slots; t++) {
            above(broken, "GPUs", t, held[t], p.gpus()[t]);
            above(broken, "GPUs of the second site", t, cloud[t], p.cloudGpus()[t]);
            // A slot in which even the idle site is too much holds no work; the idle site itself is nobody's choice.
            above(broken, "IT power, W,", t, itW[t], Math.max(0, p.itW()[t]));
            cash += itW[t] * p.cash()[t];
            other += itW[t] * p.other()[t];
            siteW[t] = siteW(p, t, itW[t]);
        }
        ramps(p, siteW, broken);
        for (DayLimit limit : p.dayLimits()) {
            days(p, limit, itW, broken);
        }
        Map<String, Long> meters = new LinkedHashMap<>();
        long metersNano = 0;
        long cashMetersNano = 0;
        for (DemandMeter meter : p.meters()) {
            long nano = meter.nanoUsdPerW() * (peak(meter, siteW) - peak(meter, p.idleSiteW()));
            meters.merge(meter.id(), nano, Long::sum);
            metersNano += nano;
            cashMetersNano += meter.cash() ? nano : 0;
        }
        long cashMicro = rent + Math.floorDiv(cash + cashMetersNano, 1000L);
        Long ceiling = p.ceilingMicroUsd();
        long over = ceiling == null ? 0 : p.ceilingFactor() * Math.max(0, cashMicro - ceiling);
        long objective = late + rent + cloudOther + declined + Math.floorDiv(cash + other + metersNano, 1000L) + over;
        return new InstanceCheck(broken, late, rent, cloudOther, declined, cash, other, meters, over, objective);
    }

    private static long endS(PureProblem p, int j, int[] mode, int[] start) {
        return (long) start[j] * p.slotS()
                + p.jobs().get(j).modes().get(mode[j]).durationS();
    }

    private static long siteW(PureProblem p, int t, long itW) {
        return p.idleSiteW()[t] + Math.floorDiv(itW * p.slopePpm()[t], 1_000_000L);
    }

    private static long peak(DemandMeter meter, long[] siteW) {
        long peak = Long.MIN_VALUE;
        for (int t = 0; t < siteW.length; t++) {
            peak = meter.counts()[t] ? Math.max(peak, siteW[t]) : peak;
        }
        return peak == Long.MIN_VALUE ? 0 : peak;
    }

    private static void above(List<String> broken, String what, int slot, long found, long allowed) {
        if (found > allowed) {
            broken.add(what + " in slot " + slot + ": " + found + ", allowed " + allowed);
        }
    }

    private static void ramps(PureProblem p, long[] siteW, List<String> broken) {
        for (int t = 1; t < siteW.length; t++) {
            long rise = siteW[t] - siteW[t - 1];
            if (p.riseW() != null && rise > p.riseW()) {
                broken.add("rise into slot " + t + ": " + rise + " W, allowed " + p.riseW());
            }
            if (p.fallW() != null && -rise > p.fallW()) {
                broken.add("fall into slot " + t + ": " + -rise + " W, allowed " + p.fallW());
            }
        }
    }

    private static void days(PureProblem p, DayLimit limit, long[] itW, List<String> broken) {
        long[] used = new long[limit.capacity().length];
        for (int t = 0; t < itW.length; t++) {
            used[p.dayOf()[t]] += itW[t] * limit.nanoPerW()[t];
        }
        for (int d = 0; d < used.length; d++) {
            if (used[d] > Math.max(0, limit.capacity()[d])) {
                broken.add(limit.id() + " on day " + d + ": " + used[d] + " nano, allowed " + limit.capacity()[d]);
            }
        }
    }
}
