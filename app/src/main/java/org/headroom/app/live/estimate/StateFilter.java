package org.headroom.app.live.estimate;

import java.util.Arrays;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.live.Frame;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;

/**
 * The plant's slow states from the thermometers, the basin's level and its make-up, whose valve follows the level: a cubature Kalman filter, that is the unscented one
 * with 2n points of equal weight and none at the centre, with the twin itself as the model.
 *
 * <pre>
 * x_i  = x + sqrt(n) L e_i,  x - sqrt(n) L e_i            P = L L'
 * x'   = mean of twin(x_i)        P' = mean of (x_i' - x')(x_i' - x')' + Q dt
 * y_i  = meters of that step      S  = mean of (y_i - y)(y_i - y)' + R
 * K    = C S^-1                   x  = x' + K (z - y)              P = P' - K S K'
 * </pre>
 *
 * <p>x: warm supply, chilled supply, hall air, basin temperature (C), basin content (kg). C joint covariance of states and
 * readings, R noise of the readings. Every point starts from the same state of the site but for these five, so that racks
 * follow. Readings beyond the gate are left out; one that stays off for twelve steps comes back with the weight of
 * Huber (1964), so that neither a spike nor a wrong meter takes the state along. Source: Arasaratnam and Haykin, IEEE Trans.
 * Automatic Control 54:1254, 2009; Julier and Uhlmann, Proc. IEEE 92:401, 2004.
 *
 * <p>A steady difference within a meter's class is the meter's (half an hour, at most its class bias): a level meter that
 * reads half a point too little must not have the twin fill its basin for ever.
 *
 * <p>The battery's energy has no meter: it follows what the battery's meter says against the twin, watt by watt.
 */
final class StateFilter {
    private static final int N = 5;
    private static final String[] HEARD = {
        "cold_water", "hot_water", "warm_supply", "warm_return", "chilled_supply", "hall_air", "basin_level", "makeup"
    };

    /** Standard deviation that a state gains in a root of a second of prediction: 0.01 K and 0.002 % in 15 s; assumptions. */
    private static final double[] DRIFT = {0.01 / 3.9, 0.01 / 3.9, 0.01 / 3.9, 0.01 / 3.9, 0};

    private static final double LEVEL_DRIFT_SHARE = 2e-5 / 3.9;
    private static final double[] FIRST_SD = {1, 1, 1, 1, 0};
    private static final double FIRST_LEVEL_SHARE = 0.005;

    /** Standard deviation of a state never counts as more than this times its first. */
    private static final double MOST = 3;

    /** A correction and a point lead no further than this: water between freezing and what no loop here carries. */
    private static final double COLDEST_C = 0;

    private static final double HOTTEST_C = 60;
    private static final double LOWEST_LEVEL = 0.1;
    private static final double HIGHEST_LEVEL = 1.1;

    private static final int STAYS_OFF = 12;

    /** Time constant with which a steady difference within its class is laid to the meter, s. */
    private static final double OFFSET_S = 1800;

    private static final double HUBER = 2;
    private static final double MOST_INFLATION = 4;

    private final Twin points;
    private final SiteMeters meters;
    private final int[] index = new int[HEARD.length];

    private final NoiseTracker noise = new NoiseTracker(HEARD.length);
    private final int[] off = new int[HEARD.length];
    private final double[] offset = new double[HEARD.length];
    private final double gate;
    private final int battery;
    private final LedgerRow row = new LedgerRow();
    private final double[] readings;
    private final double[] p = new double[N * N];
    private final double[] sigma = new double[N * N];
    private final double[][] x = new double[2 * N][N];
    private final double[][] y = new double[2 * N][HEARD.length];
    private final double[] mean = new double[N];
    private final double basinKg;
    private long outliers;

    StateFilter(Twin points, SiteMeters meters, double basinKg, double gate) {
        this.points = points;
        this.meters = meters;
        this.gate = gate;
        this.basinKg = basinKg;
        readings = new double[meters.size()];
        battery = meters.indexOf("battery");
        for (int i = 0; i < HEARD.length; i++) {
            index[i] = meters.indexOf(HEARD[i]);
        }
        for (int i = 0; i < N; i++) {
            double sd = i == N - 1 ? FIRST_LEVEL_SHARE * basinKg : FIRST_SD[i];
            p[i * N + i] = sd * sd;
        }
    }

