package org.headroom.app.live.estimate;

import java.util.Arrays;
import java.util.List;
import org.headroom.data.site.SiteTree;

/**
 * How well the plant's parameters are known before any meter is heard: standard deviations about the values of the site's
 * file, half of the wider side of their passport's range.
 *
 * @param sd in the order tower UA, exchanger UA, pump efficiency, chiller power, GPU power
 */
public record ParameterPriors(double[] sd) {
    public ParameterPriors {
        sd = sd.clone();
    }

    /** Those of the announced site. */
    public static ParameterPriors usual() {
        double[] sd = new double[Parameter.COUNT];
        for (Parameter p : Parameter.values()) {
            sd[p.index] = p.usualSd;
        }
        return new ParameterPriors(sd);
    }

    /** As the passports {@code calibration.*} of a site's file say. */
    public static ParameterPriors of(SiteTree tree) {
        double[] sd = new double[Parameter.COUNT];
        for (Parameter p : Parameter.values()) {
            sd[p.index] = p.sdOf(tree);
        }
        return new ParameterPriors(sd);
    }

    /** Paths of all parameters that meters correct. */
    public static List<String> paths() {
        return Arrays.stream(Parameter.values()).map(p -> p.path).toList();
    }

    @Override
    public double[] sd() {
        return sd.clone();
    }
}
