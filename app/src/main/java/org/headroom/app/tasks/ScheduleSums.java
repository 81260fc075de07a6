package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Fleet;
import org.headroom.app.planning.Limits;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.Prices;
import org.headroom.app.planning.SiteResponse;
import org.headroom.data.jobs.Job;

/**
 * Adds a schedule up by the planner's table of the site: one sweep over starts and ends in time order gives each slot's
 * mean and highest IT power, the table makes site power and water of them. {@code n log n} in the pieces, then a few reads
 * a slot; about a millisecond for a fortnight of two thousand jobs.
 */
final class ScheduleSums {
    private static final double AGREE = 1e-6;
    /** A day's water by the table is the twin's within about so much: less than that over a limit is not over. */
    private static final double AGREE_DAY = 1e-3;
    /** The meter's power holds the transformers' own losses, which their rating does not count: about so much. */
    private static final double TRANSFORMER_LOSSES = 1.015;
    /** Above what jobs take that cannot move: the planner's line is not the table's curve. */
    private static final double ROOM = 1.01;

    private final Plan.Prepared in;
    private final PlanningProblem problem;
    private final Fleet fleet;
    private final JobLaw draw;
    private final double capW;
    private final double idleW;
    private final int windowSlots;

    /** @param capW the most that any GPU may draw, W: it saves power and delays nothing */
    ScheduleSums(Plan.Prepared in, PlanningProblem problem, Fleet fleet, JobLaw draw, double capW) {
        this.in = in;
        this.problem = problem;
        this.fleet = fleet;
        this.draw = draw;
        this.capW = capW;
        this.idleW = fleet.gpus() * problem.power().idleAcWPerGpu();
        this.windowSlots = problem.windowSlots();
    }

    /** Changes of what runs, in time order; an end comes before a start at the same instant. */
    private static final class Changes {
        private long[] order = new long[256];
        private int[] gpus = new int[256];
        private double[] watts = new double[256];
        private int[] cloud = new int[256];
        private int count;

        void add(long afterS, int moreGpus, double moreW, int moreCloud) {
            if (count == order.length) {
                order = Arrays.copyOf(order, 2 * count);
                gpus = Arrays.copyOf(gpus, 2 * count);
                watts = Arrays.copyOf(watts, 2 * count);
                cloud = Arrays.copyOf(cloud, 2 * count);
            }
            boolean start = moreGpus > 0 || moreCloud > 0;
            order[count] = afterS << 24 | (start ? 1L << 23 : 0) | count;
            gpus[count] = moreGpus;
            watts[count] = moreW;
            cloud[count++] = moreCloud;
        }
    }

    ScheduleCheck check(List<ScheduleEntry> entries, Map<String, Job> jobs, List<CapWindow> caps) {
        Changes changes = new Changes();
        long gridS = problem.grid().startS();
        long spanS = problem.grid().endS() - gridS;
        for (ScheduleEntry entry : entries) {
            Job job = Objects.requireNonNull(jobs.get(entry.id()));
            for (SchedulePiece p : entry.pieces()) {
                long from = Math.clamp(p.startS() - gridS, 0, spanS);
                long to = Math.clamp(p.endS() - gridS, 0, spanS);
                if (to > from) {
                    add(changes, job, p, from, to, caps, gridS);
                }
            }
        }
        int slots = windowSlots;
        double[] meanW = new double[slots];
        double[] mostW = new double[slots];
        double[] gpus = new double[slots];
        double[] cloud = new double[slots];
        sweep(changes, meanW, mostW, gpus, cloud);
        return told(entries, meanW, mostW, gpus, cloud);
    }

    double costUsd(ScheduleEntry e, Job job, double[] usdPerMwh) {
        double usd = 0;
        for (SchedulePiece p : e.pieces()) {
            if (p.cloud()) {
                usd += in.site().cloud().priceUsdPerGpuH() * p.share() * job.hours() * job.gpusMax();
                continue;
            }
            double watts = p.gpus() * draw.extraW(job, Math.min(p.capW(), capW));
            int from = Math.max(
                    0, problem.grid().stepAt(Math.max(p.startS(), problem.grid().startS())));
            for (int t = from; t < windowSlots && problem.grid().fromS(t) < p.endS(); t++) {
                double seconds = Math.min(p.endS(), problem.grid().toS(t))
                        - Math.max(p.startS(), problem.grid().fromS(t));
                double more = problem.response().siteW(t, 0, idleW + watts)
                        - problem.response().siteW(t, 0, idleW);
                usd += more * Math.max(0, seconds) / 3.6e9 * usdPerMwh[t];
            }
        }
        return usd;
    }

