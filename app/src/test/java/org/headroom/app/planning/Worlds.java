package org.headroom.app.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headroom.data.jobs.DefaultJobs;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.series.TimeGrid;

/** Small synthetic sites to plan for. Nothing here is Memphis; sizes are like it. */
final class Worlds {
    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    static final List<Double> CAPS = List.of(700.0, 600.0, 550.0, 500.0, 450.0);

    private static final List<Work> WORKS = List.of(Work.values());

    private Worlds() {}

    static Instance instance(PlanningProblem problem) {
        return new Instance(new SiteForm(problem), false);
    }

    /** 250 W idle, 970 W at work, caps bite below 640 W a GPU. */
    static final class Power implements JobPower {
        @Override
        public double serverAcWPerGpu(Work work, double capW) {
            return 330 + Math.min(capW, gpuW(work));
        }

        @Override
        public double relativeThroughput(Work work, double capW) {
            double gpuW = gpuW(work);
            return capW >= gpuW ? 1 : Math.pow((capW - 70) / (gpuW - 70), 0.4);
        }

        @Override
        public double idleAcWPerGpu() {
            return 250;
        }

        private static double gpuW(Work work) {
            return work == Work.INFERENCE ? 450 : 640;
        }
    }

    static ResponseSource response(TimeGrid grid) {
        return (slot, mode, itW, out) -> {
            double hour = (grid.fromS(slot) / 3600.0) % 24;
            double warm = Math.sin((hour - 15) / 24 * 2 * Math.PI);
            out.siteW = 6e6 + itW * (1.12 + 0.03 * warm) + 2e-11 * itW * itW;
            out.potableM3PerS = itW * 1e-3 * (1.5 + 0.3 * warm) / 3600 / 1000;
            out.sewerM3PerS = 0.2 * out.potableM3PerS;
            out.recycledM3PerS = 0;
        };
    }

    /** Energy by time of use and a demand charge; half a month. */
    static final Billing BILLING = (period, onKwh, offKwh, onKw, maxKw) ->
            0.05895 * onKwh + 0.0229 * offKwh + 0.5 * (10.19 * onKw + 4.73 * maxKw);

    static boolean onPeak(long epochS) {
        var local = Instant.ofEpochSecond(epochS).atZone(ZONE);
        return local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 13 && local.getHour() < 19;
    }

    static PlanningProblem problem(LocalDate from, int days, int gpus, double siteMw, List<Job> jobs, Objective o) {
        return problem(from, days, 1800, gpus, siteMw, jobs, o);
    }

    static PlanningProblem problem(
            LocalDate from, int days, int stepS, int gpus, double siteMw, List<Job> jobs, Objective o) {
        long startS = from.atStartOfDay(ZONE).toEpochSecond();
        long endS = from.plusDays(days).atStartOfDay(ZONE).toEpochSecond();
        int window = (int) ((endS - startS) / stepS);
        TimeGrid grid = new TimeGrid(startS, stepS, 2 * window);
        SlotCalendar calendar = SlotCalendar.of(grid, ZONE);
        Limits limits = Limits.constant(grid.count(), calendar.days().size(), gpus, siteMw);
        int[] period = new int[grid.count()];
        Arrays.fill(period, window, grid.count(), -1);
        boolean[] onPeak = new boolean[grid.count()];
        for (int slot = 0; slot < grid.count(); slot++) {
            onPeak[slot] = onPeak(grid.fromS(slot));
        }
        double[] co2 = new double[grid.count()];
        Arrays.fill(co2, 420);
        Prices prices = new Prices(period, onPeak, BILLING, 0.003, 0.002, 0.001, co2, 45);
        SiteResponse response = SiteResponse.tabulate(grid, 1, 8, 0, gpus * 1000.0, 1, response(grid));
        return new PlanningProblem(grid, window, calendar, jobs, new Power(), CAPS, response, limits, prices, o);
    }

    /** A hot fortnight of 100,000 GPUs with calls, water days and a transformer out. */
    static PlanningProblem fortnight(int jobCount, long seed) {
        LocalDate from = LocalDate.of(2025, 7, 14);
        long startS = from.atStartOfDay(ZONE).toEpochSecond();
        PlanningProblem p =
                problem(from, 14, 100_000, 150, jobs(jobCount, startS, 100_000, 14, seed), Objective.DEFAULT);
        int[] dayOf = p.calendar().dayOf();
        for (int slot = 0; slot < p.windowSlots(); slot++) {
            int half = (int) ((p.grid().fromS(slot) - startS) / 1800) % 48;
            int day = dayOf[slot];
            if ((day == 2 || day == 3 || day == 9) && half >= 28 && half < 36) {
                p.limits().siteMw()[slot] = 100;
            }
            if (day == 6 || day == 7) {
                p.limits().transformerMva()[slot] = 120;
            }
        }
        for (int day : new int[] {2, 3, 4, 9, 10}) {
            p.limits().potableGalPerDay()[day] = 800_000;
        }
        return p;
    }

