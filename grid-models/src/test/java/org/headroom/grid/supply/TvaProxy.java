package org.headroom.grid.supply;

import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** TVA MSB as Ripley Power (Tennessee) published it, with TVA's on-peak hours in central time. */
final class TvaProxy {
    static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private TvaProxy() {}

    /** The sheet of October 2025 in every month. */
    static Tariff tariff(BlockRule rule) {
        return tariff(rule, Double.POSITIVE_INFINITY, TRANSITION.in(EnumSet.allOf(Month.class)));
    }

    /** Each season by its own sheet. */
    static Tariff seasons(double contractW) {
        return tariff(BlockRule.OFF_PEAK_ENERGY, contractW, TRANSITION, SUMMER, WINTER);
    }

    static Tariff tariff(BlockRule rule, double contractW, Prices... seasons) {
        return new Tariff(
                MEMPHIS,
                List.of(seasons),
                List.of(
                        new OnPeak(EnumSet.range(Month.APRIL, Month.OCTOBER), 13, 19),
                        new OnPeak(
                                EnumSet.of(Month.NOVEMBER, Month.DECEMBER, Month.JANUARY, Month.FEBRUARY, Month.MARCH),
                                4,
                                10)),
                Holidays.SIX,
                rule,
                1650 + 350,
                0.36,
                contractW);
    }

    /** ripleypower.com/business/october-2025.php */
    static final Prices TRANSITION = prices(
            "October 2025",
            EnumSet.of(Month.APRIL, Month.MAY, Month.OCTOBER, Month.NOVEMBER),
            new double[] {0.05895, 0.05895, 0.02290, 0.02009},
            new double[] {10.19, 4.37, 10.19});

    /** ripleypower.com/business/september-2018.php */
    static final Prices SUMMER = prices(
            "September 2018",
            EnumSet.range(Month.JUNE, Month.SEPTEMBER),
            new double[] {0.07081, 0.04646, 0.02002, 0.02002},
            new double[] {9.97, 4.22, 9.97});

    /** ripleypower.com/business/february-2026.php */
    static final Prices WINTER = prices(
            "February 2026",
            EnumSet.of(Month.DECEMBER, Month.JANUARY, Month.FEBRUARY, Month.MARCH),
            new double[] {0.07447, 0.06197, 0.02687, 0.02406},
            new double[] {10.19, 4.37, 10.19});

    private static Prices prices(String sheet, java.util.Set<Month> months, double[] usdPerKwh, double[] usdPerKw) {
        return new Prices(
                sheet,
                sheet,
                months,
                usdPerKwh[0],
                List.of(
                        new Prices.Block(200, usdPerKwh[1]),
                        new Prices.Block(200, usdPerKwh[2]),
                        new Prices.Block(Double.POSITIVE_INFINITY, usdPerKwh[3])),
                usdPerKw[0],
                usdPerKw[1],
                usdPerKw[2]);
    }
}
