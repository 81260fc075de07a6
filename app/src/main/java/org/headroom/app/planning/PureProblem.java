package org.headroom.app.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The combinatorial heart of a plan in whole numbers, free of physics: each job takes one mode and one start, or is
 * declined. What {@code --export-instance} writes, and all that a checker needs (docs/models/instance.md).
 *
 * <pre>
 *   place of job j: mode m, start slot s &gt;= releaseSlot, s + durationSlots &lt;= slotCount
 *   ends at endS = s slotS + durationS; holds heldGpus and itW in each of the slots s .. s + durationSlots - 1
 *   after: the ends of all jobs waited for are at or before s slotS (none of them is declined);  endS &lt;= deadlineS
 *   every slot t:   sum heldGpus &lt;= gpus[t] (cloudGpus[t] for cloud modes),  IT_t = sum itW &lt;= itW[t]
 *   every day d:    sum over its slots of IT_t nanoPerW[t] &lt;= capacity[d]     (each DayLimit)
 *   site_t = idleSiteW[t] + floor(IT_t slopePpm[t] / 1e6);   -fallW &lt;= site_t - site_(t-1) &lt;= riseW   (t &gt;= 1)
 *
 *   objective (microdollars, above the idle site, to be made small)
 *     = sum over placed j of lateMicroUsdPerS max(0, endS - dueS) + mode.microUsd + mode.otherMicroUsd
 *     + sum over declined j of declinedMicroUsd
 *     + floor((sum_t IT_t (cash[t] + other[t]) + sum_meters usdPerW (peak - idlePeak)) / 1000)
 *     + ceilingFactor max(0, cash - ceiling),
 *   cash = sum over placed j of mode.microUsd + floor((sum_t IT_t cash[t] + sum_cash meters usdPerW (peak - idlePeak)) / 1000)
 *   peak = max of site_t over the slots that the meter counts; idlePeak the same with every IT_t = 0
 * </pre>
 *
 * @param startS epoch seconds of slot 0; all other times count from there
 * @param slotS length of a slot, s
 * @param windowSlots how many slots, from the first, are the planned window; what lies behind is free of demand charges
 * @param gpus GPUs of the site, by slot
 * @param cloudGpus GPUs of the second site, by slot
 * @param itW IT power above the idle site that the limits allow, W, by slot; negative where even the idle site is too much
 * @param dayOf index of the local day, by slot
 * @param idleSiteW power of the idle site at the meter, W, by slot
 * @param slopePpm site power per IT power, parts per million, by slot
 * @param cash energy, water and sewer, nanodollars per watt of IT power in the slot
 * @param other carbon and what is priced but not paid, nanodollars per watt in the slot
 * @param riseW most that site power may rise from slot to slot, W; null for no limit
 * @param fallW the same downwards
 * @param ceilingMicroUsd what cash may come to before it is penalized; null for no ceiling
 */
public record PureProblem(
        long startS,
        int slotS,
        int slotCount,
        int windowSlots,
        int[] gpus,
        int[] cloudGpus,
        long[] itW,
        int[] dayOf,
        long[] idleSiteW,
        long[] slopePpm,
        long[] cash,
        long[] other,
        @Nullable Long riseW,
        @Nullable Long fallW,
        @Nullable Long ceilingMicroUsd,
        long ceilingFactor,
        List<DayLimit> dayLimits,
        List<DemandMeter> meters,
        List<PureJob> jobs) {
    public PureProblem {
        dayLimits = List.copyOf(dayLimits);
        meters = List.copyOf(meters);
        jobs = List.copyOf(jobs);
    }

    /** The same with other limits on IT power above the idle site, W by slot. */
    PureProblem withItW(long[] lower) {
        return new PureProblem(
                startS,
                slotS,
                slotCount,
                windowSlots,
                gpus,
                cloudGpus,
                lower,
                dayOf,
                idleSiteW,
                slopePpm,
                cash,
                other,
                riseW,
                fallW,
                ceilingMicroUsd,
                ceilingFactor,
                dayLimits,
                meters,
                jobs);
    }

    /**
     * Something that a local day has so much of, above what the idle site takes: potable water, sewer, carbon.
     *
     * @param id as in the ledger's limits, {@code potable_gal_per_day}
     * @param nanoPerW use per watt of IT power in a slot, 1e-9 of the unit, by slot
     * @param capacity 1e-9 of the unit, by day; negative where the idle site takes too much
     */
    public record DayLimit(String id, long[] nanoPerW, long[] capacity) {}

    /**
     * A charge on the highest site power in some slots.
     *
     * @param counts whether the meter sees a slot
     * @param nanoUsdPerW nanodollars per watt of the highest site power
     * @param cash whether it is paid (and so counts against the ceiling) or only priced
     */
    public record DemandMeter(String id, boolean[] counts, long nanoUsdPerW, boolean cash) {}

    /**
     * A job. Times are seconds from the start of slot 0 and may be negative.
     *
     * @param deadlineS end that must be kept; null for none
     * @param after indices of jobs that must end first
     * @param declinedMicroUsd what leaving it out counts
     */
    public record PureJob(
            String id,
            int releaseSlot,
            long dueS,
            @Nullable Long deadlineS,
            long lateMicroUsdPerS,
            int[] after,
            long declinedMicroUsd,
            List<Mode> modes) {
        public PureJob {
            modes = List.copyOf(modes);
        }
    }

    /**
     * A way to run a job from start to end.
     *
     * @param gpus GPUs at work
     * @param heldGpus GPUs of the whole servers it takes
     * @param capW power cap, W per GPU
     * @param cloud whether it runs at the second site
     * @param itW IT power above idle while it runs, W; 0 in the cloud
     * @param durationS run time, with the transfer of data for the cloud, s
     * @param durationSlots slots that it touches: durationS / slotS, rounded up
     * @param microUsd rent in the cloud, microdollars
     * @param otherMicroUsd what is priced but not paid, as carbon in the cloud, microdollars
     */
    public record Mode(
            int gpus,
            int heldGpus,
            double capW,
            boolean cloud,
            long itW,
            long durationS,
            int durationSlots,
            long microUsd,
            long otherMicroUsd) {}

    /**
     * A solution.
     *
     * @param mode index of each job's mode; -1 where it is declined
     * @param start first slot of each job; -1 where it is declined
     * @param objectiveMicroUsd as above
     */
    public record Solution(int[] mode, int[] start, long objectiveMicroUsd) {}
}
