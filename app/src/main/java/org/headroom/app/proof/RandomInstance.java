package org.headroom.app.proof;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Made-up problems of a site of 100,000 GPUs for tests and races, the same for the same seed: 85 % of the GPU-hours of
 * the window asked for, elastic jobs under caps, chains, deadlines, a second site, hours of tight power, day limits,
 * ramps, demand charges and a cash ceiling, each in some of the seeds. {@code random:JOBSxSLOTS:SEED} names one.
 */
public final class RandomInstance {
    private static final int GPUS = 100_000;
    private static final int SERVER = 8;
    private static final double[] CAP_W = {700, 600, 500};
    private static final double[] RATE = {1, 0.97, 0.88};
    private static final long[] W_PER_GPU = {880, 770, 650};
    private static final double[] SIZES = {1, 0.75, 0.5};
    private static final long LATE_MICRO_USD_PER_S = 5_555_556;
    private static final double FULL_W = 82e6;
    private static final String NAME = "random:";

    private final SplittableRandom random;
    private final int jobs;
    private final int slots;
    private final int stepS;
    private final int window;

    private RandomInstance(int jobs, int slots, int stepS, long seed) {
        this.random = new SplittableRandom(seed * 1_000_003 + jobs * 101L + slots);
        this.jobs = jobs;
        this.slots = slots;
        this.stepS = stepS;
        this.window = Math.max(1, slots * 2 / 3);
    }

    /** Whether a text given to {@code --instance} means a made-up problem. */
    public static boolean names(String text) {
        return text.startsWith(NAME);
    }

