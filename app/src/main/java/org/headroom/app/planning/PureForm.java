package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link SiteForm} into whole numbers.
 *
 * <p>The site's response is made a line in each slot: the secant from the idle site to the highest IT power that the
 * limits and the GPUs allow there, {@code y(x) = y_idle + (x - x_idle) (y_top - y_idle) / (x_top - x_idle)}. Prices are
 * what one more kilowatt-hour or kilowatt costs a flat load halfway between; energy after the window costs the tail
 * price. Worked number: 0.05 $/kWh through half an hour at 1.2 W of site power per watt is 30,000 nanodollars per watt.
 */
final class PureForm {
    private static final double NANO = 1e9;
    private static final double MICRO = 1e6;
    private static final long NO_LIMIT = Long.MAX_VALUE / 4;

    /** A declined job counts at least so much per GPU-hour: more than it costs to run it. */
    private static final double DECLINED_USD_PER_GPU_H = 20;

    private static final int MOST_RENTED_SIZES = 3;

    private final SiteForm in;
    private final PlanningProblem problem;
    private final SiteResponse response;
    private final int slots;
    private final long[] itW;
    private final long[] topW;
    private final long[] idleSiteW;
    private final long[] slopePpm;
    private final List<PureProblem.DemandMeter> meters = new ArrayList<>();
    private double idleCashUsd;

    private PureForm(SiteForm in) {
        this.in = in;
        this.problem = in.problem;
        this.response = problem.response();
        this.slots = in.slots;
        this.itW = new long[slots];
        this.topW = new long[slots];
        this.idleSiteW = new long[slots];
        this.slopePpm = new long[slots];
        double mostPerGpuW = 1;
        for (double[] caps : in.extraPerGpuW) {
            mostPerGpuW = Math.max(mostPerGpuW, caps[0]);
        }
        for (int t = 0; t < slots; t++) {
            long most = (long) Math.ceil(in.gpus[t] * mostPerGpuW);
            itW[t] = Math.min(most, in.mostBusyW[t]);
            topW[t] = itW[t] > 0 ? itW[t] : Math.max(1, most);
            double idle = response.siteW(t, 0, (double) in.idleItW[t]);
            double top = response.siteW(t, 0, (double) (in.idleItW[t] + topW[t]));
            idleSiteW[t] = Math.round(idle);
            slopePpm[t] = Math.max(0, Math.round((top - idle) / topW[t] * MICRO));
        }
    }

    static PureProblem of(SiteForm in) {
        return new PureForm(in).problem();
    }

    /** What the idle site costs inside the window in the same prices, USD; the problem counts above it. */
    static double idleCashUsd(SiteForm in) {
        PureForm form = new PureForm(in);
        form.prices(new long[in.slots], new long[in.slots]);
        return form.idleCashUsd;
    }

    private PureProblem problem() {
        long[] cash = new long[slots];
        long[] other = new long[slots];
        prices(cash, other);
        Objective objective = problem.objective();
        double ceilingUsd = objective.costCeilingUsd() - idleCashUsd;
        int[] cloudGpus = new int[slots];
        RentedSite cloud = problem.cloud();
        Arrays.fill(cloudGpus, cloud == null ? 0 : cloud.gpus());
        List<PureProblem.PureJob> jobs = new ArrayList<>();
        for (int j = 0; j < in.jobs; j++) {
            jobs.add(job(j));
        }
        return new PureProblem(
                in.startS,
                Math.toIntExact(in.stepS),
                slots,
                in.windowSlots,
                in.gpus.clone(),
                cloudGpus,
                itW,
                in.dayOf.clone(),
                idleSiteW,
                slopePpm,
                cash,
                other,
                watts(problem.rules().riseW()),
                watts(problem.rules().fallW()),
                Double.isInfinite(ceilingUsd) ? null : Math.round(ceilingUsd * MICRO),
                Math.round(objective.ceilingFactor()),
                dayLimits(),
                meters,
                jobs);
    }

    private static @Nullable Long watts(@Nullable Double w) {
        return w == null ? null : Long.valueOf((long) Math.floor(w));
    }

    private double more(SiteResponseKind kind, int t) {
        double x = (double) in.idleItW[t];
        return (kind.at(t, x + topW[t]) - kind.at(t, x)) / topW[t];
    }

    @FunctionalInterface
    private interface SiteResponseKind {
        double at(int slot, double itW);
    }

    private List<SiteResponseKind> waters() {
        return List.of(
                (t, w) -> response.potableGal(t, 0, w),
                (t, w) -> response.sewerGal(t, 0, w),
                (t, w) -> response.recycledGal(t, 0, w));
    }

