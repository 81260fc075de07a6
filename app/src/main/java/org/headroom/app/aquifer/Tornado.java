package org.headroom.app.aquifer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.Aquifer;

/** Which input moves a result most: each at its low and high with the others at their values, the largest move first. */
public final class Tornado {
    private Tornado() {}

    /**
     * One input.
     *
     * @param path of the site file
     * @param low its lower end, in the unit of its key
     * @param high its upper end, in the unit of its key
     * @param atLow the result there
     * @param atHigh the result there
     */
    public record Bar(String path, double low, double high, double atLow, double atHigh) {
        public double span() {
            return Math.abs(atHigh - atLow);
        }
    }

    /** @param result of a set of values */
    public static List<Bar> of(SiteAquifer site, ToDoubleFunction<FieldCase> result) {
        FieldCase central = FieldCase.central(site);
        Aquifer a = central.aquifer();
        double share = central.shareOfMains();
        List<Bar> bars = new ArrayList<>();
        SiteAquifer.Range t = site.transmissivityM2PerS();
        add(
                bars,
                "transmissivity_m2_per_day",
                t,
                86_400,
                value -> result.applyAsDouble(
                        central.with(new Aquifer(value, a.storativity(), a.leakageFactorM()), share)));
        add(
                bars,
                "storativity",
                site.storativity(),
                1,
                value -> result.applyAsDouble(
                        central.with(new Aquifer(a.transmissivityM2PerS(), value, a.leakageFactorM()), share)));
        add(
                bars,
                "leakage_factor_m",
                site.leakageFactorM(),
                1,
                value -> result.applyAsDouble(
                        central.with(new Aquifer(a.transmissivityM2PerS(), a.storativity(), value), share)));
        add(bars, "share_of_mains", site.shareOfMains(), 1, value -> result.applyAsDouble(central.with(a, value)));
        bars.sort(Comparator.comparingDouble(Bar::span).reversed());
        return bars;
    }

    private static void add(
            List<Bar> bars, String key, SiteAquifer.Range range, double perKey, ToDoubleFunction<Double> result) {
        if (range.known()) {
            bars.add(new Bar(
                    "water.aquifer." + key,
                    range.low() * perKey,
                    range.high() * perKey,
                    result.applyAsDouble(range.low()),
                    result.applyAsDouble(range.high())));
        }
    }
}