    /** @throws InputError unless the name is {@code random:JOBSxSLOTS:SEED} */
    public static InstanceFile named(String name) {
        String[] parts = name.substring(NAME.length()).split("[x:]", -1);
        try {
            int jobs = Integer.parseInt(parts[0]);
            int slots = Integer.parseInt(parts[1]);
            long seed = Long.parseLong(parts[2]);
            if (parts.length == 3 && jobs >= 1 && jobs <= 1000 && slots >= 1 && slots <= 10_000) {
                return new InstanceFile(of(jobs, slots, seed), name, ZoneId.of("America/Chicago"));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw new InputError("--instance", "", name, "random:JOBSxSLOTS:SEED, 1 to 1000 jobs, 1 to 10000 slots");
    }

    /** Half-hours up to 2,000 slots, quarter-hours above. */
    public static PureProblem of(int jobs, int slots, long seed) {
        return new RandomInstance(jobs, slots, slots > 2000 ? 900 : 1800, seed).problem();
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private PureProblem problem() {
        int[] gpus = new int[slots];
        int[] cloudGpus = new int[slots];
        long[] itW = new long[slots];
        int[] dayOf = new int[slots];
        long[] idle = new long[slots];
        long[] slope = new long[slots];
        long[] cash = new long[slots];
        long[] other = new long[slots];
        boolean[] onPeak = new boolean[slots];
        boolean[] inWindow = new boolean[slots];
        double hoursPerSlot = stepS / 3600.0;
        double allowedW = between(0.75, 1.1) * FULL_W;
        boolean cloud = chance(0.5);
        for (int t = 0; t < slots; t++) {
            double hour = t * hoursPerSlot % 24;
            double warm = Math.sin((hour - 9) / 24 * 2 * Math.PI) + 0.3 * Math.sin(t * 0.013);
            dayOf[t] = (int) (t * hoursPerSlot / 24);
            onPeak[t] = t < window && hour >= 13 && hour < 19;
            inWindow[t] = t < window;
            gpus[t] = GPUS;
            cloudGpus[t] = cloud ? 24_000 : 0;
            itW[t] = Math.round(allowedW - 2e6 * warm);
            idle[t] = Math.round(40e6 + 1e6 * warm);
            slope[t] = Math.round(1.16e6 + 0.03e6 * warm);
            double usdPerKwh = (onPeak[t] ? 0.085 : 0.048) + 0.002 * warm;
            cash[t] = Math.round(usdPerKwh * 1e-3 * hoursPerSlot * 1e9 * slope[t] * 1e-6);
            other[t] = Math.round(0.02e-3 * hoursPerSlot * 1e9 * (1 + 0.2 * Math.cos(hour / 24 * 2 * Math.PI)));
        }
        for (int k = random.nextInt(4); k > 0; k--) {
            int from = random.nextInt(slots);
            int to = Math.min(slots, from + 1 + random.nextInt(Math.max(1, slots / 12)));
            double share = between(0, 0.7);
            for (int t = from; t < to; t++) {
                itW[t] = Math.round(itW[t] * share);
            }
        }
        if (chance(0.4)) {
            int from = random.nextInt(slots);
            Arrays.fill(gpus, from, Math.min(slots, from + slots / 10 + 1), (int) (GPUS * between(0.3, 0.9)));
        }
        boolean ramps = chance(0.4);
        return new PureProblem(
                LocalDate.of(2024, 7, 8).atTime(5, 0).toEpochSecond(ZoneOffset.UTC),
                stepS,
                slots,
                window,
                gpus,
                cloudGpus,
                itW,
                dayOf,
                idle,
                slope,
                cash,
                other,
                ramps ? (Long) Math.round(between(0.5, 0.8) * FULL_W) : null,
                ramps ? (Long) Math.round(between(0.6, 1.0) * FULL_W) : null,
                chance(0.3) ? (Long) Math.round(between(0.7, 1.0) * 0.9e6 * spending()) : null,
                200,
                chance(0.5) ? List.of(water(dayOf, hoursPerSlot)) : List.of(),
                meters(onPeak, inWindow),
                jobs());
    }

    /** About what the work of the window costs, USD. */
    private double spending() {
        return 0.85 * FULL_W * 1.16 * window * (stepS / 3600.0) * 0.06e-3 + FULL_W * 0.013;
    }

    /** Water per day, at 0.5 gal a kilowatt-hour of IT: 50 to 95 % of what the full site would take. */
    private DayLimit water(int[] dayOf, double hoursPerSlot) {
        long[] nanoPerW = new long[slots];
        long[] capacity = new long[dayOf[slots - 1] + 1];
        double share = between(0.6, 0.95);
        for (int t = 0; t < slots; t++) {
            double warm = Math.sin((t * hoursPerSlot - 9) / 24 * 2 * Math.PI);
            nanoPerW[t] = Math.round(0.5e-3 * (1 + 0.2 * warm) * hoursPerSlot * 1e9);
            capacity[dayOf[t]] += Math.round(share * nanoPerW[t] * FULL_W);
        }
        return new DayLimit("potable_gal_per_day", nanoPerW, capacity);
    }

    private List<DemandMeter> meters(boolean[] onPeak, boolean[] inWindow) {
        List<DemandMeter> meters = new ArrayList<>();
        meters.add(new DemandMeter("highest", inWindow, 6_000_000, true));
        meters.add(new DemandMeter("on_peak", onPeak, 9_000_000, true));
        meters.add(new DemandMeter("coincidence", inWindow, 100_000, false));
        return meters;
    }

    private List<PureJob> jobs() {
        double[] share = new double[jobs];
        double[] hours = new double[jobs];
        double sum = 0;
        double windowH = window * (stepS / 3600.0);
        for (int j = 0; j < jobs; j++) {
            share[j] = Math.exp(between(Math.log(0.02), Math.log(0.6)));
            hours[j] = Math.exp(between(Math.log(0.02), Math.log(0.4))) * windowH;
            sum += share[j] * hours[j];
        }
        double scale = Math.min(2.5, 0.85 * windowH / sum);
        List<PureJob> list = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            int most = Math.max(SERVER, (int) (share[j] * GPUS) / SERVER * SERVER);
            list.add(job(j, most, Math.max(0.5, hours[j] * scale), windowH));
        }
        return list;
    }

    private PureJob job(int j, int most, double hours, double windowH) {
        double submitH = chance(0.3) ? 0 : between(0, 0.7 * windowH);
        int[] after = j > 0 && chance(0.25) ? new int[] {random.nextInt(j)} : new int[0];
        double dueH = submitH + hours * between(1, 3) + (after.length > 0 ? 0.2 * windowH : 0);
        long weight = 1L + random.nextInt(10);
        List<Mode> modes = modes(most, hours);
        @Nullable Long deadlineS = chance(0.15) ? (Long) Math.round((dueH + 0.4 * windowH) * 3600.0) : null;
        long longestS = Math.round(hours * 9000);
        long horizonS = (long) slots * stepS;
        long latePerS = weight * LATE_MICRO_USD_PER_S;
        long declined = latePerS * (horizonS + 2 * longestS);
        return new PureJob(
                String.format("job-%03d", j),
                (int) Math.min(slots, (long) Math.ceil(submitH * 3600.0 / stepS)),
                Math.round(dueH * 3600),
                deadlineS,
                latePerS,
                after,
                declined,
                modes);
    }

    private List<Mode> modes(int most, double hours) {
        boolean elastic = chance(0.5);
        List<Mode> modes = new ArrayList<>();
        for (int size = 0; size < (elastic ? SIZES.length : 1); size++) {
            int held = Math.max(SERVER, (int) (most * SIZES[size]) / SERVER * SERVER);
            for (int cap = 0; cap < CAP_W.length; cap++) {
                long durationS = (long) Math.ceil(hours * 3600 * most / held / RATE[cap]);
                modes.add(new Mode(
                        held,
                        held,
                        CAP_W[cap],
                        false,
                        held * W_PER_GPU[cap],
                        durationS,
                        Math.toIntExact(Math.ceilDiv(durationS, (long) stepS)),
                        0,
                        0));
            }
        }
        if (most <= 24_000 && chance(0.7)) {
            long durationS = (long) Math.ceil((hours * 1.1 + 4) * 3600);
            long microUsd = Math.round(2.5e6 * most * hours * 1.1);
            int durationSlots = Math.toIntExact(Math.ceilDiv(durationS, (long) stepS));
            modes.add(new Mode(most, most, CAP_W[0], true, 0, durationS, durationSlots, microUsd, microUsd / 100));
        }
        return modes;
    }
}
