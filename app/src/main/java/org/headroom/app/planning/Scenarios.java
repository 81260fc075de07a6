package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.PlanningRisk;

/**
 * Courses of weather, failures and overruns that a plan may meet, each by its seed, and what the site's response table makes
 * of the plan in them.
 *
 * <pre>
 *   wet bulb       e(t) = s(t) z(t),  z(t + 1 h) = r z(t) + sqrt(1 - r^2) n,  r = exp(-1 h / correlation)
 *                  s(t) = PlanningRisk.wetbulbErrorK(t - start)
 *   run time       planned x exp(sigma n) + failures (detection + restart + half a checkpoint interval)
 *   failures       Poisson with mean GPU-hours / gpu_hours_per_failure
 *   site           y(IT, t) + e(t) / w (y_w(IT, t) - y(IT, t)),  y_w the table in air warmer by w
 * </pre>
 *
 * <p>What runs: each job starts at its planned instant, or in the first slot after it in which its bases have ended, its
 * GPUs are free and, in the planned air, its power and water fit beside what runs: as a scheduler with licences for megawatts
 * and gallons an hour does it. Licences of a day's water are an even share, or what the plan has in that slot if it is more. A job that runs on for longer than planned is not stopped, so it may meet a lower limit than it was planned for.
 */
public final class Scenarios {
    private static final double HOUR_S = 3600;
    private static final int SERVER_GPUS = 8;
    private static final int HALVINGS = 30;
    private static final double MOST_OVER_IDLE = 20;

    private final PlanningProblem problem;
    private final SiteResponse warmer;
    private final double warmerK;
    private final PlanningRisk risk;
    private final JobBehaviour.Failures failures;
    private final double checkpointS;
    private final double idleW;
    private final double[] freeItW;
    private final double[] evenItW;

    /**
     * @param problem with the limits as they are, no margin taken
     * @param warmer the response in air warmer by {@code warmerK}
     * @param checkpointS work lost in a failure, on average
     */
    public Scenarios(
            PlanningProblem problem,
            SiteResponse warmer,
            double warmerK,
            PlanningRisk risk,
            JobBehaviour.Failures failures,
            double checkpointS) {
        this.problem = problem;
        this.warmer = warmer;
        this.warmerK = warmerK;
        this.risk = risk;
        this.failures = failures;
        this.checkpointS = checkpointS;
        int fleet = IntStream.of(problem.limits().gpus()).max().orElse(0);
        this.idleW = fleet * problem.power().idleAcWPerGpu();
        int slots = problem.grid().count();
        this.freeItW = new double[slots];
        for (int t = 0; t < slots; t++) {
            freeItW[t] = problem.response().highestItW(t, 0, limitMw(t) * 1e6) - idleW;
        }
        this.evenItW = evenItW();
    }

    /** IT power above idle which, held over a whole local day in the planned air, takes the day's water and no more, by slot. */
    private double[] evenItW() {
        double[] mostGal = new double[problem.calendar().days().size()];
        double[] even = new double[problem.grid().count()];
        java.util.Arrays.fill(even, Double.POSITIVE_INFINITY);
        double[][] limits = {
            problem.limits().potableGalPerDay(),
            problem.limits().sewerGalPerDay(),
            problem.limits().recycledGalPerDay()
        };
        double[] point = new double[4];
        for (int w = 0; w < limits.length; w++) {
            double[] low = new double[mostGal.length];
            double[] high = new double[mostGal.length];
            java.util.Arrays.fill(high, idleW * MOST_OVER_IDLE);
            for (int i = 0; i < HALVINGS; i++) {
                java.util.Arrays.fill(mostGal, 0);
                for (int t = 0; t < even.length; t++) {
                    int day = problem.calendar().dayOf()[t];
                    problem.response().fill(t, 0, idleW + (low[day] + high[day]) / 2, point);
                    mostGal[day] += point[w + 1];
                }
                for (int day = 0; day < low.length; day++) {
                    double middle = (low[day] + high[day]) / 2;
                    boolean fits = mostGal[day] <= limits[w][day];
                    low[day] = fits ? middle : low[day];
                    high[day] = fits ? high[day] : middle;
                }
            }
            for (int t = 0; t < even.length; t++) {
                even[t] = Math.min(even[t], low[problem.calendar().dayOf()[t]]);
            }
        }
        return even;
    }

