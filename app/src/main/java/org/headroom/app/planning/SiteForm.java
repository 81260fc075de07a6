package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs of a {@link PlanningProblem} may do, in whole numbers (W, 1e-9 of a second of work, thousandths of a
 * weight): their sizes, the power and throughput of their kinds of work under each cap, and where site-wide caps may help.
 */
final class SiteForm {
    /** Work done in a second without a cap. */
    static final long WORK_PER_S = 1_000_000_000L;

    static final int MAX_SIZES = 24;
    private static final int SERVER_GPUS = 8;

    final PlanningProblem problem;
    final int slots;
    final int windowSlots;
    final long startS;
    final long stepS;
    final int jobs;

    /** Caps from the GPU's limit (none) down, W per GPU. */
    final double[] capW;

    final int[] release;
    final long[] weightMilli;
    final int[] work;
    final int[] firstCap;
    final int[][] sizes;
    /** GPUs of the whole servers that a job takes, {@code [job][size]}. */
    final int[][] held;

    final long[][] need;
    /** Power above idle, {@code [job][size][cap]}, W. */
    final long[][][] extraW;

    final int[][] before;
    final int[][] behind;
    /** Jobs so that each comes after those it waits for. */
    final int[] topological;

    /** Power above idle per GPU, {@code [work][cap]}, W; behind the kinds of work stand jobs with an iteration of their own. */
    final double[][] extraPerGpuW;

    /** Work per second, {@code [work][cap]}. */
    final long[][] rate;

    final long[] idleItW;
    final long[] highestItW;
    /** The same above idle; negative where even the idle site is too much. */
    final long[] mostBusyW;
    /** Emission factor, whole g/MWh. */
    final long[] co2GPerMwh;

    final int[] gpus;
    final int[] dayOf;
    final int[] dayEndSlot;
    final int[] dayStartSlot;
    /** Daily limits, thousandths of a gallon, {@code [potable, sewer, recycled][day]}. */
    final long[][] dayLimit;

    final boolean anyDayLimit;
    final int periods;
    final List<CapSpan> spans;

    /** A stretch of slots in which all GPUs may be capped together. */
    record CapSpan(int from, int to) {}

    SiteForm(PlanningProblem problem) {
        this(problem, null);
    }

    /** @param spans those of another instance whose placements are to be used here, or null for its own */
    SiteForm(PlanningProblem problem, @Nullable List<CapSpan> spans) {
        this.problem = problem;
        this.slots = problem.grid().count();
        this.windowSlots = problem.windowSlots();
        this.startS = problem.grid().startS();
        this.stepS = problem.grid().stepS();
        this.jobs = problem.jobs().size();
        checkShape();
        this.capW = caps();
        JobPower power = problem.power();
        this.work = new int[jobs];
        List<Job> own = jobsOfTheirOwn();
        Work[] works = Work.values();
        this.extraPerGpuW = new double[works.length + own.size()][capW.length];
        this.rate = new long[works.length + own.size()][capW.length];
        for (int w = 0; w < rate.length; w++) {
            Job job = w < works.length ? null : own.get(w - works.length);
            for (int cap = 0; cap < capW.length; cap++) {
                double acW = job == null
                        ? power.serverAcWPerGpu(works[w], capW[cap])
                        : power.serverAcWPerGpu(job, capW[cap]);
                extraPerGpuW[w][cap] = Math.max(0, acW - power.idleAcWPerGpu());
                double throughput = job == null
                        ? power.relativeThroughput(works[w], capW[cap])
                        : power.relativeThroughput(job, capW[cap]);
                if (!(throughput > 0 && throughput <= 1)) {
                    throw new IllegalArgumentException(
                            "relative throughput of " + (job == null ? works[w].id() : job.id()) + " at " + capW[cap]
                                    + " W is " + throughput + ", allowed: above 0 to 1");
                }
                rate[w][cap] = Math.max(1, Math.round(throughput * WORK_PER_S));
            }
        }
        this.release = new int[jobs];
        this.weightMilli = new long[jobs];
        this.firstCap = new int[jobs];
        this.sizes = new int[jobs][];
        this.held = new int[jobs][];
        this.need = new long[jobs][];
        this.extraW = new long[jobs][][];
        this.before = new int[jobs][];
        this.behind = new int[jobs][];
        compileJobs();
        this.topological = topologicalOrder();

        Limits limits = problem.limits();
        this.gpus = limits.gpus();
        this.idleItW = new long[slots];
        this.highestItW = new long[slots];
        this.mostBusyW = new long[slots];
        this.co2GPerMwh = new long[slots];
        Arrays.setAll(co2GPerMwh, slot -> Math.round(problem.prices().kgCo2PerMwh()[slot] * 1000));
        this.dayOf = problem.calendar().dayOf();
        int days = problem.calendar().days().size();
        this.dayStartSlot = new int[days];
        this.dayEndSlot = new int[days];
        int fleet = Arrays.stream(gpus).max().orElse(0);
        for (int slot = slots - 1; slot >= 0; slot--) {
            dayStartSlot[dayOf[slot]] = slot;
        }
        for (int slot = 0; slot < slots; slot++) {
            dayEndSlot[dayOf[slot]] = slot + 1;
            idleItW[slot] = Math.round(fleet * power.idleAcWPerGpu()); // racks in maintenance stay on
            double siteLimitW = siteLimitW(slot);
            double highest = problem.response().highestItW(slot, 0, siteLimitW);
            highestItW[slot] = highest >= 1e15 ? Long.MAX_VALUE / 4 : Math.max(0, (long) Math.floor(highest));
            mostBusyW[slot] = highestItW[slot] - idleItW[slot];
        }
        this.dayLimit = new long[][] {
            milli(limits.potableGalPerDay()), milli(limits.sewerGalPerDay()), milli(limits.recycledGalPerDay())
        };
        this.anyDayLimit =
                Arrays.stream(dayLimit).flatMapToLong(Arrays::stream).anyMatch(limit -> limit < Long.MAX_VALUE / 4);
        this.periods = 1 + Arrays.stream(problem.prices().period()).max().orElse(-1);
        this.spans = spans == null ? capSpans() : spans;
    }

