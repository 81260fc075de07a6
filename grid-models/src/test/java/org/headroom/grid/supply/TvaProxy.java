package org.headroom.grid.supply;

import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** TVA MSB as Ripley Power (Tennessee) published it for October 2025, with TVA's on-peak hours in central time. */
final class TvaProxy {
    static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private TvaProxy() {}

    static Tariff tariff(BlockRule rule) {
        Prices prices = new Prices(
                "October 2025",
                EnumSet.allOf(Month.class),
                0.05895,
                List.of(
                        new Prices.Block(200, 0.05895),
                        new Prices.Block(200, 0.02290),
                        new Prices.Block(Double.POSITIVE_INFINITY, 0.02009)),
                10.19,
                4.37,
                10.19);
        return new Tariff(
                MEMPHIS,
                List.of(prices),
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
                Double.POSITIVE_INFINITY);
    }
}