    private double limitMw(int slot) {
        Limits limits = problem.limits();
        return Math.min(limits.siteMw()[slot], limits.transformerMva()[slot] * limits.powerFactor());
    }

    /** The error of the wet bulb by slot, K. */
    double[] errorK(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 2 + 1);
        int slots = problem.grid().count();
        double stepS = problem.grid().stepS();
        double r = Math.exp(-stepS / risk.weatherCorrelationS());
        double z = random.nextGaussian();
        double[] e = new double[slots];
        for (int t = 0; t < slots; t++) {
            e[t] = z * risk.wetbulbErrorK(t * stepS);
            z = r * z + Math.sqrt(1 - r * r) * random.nextGaussian();
        }
        return e;
    }

    /** The plan in one course of things; the same seed gives the same course, whatever the plan. */
    public Scenario run(Schedule schedule, List<PlanOutcome.Declined> declined, long seed) {
        double[] e = errorK(seed);
        int slots = problem.grid().count();
        int[] used = new int[slots];
        double[] busyW = new double[slots];
        double[] licencesW = licences(schedule);
        List<Assignment> order = new ArrayList<>(schedule.assignments());
        order.sort(Comparator.comparingLong(Assignment::startS)
                .thenComparing(a -> a.job().id()));
        Map<String, Long> endS = new HashMap<>();
        List<Assignment> really = new ArrayList<>();
        double lateH = 0;
        for (Assignment a : order) {
            if (!a.here()) {
                really.add(a);
                endS.put(a.job().id(), a.endS());
                continue;
            }
            long lastsS = lastsS(a, seed);
            long readyS = a.startS();
            for (String base : a.job().after()) {
                readyS = Math.max(readyS, endS.getOrDefault(base, Long.MIN_VALUE));
            }
            readyS = Math.max(readyS, endS.getOrDefault(a.job().id(), Long.MIN_VALUE)); // its piece before
            int slot = fit(a, schedule, readyS, used, busyW, licencesW);
            long startS = slot < 0
                    ? problem.grid().endS()
                    : Math.max(readyS, problem.grid().fromS(slot));
            Assignment moved =
                    new Assignment(a.job(), startS, startS + lastsS, a.gpus(), a.powerCapW(), a.reason(), a.site());
            really.add(moved);
            endS.put(a.job().id(), moved.endS());
            add(moved, schedule, used, busyW);
        }
        Map<String, Job> jobs = new HashMap<>();
        really.forEach(a -> jobs.put(a.job().id(), a.job()));
        for (Map.Entry<String, Job> job : new java.util.TreeMap<>(jobs).entrySet()) {
            lateH += late(job.getValue(), endS.getOrDefault(job.getKey(), 0L));
        }
        for (PlanOutcome.Declined d : declined) {
            lateH += late(d.job(), problem.grid().endS());
        }
        double[] siteMw = new double[problem.windowSlots()];
        List<Tightening> breaks = breaks(busyW, e, siteMw);
        return new Scenario(new Schedule(really, schedule.siteCaps()), siteMw, breaks, lateH, e);
    }

    private static double late(Job job, long endS) {
        return job.weight() * Math.max(0, endS - job.dueS()) / HOUR_S;
    }

    /** By the job and the seed alone, so that another plan meets the same overruns. */
    private long lastsS(Assignment a, long seed) {
        SplittableRandom random =
                new SplittableRandom(seed * 1_000_003 + a.job().id().hashCode());
        double plannedS = a.endS() - a.startS();
        double factor = Math.exp(risk.overrunSigma() * random.nextGaussian());
        double mean = a.gpus() * plannedS * factor / HOUR_S / failures.gpuHoursPerFailure();
        double lostS = failures.detectionS() + failures.restartS() + checkpointS;
        return Math.max(1, Math.round(plannedS * factor + poisson(mean, random) * lostS));
    }

    /** Knuth's product of uniforms for small means, a normal deviate above. */
    private static double poisson(double mean, SplittableRandom random) {
        if (mean > 30) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    /** What IT power above idle the scheduler lets start: the limit's, and of a day's water an even share, or what is planned. */
    private double[] licences(Schedule schedule) {
        double[] planned = new double[freeItW.length];
        int[] gpus = new int[planned.length];
        for (Assignment a : schedule.assignments()) {
            if (a.here()) {
                add(a, schedule, gpus, planned);
            }
        }
        for (int t = 0; t < planned.length; t++) {
            planned[t] = Math.max(planned[t], Math.max(0, Math.min(freeItW[t], evenItW[t])));
        }
        return planned;
    }

    /** The first slot from which the job fits over the time it was planned to take; -1 if there is none. */
    private int fit(Assignment a, Schedule schedule, long readyS, int[] used, double[] busyW, double[] licencesW) {
        int first = (int) Math.max(
                0,
                Math.floorDiv(readyS - problem.grid().startS(), problem.grid().stepS()));
        int length = Math.toIntExact(
                Math.ceilDiv(a.endS() - a.startS(), problem.grid().stepS()));
        int from = first;
        int slots = problem.grid().count();
        while (from < slots) {
            int blocked = -1;
            for (int t = Math.min(slots, from + length) - 1; t >= from && blocked < 0; t--) {
                boolean gpus = used[t] + held(a) > problem.limits().gpus()[t];
                boolean power = busyW[t] + extraW(a, schedule, t) > licencesW[t] * (1 + 1e-6);
                blocked = gpus || power ? t : -1;
            }
            if (blocked < 0) {
                return from;
            }
            from = blocked + 1;
        }
        return -1;
    }

    /** GPUs of the whole servers that it takes. */
    private static int held(Assignment a) {
        return Math.ceilDiv(a.gpus(), SERVER_GPUS) * SERVER_GPUS;
    }

    private double extraW(Assignment a, Schedule schedule, int slot) {
        double capW = schedule.capW(a, problem.grid().fromS(slot));
        return a.gpus() * Math.max(0, power(a.job(), capW) - problem.power().idleAcWPerGpu());
    }

    private final Map<Double, Map<Object, Double>> memo = new HashMap<>();

    private double power(Job job, double capW) {
        Object key = job.iteration() == null ? job.work() : job.id();
        return memo.computeIfAbsent(capW, _ -> new HashMap<>())
                .computeIfAbsent(key, _ -> problem.power().serverAcWPerGpu(job, capW));
    }

    private void add(Assignment a, Schedule schedule, int[] used, double[] busyW) {
        long stepS = problem.grid().stepS();
        int from = (int) Math.max(0, Math.floorDiv(a.startS() - problem.grid().startS(), stepS));
        for (int t = from; t < used.length && problem.grid().fromS(t) < a.endS(); t++) {
            used[t] += held(a);
            busyW[t] += extraW(a, schedule, t);
        }
    }

    private List<Tightening> breaks(double[] busyW, double[] e, double[] siteMw) {
        List<Tightening> breaks = new ArrayList<>();
        double[] base = new double[4];
        double[] warm = new double[4];
        SlotCalendar calendar = problem.calendar();
        double[][] gal = new double[3][calendar.days().size()];
        for (int t = 0; t < problem.windowSlots(); t++) {
            problem.response().fill(t, 0, idleW + busyW[t], base);
            warmer.fill(t, 0, idleW + busyW[t], warm);
            double share = e[t] / warmerK;
            siteMw[t] = (base[0] + share * (warm[0] - base[0])) * 1e-6;
            for (int w = 0; w < gal.length; w++) {
                gal[w][calendar.dayOf()[t]] += Math.max(0, base[w + 1] + share * (warm[w + 1] - base[w + 1]));
            }
            double over = siteMw[t] - limitMw(t);
            if (over > 1e-6) {
                breaks.add(new Tightening(
                        Limits.SITE_POWER,
                        problem.grid().fromS(t),
                        problem.grid().toS(t),
                        over));
            }
        }
        double[][] limits = {
            problem.limits().potableGalPerDay(),
            problem.limits().sewerGalPerDay(),
            problem.limits().recycledGalPerDay()
        };
        String[] ids = {Limits.POTABLE, Limits.SEWER, Limits.RECYCLED};
        for (int t = 0; t < problem.windowSlots(); t++) {
            int day = calendar.dayOf()[t];
            if (t > 0 && calendar.dayOf()[t - 1] == day) {
                continue;
            }
            for (int w = 0; w < gal.length; w++) {
                if (gal[w][day] > limits[w][day] * (1 + 1e-9)) {
                    breaks.add(new Tightening(
                            ids[w], problem.grid().fromS(t), problem.grid().toS(t), gal[w][day] - limits[w][day]));
                }
            }
        }
        return breaks;
    }

    /**
     * The most that power and water rise in a slot by an error of the wet bulb of {@code deviations} standard deviations,
     * at the highest IT power that the limits allow: margins to plan with.
     */
    List<Tightening> margins(double deviations) {
        List<Tightening> margins = new ArrayList<>();
        double[] base = new double[4];
        double[] warm = new double[4];
        SlotCalendar calendar = problem.calendar();
        double[][] gal = new double[3][calendar.days().size()];
        int[] firstSlot = new int[calendar.days().size()];
        for (int t = problem.windowSlots() - 1; t >= 0; t--) {
            double itW = Math.min(idleW + Math.max(0, freeItW[t]), idleW * 12);
            problem.response().fill(t, 0, itW, base);
            warmer.fill(t, 0, itW, warm);
            double share =
                    deviations * risk.wetbulbErrorK(t * (double) problem.grid().stepS()) / warmerK;
            double mw = share * (warm[0] - base[0]) * 1e-6;
            if (mw > 0) {
                margins.add(new Tightening(
                        Limits.SITE_POWER,
                        problem.grid().fromS(t),
                        problem.grid().toS(t),
                        mw));
            }
            firstSlot[calendar.dayOf()[t]] = t;
            for (int w = 0; w < gal.length; w++) {
                gal[w][calendar.dayOf()[t]] += share * (warm[w + 1] - base[w + 1]);
            }
        }
        String[] ids = {Limits.POTABLE, Limits.SEWER, Limits.RECYCLED};
        for (int day = 0; day < firstSlot.length; day++) {
            if (problem.grid().fromS(firstSlot[day]) >= problem.windowEndS()
                    || calendar.dayOf()[firstSlot[day]] != day) {
                continue;
            }
            for (int w = 0; w < gal.length; w++) {
                if (gal[w][day] > 0) {
                    int t = firstSlot[day];
                    margins.add(new Tightening(
                            ids[w], problem.grid().fromS(t), problem.grid().toS(t), gal[w][day]));
                }
            }
        }
        return margins;
    }

    /** So many standard deviations hold the error of the wet bulb below them over the whole window, in a share of courses. */
    double deviationsFor(double share, int count, long seed) {
        double[] worst = new double[count];
        for (int k = 0; k < count; k++) {
            double[] e = errorK(seed + k);
            for (int t = 0; t < problem.windowSlots(); t++) {
                double s = risk.wetbulbErrorK(t * (double) problem.grid().stepS());
                worst[k] = s > 0 ? Math.max(worst[k], e[t] / s) : worst[k];
            }
        }
        java.util.Arrays.sort(worst);
        return worst[Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1)];
    }
}