    /** The embedded job list on a site like the announced one, with its dated events; the response is a rough line. */
    static PlanningProblem defaultList() {
        LocalDate from = LocalDate.of(2025, 7, 17);
        List<Job> jobs = DefaultJobs.log().jobs();
        PlanningProblem p = problem(from, 14, 100_000, 150, jobs, Objective.DEFAULT);
        SiteResponse response = SiteResponse.tabulate(p.grid(), 1, 8, 0, 125e6, 1, (slot, mode, itW, out) -> {
            double hour = (p.grid().fromS(slot) / 3600.0) % 24;
            double warm = Math.sin((hour - 15) / 24 * 2 * Math.PI);
            out.siteW = 7e6 + itW * (1.17 + 0.02 * warm);
            out.potableM3PerS = itW * 1e-3 * (2.1 + 0.3 * warm) / 3600 / 1000;
            out.sewerM3PerS = 0.2 * out.potableM3PerS;
            out.recycledM3PerS = 0;
        });
        for (int slot = 0; slot < p.windowSlots(); slot++) {
            LocalDate date = p.calendar().days().get(p.calendar().dayOf()[slot]);
            int half = slot % 48;
            int day = date.getDayOfMonth();
            if ((day == 17 || day == 29 || day == 30) && half >= 28 && half < 36) {
                p.limits().siteMw()[slot] = 90;
            }
            if (day == 21 || day == 22) {
                p.limits().transformerMva()[slot] = 114;
            }
        }
        for (int day = 0; day < p.calendar().days().size(); day++) {
            int date = p.calendar().days().get(day).getDayOfMonth();
            boolean july = p.calendar().days().get(day).getMonthValue() == 7;
            p.limits().potableGalPerDay()[day] = july && date >= 24 && date <= 30 ? 1_000_000 : 1_500_000;
        }
        return new PlanningProblem(
                p.grid(),
                p.windowSlots(),
                p.calendar(),
                jobs,
                p.power(),
                List.of(700.0, 600.0, 550.0, 500.0, 450.0, 400.0, 350.0),
                response,
                p.limits(),
                p.prices(),
                p.objective());
    }

    static List<Job> jobs(int count, long startS, int siteGpus, int days, long seed) {
        Random random = new Random(seed);
        List<Job> jobs = new ArrayList<>();
        double share = 0;
        jobs.add(
                job("floor", startS, siteGpus / 25 / 8 * 8, siteGpus / 25 / 8 * 8, days * 24.0, Work.INFERENCE, 20, 0));
        jobs.add(
                job("frontier", startS, siteGpus * 8 / 25 / 8 * 8, siteGpus * 4 / 5, days * 8.0, Work.PRETRAIN, 5, 30));
        double total = (double) siteGpus * days * 24;
        share += (siteGpus / 25.0 * days * 24 + siteGpus * 0.8 * days * 8) / total;
        double each = (0.85 - share) * total / Math.max(1, count - 2);
        for (int i = jobs.size(); i < count; i++) {
            double size = each * (0.3 + 1.4 * random.nextDouble());
            int gpus = Math.max(8, (int) (siteGpus * Math.pow(random.nextDouble(), 2) * 0.25) / 8 * 8);
            double hours = Math.min(days * 12.0, Math.max(1, size / gpus));
            long submitS = startS + (long) (random.nextDouble() * days * 0.8 * 86400);
            Work work = WORKS.get(random.nextInt(WORKS.size()));
            int min = random.nextInt(3) == 0 ? Math.max(8, gpus / 2 / 8 * 8) : gpus;
            List<String> after =
                    i > 5 && random.nextInt(5) == 0 ? List.of(jobs.get(i - 2).id()) : List.of();
            jobs.add(new Job(
                    "job-" + i,
                    submitS,
                    min,
                    gpus,
                    hours,
                    work,
                    1 + random.nextInt(4),
                    submitS + Math.round(1.5 * hours * 3600) + 3600,
                    after,
                    null,
                    ""));
        }
        return jobs;
    }

    static Job job(String id, long submitS, int min, int max, double hours, Work work, double weight, double slackH) {
        return new Job(
                id,
                submitS,
                min,
                max,
                hours,
                work,
                weight,
                submitS + Math.round((hours + slackH) * 3600),
                List.of(),
                null,
                "");
    }

    static final Verifier CONTENT = schedule -> new Verifier.Verdict(List.of(), Double.NaN);
}
