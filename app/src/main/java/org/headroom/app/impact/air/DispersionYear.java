package org.headroom.app.impact.air;

import java.util.Arrays;
import org.headroom.app.impact.Ground;
import org.headroom.data.site.CommunityAir;
import org.headroom.physics.plume.BriggsRise;
import org.headroom.physics.plume.BriggsUrban;
import org.headroom.physics.plume.Dispersion;
import org.headroom.physics.plume.GaussianPlume;
import org.headroom.physics.plume.PasquillGifford;
import org.headroom.physics.plume.Stability;

/**
 * A year of hourly plumes at points on the ground: per unit of a constant emission, and of an emission by hour.
 *
 * <pre>
 * mean = sum over hours q C/Q / hours        daily largest = max over the hours of a day q C/Q
 * </pre>
 *
 * <p>C/Q after {@link GaussianPlume} with {@link BriggsRise}; wind at the stack's top by the power law of ISC3, never below 1 m/s, calms with their last
 * direction. The part per unit does not change with what the site does: weather and stacks alone make it.
 */
final class DispersionYear {
    /** Beyond so many standard deviations across the wind nothing is worth adding: exp(-4.5^2 / 2) is 4e-5. */
    private static final double WIDTHS = 4.5;

    private static final double NEAR_M = 50;

    private final int points;
    private final int days;
    private final int hours;
    private final double[] unitSum;
    private final float[] unitDaily;
    private final double[] slowSum;
    private final float[] fastDaily;

    private DispersionYear(int points, int days, int hours) {
        this.points = points;
        this.days = days;
        this.hours = hours;
        unitSum = new double[points];
        unitDaily = new float[points * days];
        slowSum = new double[points];
        fastDaily = new float[points * days];
    }

    /**
     * Runs the year.
     *
     * @param eastM of the points from the middle of {@code ground}
     * @param fastGPerS by hour, whose daily largest values are asked for; empty for none
     * @param slowGPerS by hour, whose mean is asked for; empty for none
     */
    static DispersionYear of(
            Winds winds,
            CommunityAir air,
            Ground ground,
            double[] eastM,
            double[] northM,
            double[] fastGPerS,
            double[] slowGPerS) {
        DispersionYear year = new DispersionYear(eastM.length, winds.days(), winds.hours());
        Dispersion dispersion = air.urban() ? new BriggsUrban() : new PasquillGifford();
        double[] perEmission = new double[eastM.length];
        for (int hour = 0; hour < winds.hours(); hour++) {
            Arrays.fill(perEmission, 0);
            for (CommunityAir.StackGroup group : air.stacks()) {
                add(winds, hour, dispersion, air.urban(), group, ground, eastM, northM, perEmission);
            }
            year.keep(
                    perEmission,
                    winds.day()[hour],
                    hour < fastGPerS.length ? fastGPerS[hour] : 0,
                    hour < slowGPerS.length ? slowGPerS[hour] : 0);
        }
        return year;
    }

    private static void add(
            Winds winds,
            int hour,
            Dispersion dispersion,
            boolean urban,
            CommunityAir.StackGroup group,
            Ground ground,
            double[] eastM,
            double[] northM,
            double[] perEmission) {
        Stability stability = winds.stability()[hour];
        double heightM = group.stack().heightM();
        double u = winds.windMPerS()[hour] * Math.pow(Math.max(1, heightM) / 10, stability.windExponent(urban));
        BriggsRise rise = BriggsRise.of(group.stack(), winds.ambientK()[hour], u, stability);
        double widest = WIDTHS * dispersion.sigmaYM(stability, NEAR_M) / NEAR_M;
        double east = winds.towardEast()[hour];
        double north = winds.towardNorth()[hour];
        double stackEast = ground.eastM(group.longitudeDeg());
        double stackNorth = ground.northM(group.latitudeDeg());
        for (int i = 0; i < perEmission.length; i++) {
            double dx = eastM[i] - stackEast;
            double dy = northM[i] - stackNorth;
            double x = dx * east + dy * north;
            double y = dx * north - dy * east;
            if (x >= 1 && (Math.abs(y) <= widest * x || x < NEAR_M)) {
                perEmission[i] += group.share()
                        * GaussianPlume.perEmission(
                                rise.windMPerS(),
                                dispersion.sigmaYM(stability, x),
                                dispersion.sigmaZM(stability, x),
                                y,
                                0,
                                heightM + rise.atM(x));
            }
        }
    }

    private void keep(double[] perEmission, int day, double fastGPerS, double slowGPerS) {
        for (int i = 0; i < points; i++) {
            double c = perEmission[i];
            if (c > 0) {
                int at = i * days + day;
                unitSum[i] += c;
                slowSum[i] += slowGPerS * c;
                unitDaily[at] = Math.max(unitDaily[at], (float) c);
                fastDaily[at] = Math.max(fastDaily[at], (float) (fastGPerS * c));
            }
        }
    }

    /** Mean over the year of a constant emission, s/m3. */
    double unitMean(int point) {
        return hours == 0 ? 0 : unitSum[point] / hours;
    }

    /** 98th percentile of the daily largest hours of a constant emission, s/m3. */
    double unitDesign(int point) {
        return design(unitDaily, point);
    }

    /** Largest hour of a constant emission, s/m3. */
    double unitHighest(int point) {
        return highest(unitDaily, point);
    }

    /** Mean of the emission by hour, g/m3. */
    double slowMean(int point) {
        return hours == 0 ? 0 : slowSum[point] / hours;
    }

    /** 98th percentile of the daily largest hours of the emission by hour, g/m3. */
    double fastDesign(int point) {
        return design(fastDaily, point);
    }

    double fastHighest(int point) {
        return highest(fastDaily, point);
    }

    /** Of n days in rising order the one after 0.98 n (40 CFR 50 appendix S, 5.2): the eighth largest of 365. */
    private double design(float[] daily, int point) {
        if (days == 0) {
            return 0;
        }
        float[] sorted = Arrays.copyOfRange(daily, point * days, (point + 1) * days);
        Arrays.sort(sorted);
        return sorted[Math.min(days - 1, (int) (0.98 * days))];
    }

    private double highest(float[] daily, int point) {
        float most = 0;
        for (int i = point * days; i < (point + 1) * days; i++) {
            most = Math.max(most, daily[i]);
        }
        return most;
    }
}