    /** The limits, raised where jobs that cannot move exceed them by themselves. */
    Limits roomFor(List<ScheduleEntry> entries, Map<String, Job> jobs) {
        Limits l = problem.limits();
        SiteResponse r = problem.response();
        int slots = l.gpus().length;
        long slotS = problem.grid().stepS();
        double[] watts = new double[slots];
        int[] gpus = l.gpus().clone();
        int[] held = new int[slots];
        for (ScheduleEntry e : entries) {
            Job job = Objects.requireNonNull(jobs.get(e.id()));
            for (SchedulePiece p : e.pieces()) {
                int from = (int)
                        Math.clamp(Math.floorDiv(p.startS() - problem.grid().startS(), slotS), 0L, (long) slots);
                int to = (int)
                        Math.clamp(Math.ceilDiv(p.endS() - problem.grid().startS(), slotS) + 1, from, (long) slots);
                for (int t = from; t < to && !p.cloud(); t++) {
                    watts[t] += p.gpus() * draw.extraW(job, p.capW());
                    held[t] += Math.ceilDiv(p.gpus(), fleet.gpusPerServer()) * fleet.gpusPerServer();
                }
            }
        }
        double[] siteMw = l.siteMw().clone();
        double[] mva = l.transformerMva().clone();
        double[][] gal = new double[3][l.potableGalPerDay().length];
        for (int t = 0; t < slots; t++) {
            double itW = idleW + watts[t];
            gpus[t] = Math.max(gpus[t], held[t]);
            siteMw[t] = Math.max(siteMw[t], ROOM * 1e-6 * r.siteW(t, 0, itW));
            mva[t] = Math.max(mva[t], ROOM * 1e-6 * r.siteW(t, 0, itW) / l.powerFactor());
            int day = problem.calendar().dayOf()[t];
            gal[0][day] += ROOM * r.potableGal(t, 0, itW);
            gal[1][day] += ROOM * r.sewerGal(t, 0, itW);
            gal[2][day] += ROOM * r.recycledGal(t, 0, itW);
        }
        for (int day = 0; day < gal[0].length; day++) {
            gal[0][day] = Math.max(gal[0][day], l.potableGalPerDay()[day]);
            gal[1][day] = Math.max(gal[1][day], l.sewerGalPerDay()[day]);
            gal[2][day] = Math.max(gal[2][day], l.recycledGalPerDay()[day]);
        }
        return new Limits(gpus, siteMw, mva, l.powerFactor(), gal[0], gal[1], gal[2]);
    }

    private void add(Changes changes, Job job, SchedulePiece p, long from, long to, List<CapWindow> caps, long gridS) {
        if (p.cloud()) {
            changes.add(from, 0, 0, p.gpus());
            changes.add(to, 0, 0, -p.gpus());
            return;
        }
        int perServer = fleet.gpusPerServer();
        int held = Math.ceilDiv(p.gpus(), perServer) * perServer;
        double own = Math.min(p.capW(), capW);
        double watts = p.gpus() * draw.extraW(job, own);
        changes.add(from, held, watts, 0);
        changes.add(to, -held, -watts, 0);
        for (CapWindow window : caps) {
            long a = Math.max(from, window.fromS() - gridS);
            long b = Math.min(to, window.toS() - gridS);
            if (b > a && window.capW() < own) {
                double less = watts - p.gpus() * draw.extraW(job, window.capW());
                changes.add(a, 0, -less, 0);
                changes.add(b, 0, less, 0);
            }
        }
    }

