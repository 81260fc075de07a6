package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.headroom.data.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PureProblem} laid out for counting, alone or with the {@link SiteForm} behind it, which adds site-wide caps.
 * Times are seconds from slot 0.
 */
final class Instance {
    final PureProblem pure;
    private final @Nullable SiteForm site;
    final int slots;
    final int windowSlots;
    final long slotS;
    final int jobs;

    /** What the search may use, W; a slot in which even the idle site is too much allows nothing. */
    final long[] mostW;

    final int[] gpus;
    final int[] cloudGpus;

    final int[] release;
    /** When a job is handed in, s: what first come, first served goes by. */
    final long[] submitS;
    /** GPU-seconds of the mode that takes the fewest. */
    final double[] area;

    final long[] dueS;
    /** The end that must be kept: the deadline or the end of the grid. */
    final long[] lastEndS;

    final long[] lateRate;
    final long[] declined;
    final int[][] before;
    final int[][] behind;
    /** Jobs so that each comes after those it waits for. */
    final int[] topological;

    final int[][] held;
    final long[][] itW;
    final long[][] durationS;
    final int[][] length;
    final boolean[][] cloud;
    final long[][] rent;
    final long[][] rentOther;

    /** Caps from the highest (none) down, W per GPU. */
    final double[] capW;
    /** Highest cap that a job may have, by index. */
    final int[] firstCap;
    /** GPU counts at the site, largest first; the second site's are those behind. */
    final int[][] sizes;

    final int[][] sizeOf;
    final int[][] capOf;
    /** Mode by size and cap, {@code [job][size][cap]}; -1 where no cap so low is on offer. */
    final int[][][] modeAt;
    /** Modes of the same size and site, by falling cap. */
    final int[][][] sameSize;

    final int[] cloudMode;
    final List<SiteForm.CapSpan> spans;

    Instance(PureProblem pure) {
        this(pure, null, List.of());
    }

    Instance(SiteForm site, boolean wholeRunsOnly) {
        this(PureForm.of(site), site, wholeRunsOnly ? List.of() : site.spans);
    }

    private Instance(PureProblem pure, @Nullable SiteForm site, List<SiteForm.CapSpan> spans) {
        this.pure = pure;
        this.site = site;
        this.spans = spans;
        this.slots = pure.slotCount();
        this.windowSlots = pure.windowSlots();
        this.slotS = pure.slotS();
        this.jobs = pure.jobs().size();
        this.gpus = pure.gpus();
        this.cloudGpus = pure.cloudGpus();
        this.mostW = Arrays.stream(pure.itW()).map(w -> Math.max(0, w)).toArray();
        this.release = new int[jobs];
        this.submitS = new long[jobs];
        this.area = new double[jobs];
        this.dueS = new long[jobs];
        this.lastEndS = new long[jobs];
        this.lateRate = new long[jobs];
        this.declined = new long[jobs];
        this.before = new int[jobs][];
        this.held = new int[jobs][];
        this.itW = new long[jobs][];
        this.durationS = new long[jobs][];
        this.length = new int[jobs][];
        this.cloud = new boolean[jobs][];
        this.rent = new long[jobs][];
        this.rentOther = new long[jobs][];
        this.firstCap = new int[jobs];
        this.sizes = new int[jobs][];
        this.sizeOf = new int[jobs][];
        this.capOf = new int[jobs][];
        this.modeAt = new int[jobs][][];
        this.sameSize = new int[jobs][][];
        this.cloudMode = new int[jobs];
        this.capW = site == null ? capsOf(pure) : site.capW;
        for (int j = 0; j < jobs; j++) {
            layOut(j);
        }
        this.behind = behind();
        this.topological = topologicalOrder();
    }

    /** The same with less IT power above the idle site allowed, W: a plan of it is one of this. */
    Instance below(long mostItW) {
        PureProblem lower = pure.withItW(
                Arrays.stream(pure.itW()).map(w -> Math.min(w, mostItW)).toArray());
        return new Instance(lower, site, spans);
    }