    private List<PureProblem.DayLimit> dayLimits() {
        List<PureProblem.DayLimit> limits = new ArrayList<>();
        List<String> ids = List.of(Limits.POTABLE, Limits.SEWER, Limits.RECYCLED);
        int days = in.dayStartSlot.length;
        for (int water = 0; water < ids.size(); water++) {
            SiteResponseKind kind = waters().get(water);
            long[] milliGal = in.dayLimit[water];
            if (Arrays.stream(milliGal).allMatch(limit -> limit >= NO_LIMIT)) {
                continue;
            }
            long[] nanoPerW = new long[slots];
            double[] idle = new double[days];
            for (int t = 0; t < slots; t++) {
                nanoPerW[t] = Math.max(0, (long) Math.ceil(more(kind, t) * NANO));
                idle[in.dayOf[t]] += kind.at(t, (double) in.idleItW[t]);
            }
            long[] capacity = new long[days];
            for (int day = 0; day < days; day++) {
                capacity[day] = milliGal[day] >= NO_LIMIT
                        ? NO_LIMIT
                        : (long) Math.floor((milliGal[day] * 1e-3 - idle[day]) * NANO);
            }
            limits.add(new PureProblem.DayLimit(ids.get(water), nanoPerW, capacity));
        }
        Double carbonT = problem.rules().carbonTPerDay();
        if (carbonT != null) {
            limits.add(carbonLimit(carbonT));
        }
        return limits;
    }

    /** Carbon of grid energy inside the window; whole days, each with the idle site's share taken off. */
    private PureProblem.DayLimit carbonLimit(double tPerDay) {
        long[] nanoPerW = new long[slots];
        long[] capacity = new long[in.dayStartSlot.length];
        Arrays.fill(capacity, NO_LIMIT);
        double[] idleT = new double[capacity.length];
        for (int t = 0; t < in.windowSlots; t++) {
            double tPerWh = problem.prices().kgCo2PerMwh()[t] * 1e-9;
            double slotH = in.stepS / 3600.0;
            nanoPerW[t] = (long) Math.ceil(tPerWh * slotH * slopePpm[t] / MICRO * NANO);
            idleT[in.dayOf[t]] += tPerWh * slotH * idleSiteW[t];
            capacity[in.dayOf[t]] = (long) Math.floor((tPerDay - idleT[in.dayOf[t]]) * NANO);
        }
        return new PureProblem.DayLimit(Limits.CARBON, nanoPerW, capacity);
    }

    /** Fills prices by slot, the demand meters and what the idle site costs. */
    private void prices(long[] cash, long[] other) {
        Prices prices = problem.prices();
        Objective objective = problem.objective();
        double[] waterUsd = {prices.potableUsdPerGal(), prices.sewerUsdPerGal(), prices.recycledUsdPerGal()};
        double slotH = in.stepS / 3600.0;
        double[][] energyUsdPerKwh = energyAndDemand(slotH);
        for (int t = 0; t < slots; t++) {
            double slope = slopePpm[t] / MICRO;
            double kwhPerW = slope * slotH / 1000;
            if (t < in.windowSlots && prices.period()[t] >= 0) {
                double usd = kwhPerW * energyUsdPerKwh[prices.period()[t]][prices.onPeak()[t] ? 1 : 0];
                for (int water = 0; water < waterUsd.length; water++) {
                    usd += Math.max(0, more(waters().get(water), t)) * waterUsd[water];
                    idleCashUsd += waters().get(water).at(t, (double) in.idleItW[t]) * waterUsd[water];
                }
                cash[t] = Math.round(usd * NANO);
                double potableUsd = Math.max(0, more(waters().getFirst(), t)) * objective.potableUsdPerGal();
                other[t] = Math.round(potableUsd * NANO
                        + kwhPerW * 1e-6 * prices.kgCo2PerMwh()[t] * objective.carbonUsdPerT() * NANO);
            } else {
                other[t] = Math.round(kwhPerW * 1e-3 * prices.tailUsdPerMwh() * NANO);
            }
        }
        boolean[] window = new boolean[slots];
        Arrays.fill(window, 0, in.windowSlots, true);
        meters.add(
                new PureProblem.DemandMeter("peak", window, Math.round(objective.peakUsdPerMw() * 1e-6 * NANO), false));
    }