    private void sweep(Changes changes, double[] meanW, double[] mostW, double[] gpus, double[] cloud) {
        long slotS = problem.grid().stepS();
        long[] order = Arrays.copyOf(changes.order, changes.count);
        Arrays.sort(order);
        double nowW = 0;
        int nowGpus = 0;
        int nowCloud = 0;
        long atS = 0;
        for (int i = 0; i <= order.length; i++) {
            long untilS = i < order.length ? order[i] >> 24 : windowSlots * slotS;
            while (atS < untilS && atS < windowSlots * slotS) {
                int slot = (int) (atS / slotS);
                long toS = Math.min(untilS, (slot + 1) * slotS);
                meanW[slot] += nowW * (toS - atS) / slotS;
                mostW[slot] = Math.max(mostW[slot], nowW);
                gpus[slot] = Math.max(gpus[slot], nowGpus);
                cloud[slot] = Math.max(cloud[slot], nowCloud);
                atS = toS;
            }
            if (i < order.length) {
                int k = (int) (order[i] & (1L << 23) - 1);
                nowW += changes.watts[k];
                nowGpus += changes.gpus[k];
                nowCloud += changes.cloud[k];
            }
        }
    }

    private ScheduleCheck told(
            List<ScheduleEntry> entries, double[] meanW, double[] mostW, double[] gpus, double[] cloud) {
        int slots = windowSlots;
        SiteResponse r = problem.response();
        Limits limits = problem.limits();
        int[] dayOf = problem.calendar().dayOf();
        int days = problem.calendar().days().size();
        double[] siteMw = new double[slots];
        double[] mostMw = new double[slots];
        double[] limitMw = new double[slots];
        double[] gpusLimit = new double[slots];
        double[][] water = new double[3][days];
        for (int t = 0; t < slots; t++) {
            siteMw[t] = r.siteW(t, 0, idleW + meanW[t]) * 1e-6;
            mostMw[t] = r.siteW(t, 0, idleW + mostW[t]) * 1e-6;
            limitMw[t] = Math.min(limits.siteMw()[t], limits.transformerMva()[t] * limits.powerFactor());
            gpusLimit[t] = limits.gpus()[t];
            water[0][dayOf[t]] += r.potableGal(t, 0, idleW + meanW[t]);
            water[1][dayOf[t]] += r.sewerGal(t, 0, idleW + meanW[t]);
            water[2][dayOf[t]] += r.recycledGal(t, 0, idleW + meanW[t]);
        }
        List<ScheduleBreach> breaches = new ArrayList<>();
        over(breaches, Limits.GPUS, gpus, gpusLimit);
        double[] cloudLimit = new double[slots];
        Arrays.fill(cloudLimit, in.site().cloud().gpus());
        over(breaches, "cloud_gpus_count", cloud, cloudLimit);
        power(breaches, mostMw);
        days(breaches, Limits.POTABLE, water[0], limits.potableGalPerDay());
        days(breaches, Limits.SEWER, water[1], limits.sewerGalPerDay());
        days(breaches, Limits.RECYCLED, water[2], limits.recycledGalPerDay());
        ofJobs(breaches, entries);
        double[] potable = new double[slots];
        double[] potableLimit = new double[slots];
        for (int t = 0; t < slots; t++) {
            potable[t] = water[0][dayOf[t]];
            potableLimit[t] = limits.potableGalPerDay()[dayOf[t]];
        }
        return new ScheduleCheck(
                siteMw,
                mostMw,
                limitMw,
                gpus,
                gpusLimit,
                potable,
                potableLimit,
                List.copyOf(breaches),
                figures(entries, siteMw, water));
    }

    private void power(List<ScheduleBreach> breaches, double[] mostMw) {
        Limits limits = problem.limits();
        double[] site = new double[windowSlots];
        double[] transformer = new double[windowSlots];
        double[] mva = new double[windowSlots];
        for (int t = 0; t < windowSlots; t++) {
            site[t] = limits.siteMw()[t];
            transformer[t] = limits.transformerMva()[t];
            mva[t] = mostMw[t] / limits.powerFactor() / TRANSFORMER_LOSSES;
        }
        over(breaches, Limits.SITE_POWER, mostMw, site);
        over(breaches, Limits.TRANSFORMER, mva, transformer);
    }

    /** Each stretch of slots over a limit is one breach. */
    private void over(List<ScheduleBreach> breaches, String limit, double[] values, double[] allowed) {
        int from = -1;
        int worst = -1;
        for (int t = 0; t <= values.length; t++) {
            boolean over = t < values.length && values[t] > allowed[t] * (1 + AGREE);
            if (over) {
                from = from < 0 ? t : from;
                worst = worst < 0 || values[t] - allowed[t] > values[worst] - allowed[worst] ? t : worst;
            } else if (from >= 0) {
                breaches.add(new ScheduleBreach(
                        limit, problem.grid().fromS(from), problem.grid().fromS(t), values[worst], allowed[worst], ""));
                from = -1;
                worst = -1;
            }
        }
    }