    private static double[] capsOf(PureProblem pure) {
        TreeSet<Double> caps = new TreeSet<>();
        for (PureProblem.PureJob job : pure.jobs()) {
            job.modes().stream().filter(m -> !m.cloud()).forEach(m -> caps.add(m.capW()));
        }
        return caps.descendingSet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void layOut(int j) {
        PureProblem.PureJob job = pure.jobs().get(j);
        release[j] = job.releaseSlot();
        submitS[j] = site == null ? release[j] * slotS : site.job(j).submitS() - site.startS;
        dueS[j] = job.dueS();
        area[j] = job.modes().stream()
                .mapToDouble(m -> (double) m.gpus() * m.durationS())
                .min()
                .orElse(0);
        Long deadline = job.deadlineS();
        lastEndS[j] = Math.min(slots * slotS, deadline == null ? Long.MAX_VALUE : deadline);
        lateRate[j] = job.lateMicroUsdPerS();
        declined[j] = job.declinedMicroUsd();
        before[j] = job.after();
        List<PureProblem.Mode> modes = job.modes();
        int count = modes.size();
        held[j] = modes.stream().mapToInt(PureProblem.Mode::heldGpus).toArray();
        itW[j] = modes.stream().mapToLong(PureProblem.Mode::itW).toArray();
        durationS[j] = modes.stream().mapToLong(PureProblem.Mode::durationS).toArray();
        length[j] = modes.stream().mapToInt(PureProblem.Mode::durationSlots).toArray();
        rent[j] = modes.stream().mapToLong(PureProblem.Mode::microUsd).toArray();
        rentOther[j] = modes.stream().mapToLong(PureProblem.Mode::otherMicroUsd).toArray();
        cloud[j] = new boolean[count];
        sizeOf[j] = new int[count];
        capOf[j] = new int[count];
        TreeSet<Integer> here = new TreeSet<>(Comparator.reverseOrder());
        cloudMode[j] = -1;
        for (int m = 0; m < count; m++) {
            PureProblem.Mode mode = modes.get(m);
            cloud[j][m] = mode.cloud();
            if (!mode.cloud()) {
                here.add(mode.gpus());
            } else if (cloudMode[j] < 0 || durationS[j][m] < durationS[j][cloudMode[j]]) {
                cloudMode[j] = m;
            }
        }
        sizes[j] = here.stream().mapToInt(Integer::intValue).toArray();
        modeAt[j] = new int[sizes[j].length][capW.length];
        firstCap[j] = capW.length - 1;
        for (int m = 0; m < count; m++) {
            sizeOf[j][m] = cloud[j][m]
                    ? -1
                    : Arrays.binarySearch(negated(sizes[j]), -modes.get(m).gpus());
            if (!cloud[j][m]) {
                int cap = 0;
                while (cap < capW.length - 1 && capW[cap] > modes.get(m).capW()) {
                    cap++;
                }
                capOf[j][m] = cap;
                firstCap[j] = Math.min(firstCap[j], cap);
            }
        }
        if (site != null) {
            firstCap[j] = site.firstCap[j];
        }
        sameSize[j] = new int[count][];
        for (int m = 0; m < count; m++) {
            int mine = m;
            sameSize[j][m] = java.util.stream.IntStream.range(0, count)
                    .filter(o -> cloud[j][o] == cloud[j][mine] && (cloud[j][o] || sizeOf[j][o] == sizeOf[j][mine]))
                    .boxed()
                    .sorted(Comparator.comparingInt(o -> capOf[j][o]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        for (int[] row : modeAt[j]) {
            Arrays.fill(row, -1);
        }
        for (int m = 0; m < count; m++) {
            if (!cloud[j][m]) {
                int[] row = modeAt[j][sizeOf[j][m]];
                for (int cap = 0; cap <= capOf[j][m]; cap++) {
                    // the highest cap that is not above this one
                    if (row[cap] < 0 || capOf[j][row[cap]] > capOf[j][m]) {
                        row[cap] = m;
                    }
                }
            }
        }
        for (int[] row : modeAt[j]) {
            for (int cap = 1; cap < row.length; cap++) {
                row[cap] = row[cap] < 0 ? row[cap - 1] : row[cap];
            }
        }
    }

    private static int[] negated(int[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    private int[][] behind() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            lists.add(new ArrayList<>());
        }
        for (int j = 0; j < jobs; j++) {
            for (int base : before[j]) {
                lists.get(base).add(j);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private int[] topologicalOrder() {
        int[] waiting = new int[jobs];
        int[] order = new int[jobs];
        int count = 0;
        for (int j = 0; j < jobs; j++) {
            waiting[j] = before[j].length;
            if (waiting[j] == 0) {
                order[count++] = j;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int next : behind[order[i]]) {
                if (--waiting[next] == 0) {
                    order[count++] = next;
                }
            }
        }
        if (count < jobs) {
            throw new IllegalArgumentException("the dependencies of jobs run in a circle");
        }
        return order;
    }

    /** The site and its jobs, where the problem came from one. */
    SiteForm site() {
        if (site == null) {
            throw new IllegalStateException("a problem without a site behind it");
        }
        return site;
    }

    Job job(int j) {
        return site().job(j);
    }

    int gpusOf(int j, int mode) {
        return pure.jobs().get(j).modes().get(mode).gpus();
    }

    /** IT power of a mode while a site-wide cap holds, W. */
    long itWUnder(int j, int mode, int slotCap) {
        return slotCap <= capOf[j][mode] || cloud[j][mode] ? itW[j][mode] : site().extraW[j][sizeOf[j][mode]][slotCap];
    }

    /** The first slot that begins at or after a time. */
    int slotFrom(long seconds) {
        return (int) Math.clamp(Math.ceilDiv(seconds, slotS), 0L, slots);
    }
}