    /**
     * Spreads the points about the state before the step and takes each through it.
     *
     * @param racks what the twin's own step gave: prescribed power does not depend on the five states
     */
    void predict(SiteState from, PlantStates start, Boundary b, RackReadings racks, double dtS) {
        System.arraycopy(p, 0, sigma, 0, p.length);
        Symmetric.factor(sigma, N);
        double root = Math.sqrt(N);
        for (int i = 0; i < N; i++) {
            for (int side = 0; side < 2; side++) {
                double by = side == 0 ? root : -root;
                points.restore(from);
                points.setPlantStates(new PlantStates(
                        warmer(start.warmC(), by * sigma[i]),
                        warmer(start.chilledC(), by * sigma[N + i]),
                        warmer(start.hallC(), by * sigma[2 * N + i]),
                        warmer(start.basinC(), by * sigma[3 * N + i]),
                        fuller(start.basinKg(), by * sigma[4 * N + i]),
                        start.batteryJ()));
                points.step(b, dtS, row);
                meters.read(points, b, row, racks, readings);
                take(points.plantStates(), x[2 * i + side]);
                for (int m = 0; m < HEARD.length; m++) {
                    y[2 * i + side][m] = readings[index[m]];
                }
            }
        }
        covariance(dtS);
    }

    /** What is beyond the bounds already may stay there, as the twin has it. */
    private static double warmer(double c, double by) {
        return Math.clamp(c + by, Math.min(COLDEST_C, c), Math.max(HOTTEST_C, c));
    }

    private double fuller(double kg, double by) {
        return Math.clamp(kg + by, LOWEST_LEVEL * basinKg, Math.max(HIGHEST_LEVEL * basinKg, kg));
    }

    private static void take(PlantStates s, double[] into) {
        into[0] = s.warmC();
        into[1] = s.chilledC();
        into[2] = s.hallC();
        into[3] = s.basinC();
        into[4] = s.basinKg();
    }

    private void covariance(double dtS) {
        Arrays.fill(mean, 0);
        for (double[] point : x) {
            for (int i = 0; i < N; i++) {
                mean[i] += point[i] / (2 * N);
            }
        }
        Arrays.fill(p, 0);
        for (double[] point : x) {
            for (int i = 0; i < N; i++) {
                for (int k = 0; k < N; k++) {
                    p[i * N + k] += (point[i] - mean[i]) * (point[k] - mean[k]) / (2 * N);
                }
            }
        }
        for (int i = 0; i < N; i++) {
            double perRootS = i == N - 1 ? LEVEL_DRIFT_SHARE * basinKg : DRIFT[i];
            p[i * N + i] += perRootS * perRootS * dtS;
        }
        limit();
    }

    private void limit() {
        for (int i = 0; i < N; i++) {
            double most = MOST * (i == N - 1 ? FIRST_LEVEL_SHARE * basinKg : FIRST_SD[i]);
            limit(i, most * most);
        }
    }

    /**
     * Keeps a variance within what can be, correlations as they are. The points come as near: were they left where they are,
     * P - K S K' would take more away than there is, and the next factor would be of no covariance.
     */
    private void limit(int i, double most) {
        double variance = p[i * N + i];
        if (variance > most) {
            double scale = Math.sqrt(most / variance);
            for (int k = 0; k < N; k++) {
                p[i * N + k] *= scale;
                p[k * N + i] *= scale;
            }
            for (double[] point : x) {
                point[i] = mean[i] + scale * (point[i] - mean[i]);
            }
        }
    }

    /**
     * Corrects the twin, which has been stepped meanwhile, by what was heard.
     *
     * @param predicted each meter as the twin has it
     * @param bias what each meter is known to read too much, in its unit
     */
    void update(Twin main, Frame frame, double[] predicted, double[] bias, double dtS) {
        int[] used = new int[HEARD.length];
        double[] r = new double[HEARD.length];
        double[] miss = new double[HEARD.length];
        int count = 0;
        for (int m = 0; m < HEARD.length; m++) {
            int at = index[m];
            double z = frame.meters[at] - bias[at];
            SiteMeter meter = meters.get(at);
            double sd = noise.sd(m, z - predicted[at], meter.noiseAt(predicted[at]));
            if (Double.isNaN(z)) {
                continue;
            }
            double own = meter.biasAt(predicted[at]);
            double raw = z - predicted[at];
            offset[m] = Math.clamp(offset[m] + (raw - offset[m]) * Math.min(1, dtS / OFFSET_S), -own, own);
            double nu = raw - offset[m];
            double all = Math.sqrt(variance(m) + sd * sd);
            double weight = 1;
            if (Math.abs(nu) > gate * all) {
                outliers++;
                if (++off[m] < STAYS_OFF) {
                    continue;
                }
                weight = HUBER * all / Math.abs(nu);
                inflate(Math.min(MOST_INFLATION, square(nu / (gate * all))));
            } else {
                off[m] = 0;
            }
            used[count] = m;
            miss[count] = nu;
            r[count++] = sd * sd / (weight * weight);
        }
        double[] by = count == 0 ? new double[N] : correct(used, r, miss, count);
        PlantStates s = main.plantStates();
        double modelledW = predicted[battery];
        double meteredW = frame.meters[battery];
        double storedJ = s.batteryJ() + (Double.isNaN(meteredW) ? 0 : (modelledW - meteredW) * dtS);
        main.setPlantStates(new PlantStates(
                warmer(s.warmC(), by[0]),
                warmer(s.chilledC(), by[1]),
                warmer(s.hallC(), by[2]),
                warmer(s.basinC(), by[3]),
                fuller(s.basinKg(), by[4]),
                storedJ));
    }