    private void days(List<ScheduleBreach> breaches, String limit, double[] gal, double[] allowed) {
        ZoneId zone = in.site().zone();
        for (int day = 0; day < gal.length; day++) {
            if (gal[day] > allowed[day] * (1 + AGREE_DAY)) {
                var date = problem.calendar().days().get(day);
                breaches.add(new ScheduleBreach(
                        limit,
                        date.atStartOfDay(zone).toEpochSecond(),
                        date.plusDays(1).atStartOfDay(zone).toEpochSecond(),
                        gal[day],
                        allowed[day],
                        ""));
            }
        }
    }

    private static void ofJobs(List<ScheduleBreach> breaches, List<ScheduleEntry> entries) {
        Map<String, ScheduleEntry> byId = new HashMap<>();
        entries.forEach(e -> byId.put(e.id(), e));
        for (ScheduleEntry e : entries) {
            if (!e.placed()) {
                continue;
            }
            ScheduleJob job = e.job();
            if (e.startS() < job.submitS()) {
                breaches.add(early(e, "submit", job.submitS()));
            }
            Long deadlineS = job.deadlineS();
            if (deadlineS != null && e.endS() > deadlineS) {
                breaches.add(new ScheduleBreach(
                        "deadline", deadlineS, e.endS(), (e.endS() - deadlineS) / 3600.0, 0, e.id()));
            }
            for (String id : job.after()) {
                ScheduleEntry before = byId.get(id);
                if (before != null && before.placed() && before.endS() > e.startS()) {
                    breaches.add(early(e, "after", before.endS()));
                }
            }
        }
    }

    private static ScheduleBreach early(ScheduleEntry e, String limit, long freeS) {
        return new ScheduleBreach(limit, e.startS(), freeS, (freeS - e.startS()) / 3600.0, 0, e.id());
    }

    private ScheduleCheck.Figures figures(List<ScheduleEntry> entries, double[] siteMw, double[][] water) {
        double latenessH = 0;
        int late = 0;
        int unplaced = 0;
        double rentUsd = 0;
        long horizonS = problem.grid().endS();
        for (ScheduleEntry e : entries) {
            long endS = e.placed() ? e.endS() : horizonS;
            latenessH += e.job().weight() * Math.max(0, endS - e.job().dueS()) / 3600.0;
            late += e.lateS() > 0 ? 1 : 0;
            unplaced += e.placed() ? 0 : 1;
            for (SchedulePiece p : e.pieces()) {
                if (p.cloud()) {
                    rentUsd += in.site().cloud().priceUsdPerGpuH()
                            * p.share()
                            * e.job().hours()
                            * e.job().gpusMax();
                }
            }
        }
        double peak = 0;
        for (double mw : siteMw) {
            peak = Math.max(peak, mw);
        }
        double gal = 0;
        double worst = 0;
        Prices prices = problem.prices();
        double usd = rentUsd + billUsd(prices, siteMw);
        for (int day = 0; day < water[0].length; day++) {
            gal += water[0][day] + water[2][day];
            worst = Math.max(worst, water[0][day] + water[2][day]);
            usd += water[0][day] * prices.potableUsdPerGal()
                    + water[1][day] * prices.sewerUsdPerGal()
                    + water[2][day] * prices.recycledUsdPerGal();
        }
        return new ScheduleCheck.Figures(latenessH, late, unplaced, peak, gal, worst, usd);
    }

    private double billUsd(Prices prices, double[] siteMw) {
        int periods = 1 + Arrays.stream(prices.period()).max().orElse(-1);
        double hours = problem.grid().stepS() / 3600.0;
        double usd = 0;
        for (int period = 0; period < periods; period++) {
            double[] kwh = new double[2];
            double[] kw = new double[2];
            for (int t = 0; t < windowSlots; t++) {
                if (prices.period()[t] == period) {
                    int on = prices.onPeak()[t] ? 1 : 0;
                    kwh[on] += 1e3 * siteMw[t] * hours;
                    kw[on] = Math.max(kw[on], 1e3 * siteMw[t]);
                }
            }
            usd += prices.billing().usd(period, kwh[1], kwh[0], kw[1], Math.max(kw[0], kw[1]));
        }
        return usd;
    }
}