    /** The lower of the site's limit and the transformers' rating, W. */
    double siteLimitW(int slot) {
        Limits limits = problem.limits();
        double mw = Math.min(limits.siteMw()[slot], limits.transformerMva()[slot] * limits.powerFactor());
        return Unit.MW.toBase(mw);
    }

    /** Gives each job its kind of work; those that know their own iteration, as they state their model, are kinds of their own. */
    private List<Job> jobsOfTheirOwn() {
        List<Job> own = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            work[j] = List.of(Work.values()).indexOf(job(j).work());
            if (job(j).iteration() != null) {
                work[j] = Work.values().length + own.size();
                own.add(job(j));
            }
        }
        return own;
    }

    Job job(int index) {
        return problem.jobs().get(index);
    }

    long slotStartS(int slot) {
        return startS + slot * stepS;
    }

    /** When a job without a place counts as ended: late enough that any place is better. */
    long endIfRejectedS(int j) {
        return slotStartS(slots) + 2 * Math.max(need[j][0] / WORK_PER_S, windowSlots * stepS);
    }

    /** The first slot that begins at or after an instant. */
    int slotFrom(long epochS) {
        return (int) Math.clamp(Math.ceilDiv(epochS - startS, stepS), 0L, slots);
    }

    private void checkShape() {
        Limits limits = problem.limits();
        Prices prices = problem.prices();
        boolean right = windowSlots >= 0
                && windowSlots <= slots
                && problem.calendar().dayOf().length == slots
                && problem.response().slots() == slots
                && limits.gpus().length == slots
                && limits.siteMw().length == slots
                && limits.transformerMva().length == slots
                && prices.period().length == slots
                && prices.onPeak().length == slots
                && prices.kgCo2PerMwh().length == slots;
        if (!right) {
            throw new IllegalArgumentException("every array of the planning problem needs " + slots + " slots");
        }
    }

    private double[] caps() {
        TreeSet<Double> caps = new TreeSet<>(problem.capOptionsW());
        if (caps.isEmpty()) {
            throw new IllegalArgumentException("no power cap to choose from, needed: at least the GPU's limit");
        }
        double limitW = caps.last();
        for (Job job : problem.jobs()) {
            Double capW = job.powerCapW();
            if (capW != null && capW < limitW) {
                caps.add(capW);
            }
        }
        return caps.descendingSet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void compileJobs() {
        Map<String, Integer> byId = new HashMap<>();
        for (int j = 0; j < jobs; j++) {
            if (byId.put(job(j).id(), j) != null) {
                throw new IllegalArgumentException("two jobs are called " + job(j).id());
            }
        }
        int[] followers = new int[jobs];
        for (int j = 0; j < jobs; j++) {
            Job job = job(j);
            release[j] = slotFrom(job.submitS());
            weightMilli[j] = Math.round(job.weight() * 1000);
            Double jobCapW = job.powerCapW();
            while (jobCapW != null && firstCap[j] < capW.length - 1 && capW[firstCap[j]] > jobCapW) {
                firstCap[j]++;
            }
            sizes[j] = sizesOf(job);
            held[j] = new int[sizes[j].length];
            need[j] = new long[sizes[j].length];
            extraW[j] = new long[sizes[j].length][capW.length];
            for (int k = 0; k < sizes[j].length; k++) {
                held[j][k] = Math.ceilDiv(sizes[j][k], SERVER_GPUS) * SERVER_GPUS;
                double seconds = job.hours() * 3600 * job.gpusMax() / sizes[j][k];
                need[j][k] = Math.max(1, Math.round(seconds * WORK_PER_S));
                for (int cap = 0; cap < capW.length; cap++) {
                    extraW[j][k][cap] = Math.round(sizes[j][k] * extraPerGpuW[work[j]][cap]);
                }
            }
            before[j] = new int[job.after().size()];
            for (int i = 0; i < before[j].length; i++) {
                Integer base = byId.get(job.after().get(i));
                if (base == null) {
                    throw new IllegalArgumentException("job " + job.id() + " waits for an unknown job "
                            + job.after().get(i));
                }
                before[j][i] = base;
                followers[base]++;
            }
        }
        for (int j = 0; j < jobs; j++) {
            behind[j] = new int[followers[j]];
        }
        int[] filled = new int[jobs];
        for (int j = 0; j < jobs; j++) {
            for (int base : before[j]) {
                behind[base][filled[base]++] = j;
            }
        }
    }

    /** GPU counts to choose from, largest first: all whole servers if they are few, else evenly spread. */
    private static int[] sizesOf(Job job) {
        TreeSet<Integer> sizes = new TreeSet<>();
        sizes.add(job.gpusMax());
        sizes.add(job.gpusMin());
        int between = (job.gpusMax() - job.gpusMin()) / SERVER_GPUS;
        int parts = Math.min(MAX_SIZES - 1, between);
        for (int i = 1; i < parts; i++) {
            double wanted = job.gpusMin() + (double) i * (job.gpusMax() - job.gpusMin()) / parts;
            int whole = (int) Math.ceil(wanted / SERVER_GPUS) * SERVER_GPUS;
            if (whole > job.gpusMin() && whole < job.gpusMax()) {
                sizes.add(whole);
            }
        }
        return sizes.descendingSet().stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] topologicalOrder() {
        int[] waiting = new int[jobs];
        List<Integer> order = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            waiting[j] = before[j].length;
            if (waiting[j] == 0) {
                order.add(j);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            for (int next : behind[order.get(i)]) {
                if (--waiting[next] == 0) {
                    order.add(next);
                }
            }
        }
        if (order.size() < jobs) {
            throw new IllegalArgumentException("the dependencies of jobs run in a circle");
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] milli(double[] galPerDay) {
        long[] limits = new long[galPerDay.length];
        for (int day = 0; day < limits.length; day++) {
            limits[day] =
                    galPerDay[day] >= 1e12 ? Long.MAX_VALUE / 4 : Math.max(0, (long) Math.floor(galPerDay[day] * 1000));
        }
        return limits;
    }

    /** Where a site-wide cap may help: on-peak stretches, stretches of a lower power limit, days of a lower water limit. */
    private List<CapSpan> capSpans() {
        List<CapSpan> found = new ArrayList<>();
        double baseW = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < slots; slot++) {
            baseW = Math.max(baseW, siteLimitW(slot));
        }
        long[] baseDay = new long[dayLimit.length];
        for (int kind = 0; kind < baseDay.length; kind++) {
            baseDay[kind] = Arrays.stream(dayLimit[kind]).max().orElse(0);
        }
        boolean[] onPeak = problem.prices().onPeak();
        int from = 0;
        for (int slot = 1; slot <= windowSlots; slot++) {
            if (slot < windowSlots && sameRegime(slot - 1, slot, onPeak, baseDay)) {
                continue;
            }
            int at = slot - 1;
            if (onPeak[at] || siteLimitW(at) < baseW || lowWaterDay(at, baseDay)) {
                found.add(new CapSpan(from, slot));
            }
            from = slot;
        }
        return List.copyOf(found);
    }

    private boolean sameRegime(int a, int b, boolean[] onPeak, long[] baseDay) {
        return onPeak[a] == onPeak[b]
                && siteLimitW(a) == siteLimitW(b)
                && (dayOf[a] == dayOf[b] || (!lowWaterDay(a, baseDay) && !lowWaterDay(b, baseDay)));
    }

    private boolean lowWaterDay(int slot, long[] baseDay) {
        for (int kind = 0; kind < baseDay.length; kind++) {
            if (dayLimit[kind][dayOf[slot]] < baseDay[kind]) {
                return true;
            }
        }
        return false;
    }
}