    /** What stays off is not noise: the states are less certain than they were taken to be. */
    private void inflate(double by) {
        for (int i = 0; i < p.length; i++) {
            p[i] *= by;
        }
        for (double[] point : x) {
            for (int i = 0; i < N; i++) {
                point[i] = mean[i] + Math.sqrt(by) * (point[i] - mean[i]);
            }
        }
        for (int m = 0; m < HEARD.length; m++) {
            double middle = meanOf(m);
            for (double[] point : y) {
                point[m] = middle + Math.sqrt(by) * (point[m] - middle);
            }
        }
        limit();
    }

    private static double square(double a) {
        return a * a;
    }

    private double meanOf(int m) {
        double sum = 0;
        for (double[] point : y) {
            sum += point[m] / (2 * N);
        }
        return sum;
    }

    private double variance(int m) {
        double middle = meanOf(m);
        double sum = 0;
        for (double[] point : y) {
            sum += (point[m] - middle) * (point[m] - middle) / (2 * N);
        }
        return sum;
    }

    private double[] correct(int[] used, double[] r, double[] miss, int count) {
        double[] s = new double[count * count];
        double[] c = new double[N * count];
        for (int j = 0; j < count; j++) {
            double middle = meanOf(used[j]);
            for (int k = 0; k < count; k++) {
                double other = meanOf(used[k]);
                for (double[] point : y) {
                    s[j * count + k] += (point[used[j]] - middle) * (point[used[k]] - other) / (2 * N);
                }
            }
            s[j * count + j] += r[j];
            for (int i = 0; i < N; i++) {
                for (int q = 0; q < 2 * N; q++) {
                    c[i * count + j] += (x[q][i] - mean[i]) * (y[q][used[j]] - middle) / (2 * N);
                }
            }
        }
        double[] inverse = Symmetric.inverse(s, count);
        double[] correction = new double[N];
        double[] gain = new double[N * count];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < count; k++) {
                    gain[i * count + j] += c[i * count + k] * inverse[k * count + j];
                }
                correction[i] += gain[i * count + j] * miss[j];
            }
        }
        for (int i = 0; i < N; i++) {
            for (int k = 0; k <= i; k++) {
                double less = 0;
                for (int j = 0; j < count; j++) {
                    less += 0.5 * (gain[i * count + j] * c[k * count + j] + gain[k * count + j] * c[i * count + j]);
                }
                double value = p[i * N + k] - less;
                p[i * N + k] = value;
                p[k * N + i] = value;
            }
        }
        for (int i = 0; i < N; i++) {
            p[i * N + i] = Math.max(p[i * N + i], 1e-12 * (i == N - 1 ? basinKg * basinKg : 1));
        }
        return correction;
    }

    /** Standard deviations of the five states. */
    double[] sd() {
        double[] sd = new double[N];
        for (int i = 0; i < N; i++) {
            sd[i] = Math.sqrt(p[i * N + i]);
        }
        return sd;
    }

    long outliers() {
        return outliers;
    }

    double[] covariance() {
        return p.clone();
    }

    double[] noise() {
        return noise.variances();
    }

    double[] offsets() {
        return offset.clone();
    }

    void restore(double[] covariance, double[] noiseVariances, double[] offsets) {
        System.arraycopy(offsets, 0, offset, 0, offset.length);
        System.arraycopy(covariance, 0, p, 0, p.length);
        noise.restore(noiseVariances);
    }
}