    /** Marginal prices of energy, {@code [period][off-peak, on-peak]}, $/kWh; adds the paid demand meters. */
    private double[][] energyAndDemand(double slotH) {
        Prices prices = problem.prices();
        double[][] energy = new double[in.periods][2];
        for (int period = 0; period < in.periods; period++) {
            boolean[] all = new boolean[slots];
            boolean[] on = new boolean[slots];
            double[] hours = new double[2];
            double[] idleKwh = new double[2];
            double[] idleKw = new double[2];
            double sumW = 0;
            int count = 0;
            for (int t = 0; t < in.windowSlots; t++) {
                if (prices.period()[t] != period) {
                    continue;
                }
                int at = prices.onPeak()[t] ? 1 : 0;
                all[t] = true;
                on[t] = at == 1;
                hours[at] += slotH;
                idleKwh[at] += idleSiteW[t] / 1e3 * slotH;
                idleKw[at] = Math.max(idleKw[at], idleSiteW[t] / 1e3);
                sumW += idleSiteW[t] + 0.5 * topW[t] * slopePpm[t] / MICRO;
                count++;
            }
            if (count == 0) {
                continue;
            }
            double kw = sumW / count / 1e3;
            double onKw = hours[1] > 0 ? kw : 0;
            double onKwh = hours[1] * kw;
            double offKwh = hours[0] * kw;
            Billing billing = prices.billing();
            double base = billing.usd(period, onKwh, offKwh, onKw, kw);
            double more = 1e-3 * kw;
            double moreKwh = more * (hours[0] + hours[1]);
            energy[period][0] = (billing.usd(period, onKwh, offKwh + moreKwh, onKw, kw) - base) / moreKwh;
            energy[period][1] = (billing.usd(period, onKwh + moreKwh, offKwh, onKw, kw) - base) / moreKwh;
            double maxUsdPerKw = (billing.usd(period, onKwh, offKwh, onKw, kw + more) - base) / more;
            meters.add(new PureProblem.DemandMeter("max-" + period, all, nanoPerW(maxUsdPerKw), true));
            if (hours[1] > 0) {
                double both = billing.usd(period, onKwh, offKwh, onKw + more, kw + more) - base;
                meters.add(new PureProblem.DemandMeter(
                        "on-peak-" + period, on, nanoPerW(both / more - maxUsdPerKw), true));
            }
            idleCashUsd += billing.usd(period, idleKwh[1], idleKwh[0], idleKw[1], Math.max(idleKw[0], idleKw[1]));
        }
        return energy;
    }

    private static long nanoPerW(double usdPerKw) {
        return Math.max(0, Math.round(usdPerKw / 1e3 * NANO));
    }

    private PureProblem.PureJob job(int j) {
        Job job = in.job(j);
        Objective objective = problem.objective();
        long late = Math.round(objective.latenessUsdPerH() * in.weightMilli[j] / 1e3 * MICRO / 3600);
        long dueS = job.dueS() - in.startS;
        Long deadlineS = job.deadlineS();
        long declined = late * Math.max(0, in.endIfRejectedS(j) - job.dueS())
                + Math.round(DECLINED_USD_PER_GPU_H * job.gpuHours() * MICRO);
        return new PureProblem.PureJob(
                job.id(),
                in.release[j],
                dueS,
                deadlineS == null ? null : Long.valueOf(deadlineS - in.startS),
                late,
                in.before[j].clone(),
                declined,
                modes(j));
    }

    private List<PureProblem.Mode> modes(int j) {
        Job job = in.job(j);
        Map<List<Long>, PureProblem.Mode> modes = new LinkedHashMap<>();
        boolean pinnedThere = job.site().equals(org.headroom.app.load.Assignment.CLOUD);
        for (int size = 0; size < in.sizes[j].length && !pinnedThere; size++) {
            for (int cap = in.firstCap[j]; cap < in.capW.length; cap++) {
                long seconds = Math.ceilDiv(in.need[j][size], in.rate[in.work[j]][cap]);
                long watts = in.extraW[j][size][cap];
                // Of modes that are alike the lowest cap stays, so that "the highest cap not above c" finds the right
                // one.
                modes.put(
                        List.of((long) size, seconds, watts),
                        new PureProblem.Mode(
                                in.sizes[j][size],
                                in.held[j][size],
                                in.capW[cap],
                                false,
                                watts,
                                seconds,
                                Math.toIntExact(Math.ceilDiv(seconds, in.stepS)),
                                0,
                                0));
            }
        }
        List<PureProblem.Mode> all = new ArrayList<>(modes.values());
        RentedSite cloud = problem.cloud();
        boolean free = pinnedThere || job.site().isEmpty();
        int sizes = in.sizes[j].length;
        int stride = Math.max(1, Math.ceilDiv(sizes - 1, MOST_RENTED_SIZES - 1));
        for (int size = 0; size < sizes && cloud != null && free; size++) {
            if (in.held[j][size] > cloud.gpus() || (size % stride != 0 && size != sizes - 1)) {
                continue;
            }
            long runS = Math.ceilDiv(in.need[j][size], SiteForm.WORK_PER_S);
            double gpuHours = in.sizes[j][size] * (runS / 3600.0);
            all.add(new PureProblem.Mode(
                    in.sizes[j][size],
                    in.held[j][size],
                    in.capW[0],
                    true,
                    0,
                    runS + cloud.transferS(),
                    Math.toIntExact(Math.ceilDiv(runS + cloud.transferS(), in.stepS)),
                    Math.round(cloud.usdPerGpuH() * gpuHours * MICRO),
                    Math.round(problem.objective().carbonUsdPerT() * cloud.co2T(gpuHours) * MICRO)));
        }
        return all;
    }
}
