package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;

/** Counts a solution as {@link PureProblem}'s javadoc says, slot by slot, sharing no code with the search. */
final class Slow {
    private Slow() {}

    static long[] itW(PureProblem p, PureProblem.Solution s) {
        long[] itW = new long[p.slotCount()];
        for (int j = 0; j < s.mode().length; j++) {
            if (s.mode()[j] >= 0) {
                PureProblem.Mode mode = p.jobs().get(j).modes().get(s.mode()[j]);
                for (int t = s.start()[j]; t < s.start()[j] + mode.durationSlots(); t++) {
                    itW[t] += mode.itW();
                }
            }
        }
        return itW;
    }

    private static long siteW(PureProblem p, long[] itW, int t) {
        return p.idleSiteW()[t] + itW[t] * p.slopePpm()[t] / 1_000_000;
    }

    static long objective(PureProblem p, PureProblem.Solution s) {
        long micro = 0;
        long cashMicro = 0;
        for (int j = 0; j < s.mode().length; j++) {
            PureProblem.PureJob job = p.jobs().get(j);
            if (s.mode()[j] < 0) {
                micro += job.declinedMicroUsd();
                continue;
            }
            PureProblem.Mode mode = job.modes().get(s.mode()[j]);
            long endS = (long) s.start()[j] * p.slotS() + mode.durationS();
            micro += job.lateMicroUsdPerS() * Math.max(0, endS - job.dueS()) + mode.microUsd() + mode.otherMicroUsd();
            cashMicro += mode.microUsd();
        }
        long[] itW = itW(p, s);
        long nano = 0;
        long cashNano = 0;
        for (int t = 0; t < itW.length; t++) {
            nano += itW[t] * (p.cash()[t] + p.other()[t]);
            cashNano += itW[t] * p.cash()[t];
        }
        for (PureProblem.DemandMeter meter : p.meters()) {
            long peak = 0;
            long idle = 0;
            for (int t = 0; t < itW.length; t++) {
                if (meter.counts()[t]) {
                    peak = Math.max(peak, siteW(p, itW, t));
                    idle = Math.max(idle, p.idleSiteW()[t]);
                }
            }
            nano += meter.nanoUsdPerW() * (peak - idle);
            cashNano += meter.cash() ? meter.nanoUsdPerW() * (peak - idle) : 0;
        }
        micro += Math.floorDiv(nano, 1000L);
        cashMicro += Math.floorDiv(cashNano, 1000L);
        Long ceiling = p.ceilingMicroUsd();
        return ceiling == null ? micro : micro + p.ceilingFactor() * Math.max(0, cashMicro - ceiling);
    }

    /** What a solution breaks, one line each. */
    static List<String> faults(PureProblem p, PureProblem.Solution s) {
        List<String> faults = new ArrayList<>();
        long[] itW = itW(p, s);
        int[] gpus = new int[itW.length];
        int[] rented = new int[itW.length];
        long[] endS = new long[s.mode().length];
        for (int j = 0; j < endS.length; j++) {
            PureProblem.PureJob job = p.jobs().get(j);
            if (s.mode()[j] < 0) {
                continue;
            }
            PureProblem.Mode mode = job.modes().get(s.mode()[j]);
            endS[j] = (long) s.start()[j] * p.slotS() + mode.durationS();
            if (s.start()[j] < job.releaseSlot()) {
                faults.add(job.id() + " starts before its release");
            }
            if (s.start()[j] + mode.durationSlots() > itW.length) {
                faults.add(job.id() + " ends behind the grid");
            }
            Long deadlineS = job.deadlineS();
            if (deadlineS != null && endS[j] > deadlineS) {
                faults.add(job.id() + " ends after its deadline");
            }
            for (int t = s.start()[j]; t < Math.min(itW.length, s.start()[j] + mode.durationSlots()); t++) {
                (mode.cloud() ? rented : gpus)[t] += mode.heldGpus();
            }
        }
        for (int j = 0; j < endS.length; j++) {
            for (int base : s.mode()[j] < 0 ? new int[0] : p.jobs().get(j).after()) {
                if (s.mode()[base] < 0 || endS[base] > (long) s.start()[j] * p.slotS()) {
                    faults.add(p.jobs().get(j).id() + " starts before "
                            + p.jobs().get(base).id() + " ends");
                }
            }
        }
        for (int t = 0; t < itW.length; t++) {
            if (gpus[t] > p.gpus()[t] || rented[t] > p.cloudGpus()[t] || itW[t] > p.itW()[t]) {
                faults.add("slot " + t + " is overfull");
            }
            if (t > 0) {
                long step = siteW(p, itW, t) - siteW(p, itW, t - 1);
                Long rise = p.riseW();
                Long fall = p.fallW();
                if ((rise != null && step > rise) || (fall != null && -step > fall)) {
                    faults.add("slot " + t + " steps by " + step + " W");
                }
            }
        }
        for (PureProblem.DayLimit limit : p.dayLimits()) {
            long[] days = new long[limit.capacity().length];
            for (int t = 0; t < itW.length; t++) {
                days[p.dayOf()[t]] += itW[t] * limit.nanoPerW()[t];
            }
            for (int day = 0; day < days.length; day++) {
                if (days[day] > limit.capacity()[day]) {
                    faults.add(limit.id() + " on day " + day);
                }
            }
        }
        return faults;
    }
}
