package org.headroom.app.aquifer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.Aquifer;

/**
 * A Latin hypercube over the known ranges of a site's aquifer: transmissivity, storativity and leakage factor uniform in their
 * logarithm, the share of mains water uniform. Every input takes each of its {@code n} equally likely strata once, in an
 * order of its own (McKay, Beckman and Conover 1979, Technometrics 21). The seed is fixed: the same site gives the same draws.
 */
public final class Draws {
    /** Seed of every study. */
    public static final long SEED = 20_240_722;

    private Draws() {}

    /** {@code n} sets of values; one that has no range stays as it is. */
    public static List<FieldCase> of(SiteAquifer site, int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] t = logarithmic(site.transmissivityM2PerS(), strata(random, n));
        double[] s = logarithmic(site.storativity(), strata(random, n));
        double[] b = logarithmic(site.leakageFactorM(), strata(random, n));
        double[] shares = strata(random, n);
        FieldCase central = FieldCase.central(site);
        List<FieldCase> draws = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            SiteAquifer.Range share = site.shareOfMains();
            draws.add(central.with(
                    new Aquifer(t[i], s[i], b[i]), share.low() + (share.high() - share.low()) * shares[i]));
        }
        return draws;
    }

    /** One number from each of n equal parts of 0 to 1, shuffled. */
    private static double[] strata(SplittableRandom random, int n) {
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = (i + random.nextDouble()) / n;
        }
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = at[i];
            at[i] = at[other];
            at[other] = kept;
        }
        return at;
    }

    private static double[] logarithmic(SiteAquifer.Range range, double[] shares) {
        double[] values = new double[shares.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = range.known() ? range.low() * Math.pow(range.high() / range.low(), shares[i]) : range.value();
        }
        return values;
    }
}
