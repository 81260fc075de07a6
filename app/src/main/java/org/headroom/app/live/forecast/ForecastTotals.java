package org.headroom.app.live.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Limits;

/** Gallons of local calendar days and the smallest headroom within each horizon, member by member, as quantiles. */
final class ForecastTotals {
    private static final double DAY_S = 86_400;
    private static final double HEARD_S = 900;
    private static final long[] HORIZONS = {Forecast.HOUR_S, Forecast.DAY_S, Forecast.WEEK_S};

    private final Site site;
    private final Limits limits;
    private final ForecastInput in;
    private final double[] leads;
    private final double[][][] values;
    private final Map<Measures, Band> bands;
    private final List<DayTotal> days = new ArrayList<>();
    private final List<HorizonHeadroom> headroom = new ArrayList<>();

    private record Watched(String limit, Measures measure) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("site_power_mw", Measures.SITE_POWER_MW),
            new Watched("transformer_mva", Measures.TRANSFORMER_MVA),
            new Watched("transformer_hot_spot_c", Measures.TRANSFORMER_HOT_SPOT_C),
            new Watched("voltage_deviation_percent", Measures.VOLTAGE_DEVIATION_PERCENT),
            new Watched("branch_loading_percent", Measures.BRANCH_LOADING_PERCENT),
            new Watched("cold_water_c", Measures.COLD_WATER_C),
            new Watched("gpu_c", Measures.GPU_MAX_C));

    ForecastTotals(
            Site site,
            Limits limits,
            ForecastInput in,
            double[] leads,
            double[][][] values,
            Map<Measures, Band> bands) {
        this.site = site;
        this.limits = limits;
        this.in = in;
        this.leads = leads;
        this.values = values;
        this.bands = bands;
        UsedWater used = in.used();
        addDays(Measures.MAKEUP_GAL_PER_DAY, "makeup_gal", "", used.makeupGal());
        addDays(Measures.POTABLE_GAL_PER_DAY, "potable_gal", "potable_gal_per_day", used.potableGal());
        addDays(Measures.RECYCLED_GAL_PER_DAY, "recycled_gal", "", used.recycledGal());
        addDays(Measures.SEWER_GAL_PER_DAY, "sewer_gal", "sewer_gal_per_day", used.sewerGal());
        for (Watched watched : WATCHED) {
            for (long horizonS : HORIZONS) {
                addHeadroom(watched, horizonS);
            }
        }
        addDayHeadroom("potable_gal", "potable_gal_per_day");
        addDayHeadroom("sewer_gal", "sewer_gal_per_day");
    }

    List<DayTotal> days() {
        return days;
    }

    List<HorizonHeadroom> headroom() {
        return headroom;
    }

    /** Totals of members, moved as the bands of the rate were moved from the ensemble. */
    private void addDays(Measures rate, String name, String limitId, double usedGal) {
        double[][] of = values[Forecast.MEASURES.indexOf(rate)];
        int members = of[0].length;
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond((long) in.nowS()), site.zone());
        double[] total = new double[members];
        Arrays.fill(total, usedGal);
        double[] moved = new double[3];
        double fromS = in.nowS();
        double endS = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
        double lastS = in.nowS() + leads[leads.length - 1];
        double[] sorted = new double[members];
        for (int i = 0; i < leads.length; i++) {
            double toS = in.nowS() + leads[i];
            System.arraycopy(of[i], 0, sorted, 0, members);
            Quantiles ensemble = Forecaster.quantiles(sorted);
            Quantiles band = band(rate, i, ensemble);
            while (fromS < toS) {
                double untilS = Math.min(toS, endS);
                double share = (untilS - fromS) / DAY_S;
                for (int m = 0; m < members; m++) {
                    total[m] += of[i][m] * share;
                }
                moved[0] += (band.q10() - ensemble.q10()) * share;
                moved[1] += (band.q50() - ensemble.q50()) * share;
                moved[2] += (band.q90() - ensemble.q90()) * share;
                fromS = untilS;
                if (untilS >= endS || untilS >= lastS) {
                    add(date, name, limitId, total, moved, usedGal, untilS >= endS);
                    date = date.plusDays(1);
                    endS = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
                    Arrays.fill(total, 0);
                    Arrays.fill(moved, 0);
                    usedGal = 0;
                }
            }
        }
    }

    private Quantiles band(Measures rate, int i, Quantiles ensemble) {
        Band band = bands.get(rate);
        return band == null ? ensemble : band.at(i);
    }

    private void add(
            LocalDate date,
            String name,
            String limitId,
            double[] total,
            double[] moved,
            double usedGal,
            boolean toEnd) {
        Quantiles q = Forecaster.quantiles(total.clone());
        double[] sorted = {q.q10() + moved[0], q.q50() + moved[1], q.q90() + moved[2]};
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.max(usedGal, sorted[i]);
        }
        long noonS = date.atTime(12, 0).atZone(site.zone()).toEpochSecond();
        double limit = limitId.isEmpty() ? Limits.NONE : limits.at(limitId, noonS);
        Quantiles gal = new Quantiles(sorted[0], sorted[1], sorted[2]);
        double midnightS = date.atStartOfDay(site.zone()).toEpochSecond();
        double seenFromS = in.used().seenFromS() > midnightS ? in.used().seenFromS() : Double.NaN;
        double unseenGal = 0;
        if (!Double.isNaN(seenFromS)) {
            double heardS = in.nowS() - seenFromS;
            double endS = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
            // of the first minutes the rate says little: then that of the rest of the day
            double perS = heardS >= HEARD_S ? usedGal / heardS : (gal.q50() - usedGal) / Math.max(1, endS - in.nowS());
            unseenGal = perS * (seenFromS - midnightS);
        }
        boolean whole = toEnd && Double.isNaN(seenFromS);
        days.add(new DayTotal(date, name, gal, limit, whole, seenFromS, toEnd ? unseenGal : Double.NaN));
    }

    private void addHeadroom(Watched watched, long horizonS) {
        double[][] of = values[Forecast.MEASURES.indexOf(watched.measure())];
        int members = of[0].length;
        double[] least = new double[members];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        double leastMedian = Double.POSITIVE_INFINITY;
        double atS = in.nowS();
        double shift = 0;
        Band band = bands.get(watched.measure());
        double fromS = in.nowS();
        for (int i = 0; i < leads.length && leads[i] <= horizonS + 1; i++) {
            double toS = in.nowS() + leads[i];
            double limit = limits.smallest(watched.limit(), (long) fromS, (long) toS);
            fromS = toS;
            if (Double.isInfinite(limit)) {
                continue;
            }
            for (int m = 0; m < members; m++) {
                least[m] = Math.min(least[m], limit - of[i][m]);
            }
            double median = band == null ? of[i][0] : band.q50()[i];
            if (limit - median < leastMedian) {
                leastMedian = limit - median;
                atS = toS;
                shift = leastMedian;
            }
        }
        if (Double.isInfinite(leastMedian)) {
            return;
        }
        double over = 0;
        for (double left : least) {
            over += left < 0 ? 1.0 / members : 0;
        }
        Quantiles q = Forecaster.quantiles(least);
        // what past errors taught of the median holds for its worst moment too
        double moved = Math.min(0, shift - q.q50());
        Quantiles left = new Quantiles(q.q10() + moved, q.q50() + moved, q.q90() + moved);
        headroom.add(new HorizonHeadroom(
                watched.limit(), horizonS, left, watched.measure().measure().unit(), (long) atS, over));
    }

    private void addDayHeadroom(String name, String limitId) {
        for (long horizonS : HORIZONS) {
            HorizonHeadroom worst = null;
            for (DayTotal day : days) {
                long endS = day.date().plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
                boolean within =
                        !Double.isNaN(day.unseenGal()) && endS <= in.nowS() + Math.max(horizonS, Forecast.DAY_S);
                if (day.measure().equals(name) && within && !Double.isInfinite(day.limit())) {
                    Quantiles left = new Quantiles(
                            day.limit() - day.wholeGal().q90(),
                            day.limit() - day.wholeGal().q50(),
                            day.limit() - day.wholeGal().q10());
                    double over = left.q50() < 0 ? 0.5 : left.q10() < 0 ? 0.1 : 0;
                    if (worst == null || left.q50() < worst.left().q50()) {
                        worst = new HorizonHeadroom(limitId, horizonS, left, Unit.GAL, endS, over);
                    }
                }
            }
            if (worst != null) {
                headroom.add(worst);
            }
        }
    }
}
