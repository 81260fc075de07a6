package org.headroom.data.weather;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * The embedded typical year of Memphis: 8,760 hours made from published monthly statistics, always the same.
 *
 * <pre>
 * T(t)  = S(t) + A(t) + R(t) (f(h) - 1/2)           dry bulb, C
 * T*(t) = T(t) - c(t) pos(D(t) + k (T(t) - T_day(t)))     wet bulb, C
 * </pre>
 *
 * <p>S seasonal curve whose monthly means are the published ones; A day-to-day anomaly, a first-order autoregression
 * (0.7 a day) wrapped around the year, its deviation swinging between winter and summer; R daily range; f diurnal shape,
 * two half cosines from the minimum at 05:00 to the maximum at 15:00 local standard time; D mean depression of the day,
 * log-normal about its month's, larger on warm days in summer and smaller in winter; pos(x) = (x + sqrt(x2 +
 * 0.36)) / 2; k = 0.68, the share of the diurnal swing that goes into the depression because the dew
 * point hardly moves within a day; T_day the day's running mean; c and S are solved so that the monthly means of both
 * bulbs are the published ones, and R so that the daily ranges are. Anomalies between noons are linear.
 *
 * <p>Sources: monthly means of the NREL TMY3 year of station 723340 (Memphis International Airport, 1973-2005), and the
 * ASHRAE Handbook - Fundamentals 2009 design conditions of that station: 0.4 % dry bulb 35.6 C, 0.4 % wet bulb 26.8 C,
 * 99.6 % heating dry bulb -8.3 C. Chosen, not published: 17 July is hot, 27 to 30 July is the hottest and most humid
 * spell, so that a planning fortnight from 17 July meets both. See docs/models/weather.md. Worked number: July's mean
 * wet bulb is 22.84 C.
 */
public final class MemphisYear {
    static final String NAME = "memphis (generated from TMY3 723340 monthly statistics)";

    /** Degrees Celsius, Pa, m/s; January first. */
    static final double[] DRYBULB_C = {4.12, 6.58, 12.40, 16.79, 22.07, 26.01, 28.31, 27.55, 24.35, 16.70, 12.12, 6.83};

    static final double[] MEAN_MAX_C = {
        8.79, 11.68, 17.88, 21.63, 26.91, 31.12, 33.53, 32.80, 29.37, 22.40, 17.73, 12.08
    };
    static final double[] MEAN_MIN_C = {-0.78, 1.57, 6.84, 11.41, 17.21, 20.97, 23.24, 22.36, 19.74, 10.93, 6.46, 1.24};
    static final double[] WETBULB_C = {2.09, 3.26, 8.95, 12.27, 18.13, 21.18, 22.84, 21.88, 20.49, 12.47, 8.82, 3.45};
    static final double[] PRESSURE_PA = {
        100677, 100829, 100466, 100716, 100341, 100498, 100565, 100662, 100743, 100910, 100848, 100978
    };
    static final double[] WIND_M_PER_S = {5.33, 4.26, 3.82, 3.90, 4.16, 3.43, 3.04, 2.97, 3.05, 2.72, 3.02, 4.14};

    private static final ZoneOffset CENTRAL_STANDARD = ZoneOffset.ofHours(-6);
    private static final long SEED = 723340;
    private static final int DAYS = 365;
    private static final int HOURS = TypicalYear.HOURS;
    private static final double PERSISTENCE = 0.7;
    private static final double WINTER_DEVIATION_K = 6.0;
    private static final double SUMMER_DEVIATION_K = 1.5;
    private static final double DEPRESSION_SHARE = 0.68;
    private static final double DEPRESSION_DEVIATION = 0.30;

    private static final int[] FIRST_HOUR = firstHours();

    /** The mid-month before each hour, and how far the hour is on the way to the next one. */
    private static final int[] NODE = new int[HOURS];

    private static final double[] AFTER = new double[HOURS];

    /** How much of each mid-month value is in the mean of each month. */
    private static final double[][] NODE_SHARES = new double[12][12];

    static {
        for (int month = 0; month < 12; month++) {
            double middle = (FIRST_HOUR[month] + FIRST_HOUR[month + 1]) / 2.0;
            for (int hour = FIRST_HOUR[month]; hour < FIRST_HOUR[month + 1]; hour++) {
                boolean second = hour + 0.5 >= middle;
                int node = second ? month : (month + 11) % 12;
                double nodeLength = FIRST_HOUR[node + 1] - FIRST_HOUR[node];
                double monthLength = FIRST_HOUR[month + 1] - FIRST_HOUR[month];
                double nextLength = FIRST_HOUR[(node + 1) % 12 + 1] - FIRST_HOUR[(node + 1) % 12];
                double gap = (nodeLength + nextLength) / 2;
                NODE[hour] = node;
                AFTER[hour] = second ? (hour + 0.5 - middle) / gap : 1 - (middle - hour - 0.5) / gap;
                NODE_SHARES[month][node] += (1 - AFTER[hour]) / monthLength;
                NODE_SHARES[month][(node + 1) % 12] += AFTER[hour] / monthLength;
            }
        }
    }

    private final Random random = new Random(SEED);
    private final double[] anomalyK = new double[DAYS];
    private final double[] depression = new double[DAYS];
    private final double[] range = new double[DAYS];

    private MemphisYear() {}

    public static TypicalYear source() {
        return new MemphisYear().generate();
    }

    private TypicalYear generate() {
        double[] synoptic = wrappedNoise();
        double[] humid = wrappedNoise();
        double[] clear = wrappedNoise();
        for (int day = 0; day < DAYS; day++) {
            double winter = (1 + StrictMath.cos(2 * Math.PI * (day - 14) / DAYS)) / 2;
            double deviation = SUMMER_DEVIATION_K + (WINTER_DEVIATION_K - SUMMER_DEVIATION_K) * winter;
            anomalyK[day] = deviation * synoptic[day];
            double dryWhenWarm = 0.55 - 0.75 * winter;
            depression[day] = StrictMath.exp(DEPRESSION_DEVIATION * (humid[day] + dryWhenWarm * synoptic[day]));
            range[day] = Math.max(0.4, 1 + 0.2 * clear[day] + 0.1 * humid[day]);
        }
        placeHotDays();
        double[] drybulb = drybulb();
        double[] wetbulb = wetbulb(drybulb);
        double[] pressure = toMeans(hourly(day -> -450 * synoptic[day] * spread(day)), PRESSURE_PA);
        return new TypicalYear(NAME, CENTRAL_STANDARD, drybulb, wetbulb, pressure, wind(), sky(synoptic, clear));
    }

    /** From a source of chance of its own, so that what was there before stays as it was. */
    private static Sky sky(double[] synoptic, double[] clear) {
        long yearS = LocalDate.of(2001, 1, 1).atStartOfDay().toEpochSecond(CENTRAL_STANDARD);
        return Sky.of(() -> MemphisSky.columns(synoptic, clear, yearS));
    }

    /** Days whose heat and humidity are chosen; the month around them gives way so that its mean stays. */
    private void placeHotDays() {
        hot(dayOf(7, 16), 1.8, 1.0);
        hot(dayOf(7, 17), 3.4, 1.0);
        hot(dayOf(7, 18), 1.8, 1.0);
        hot(dayOf(7, 26), 1.8, 1.0);
        hot(dayOf(7, 27), 3.0, 1.0);
        hot(dayOf(7, 28), 3.2, 1.0);
        hot(dayOf(7, 29), 3.6, 1.02);
        hot(dayOf(7, 30), 3.4, 1.0);
        hot(dayOf(7, 31), 1.6, 1.0);
    }

    private void hot(int day, double anomaly, double depressionOfNormal) {
        anomalyK[day] = anomaly;
        depression[day] = depressionOfNormal;
        range[day] = 1;
    }

    private static int dayOf(int month, int day) {
        return LocalDate.of(2001, month, day).getDayOfYear() - 1;
    }

    private static double spread(int day) {
        return 0.75 + 0.25 * StrictMath.cos(2 * Math.PI * (day - 14) / DAYS);
    }

    /** Standard normal days, each 0.7 of the one before plus news; the last is followed by the first. */
    private double[] wrappedNoise() {
        double[] news = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            news[day] = random.nextGaussian();
        }
        double[] noise = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            double share = StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);
            for (int back = 0; back < 40; back++) {
                noise[day] += share * news[Math.floorMod(day - back, DAYS)];
                share *= PERSISTENCE;
            }
        }
        return noise;
    }

    private double[] drybulb() {
        double[] rangeK = new double[12];
        for (int month = 0; month < 12; month++) {
            rangeK[month] = MEAN_MAX_C[month] - MEAN_MIN_C[month];
        }
        double[] drybulb = new double[HOURS];
        double[] anomaly = hourly(day -> anomalyK[day]);
        double[] factor = hourly(day -> range[day]);
        for (int pass = 0; pass < 4; pass++) {
            double[] rangeAt = seasonal(rangeK);
            for (int hour = 0; hour < HOURS; hour++) {
                drybulb[hour] = anomaly[hour] + rangeAt[hour] * factor[hour] * (diurnal(hour % 24 + 0.5) - 0.5);
            }
            drybulb = toMeans(drybulb, DRYBULB_C);
            for (int month = 0; month < 12; month++) {
                rangeK[month] *= (MEAN_MAX_C[month] - MEAN_MIN_C[month]) / meanDailyRange(drybulb, month);
            }
        }
        return drybulb;
    }

    /** From 0 at 05:00 to 1 at 15:00 and back. */
    private static double diurnal(double hour) {
        double since = hour < 5 ? hour + 24 - 15 : hour - 15;
        return hour >= 5 && hour < 15
                ? (1 - StrictMath.cos(Math.PI * (hour - 5) / 10)) / 2
                : (1 + StrictMath.cos(Math.PI * since / 14)) / 2;
    }

    private double[] wetbulb(double[] drybulb) {
        double[] wanted = new double[12];
        for (int month = 0; month < 12; month++) {
            wanted[month] = DRYBULB_C[month] - WETBULB_C[month];
        }
        double[] dayMean = hourly(day -> mean(drybulb, day * 24, day * 24 + 24));
        double[] ofNormal = hourly(day -> depression[day]);
        double[] normal = seasonal(wanted);
        double[] factor = new double[12];
        Arrays.fill(factor, 1);
        double[] wetbulb = new double[HOURS];
        for (int pass = 0; pass < 12; pass++) {
            double[] c = seasonal(factor);
            for (int hour = 0; hour < HOURS; hour++) {
                double swing = DEPRESSION_SHARE * (drybulb[hour] - dayMean[hour]);
                double depressed = c[hour] * positive(normal[hour] * ofNormal[hour] + swing);
                wetbulb[hour] = drybulb[hour] - Math.min(depressed, largestDepressionK(drybulb[hour]));
            }
            for (int month = 0; month < 12; month++) {
                factor[month] *= wanted[month] / (DRYBULB_C[month] - monthMean(wetbulb, month));
            }
        }
        return wetbulb;
    }

    /** x where it is well above 0, nearly 0 below, without a corner: dew comes gradually. */
    private static double positive(double x) {
        return (x + StrictMath.sqrt(x * x + 0.36)) / 2;
    }

    /** Keeps the driest hours above about 20 % relative humidity, the driest that Memphis commonly sees. */
    private static double largestDepressionK(double drybulbC) {
        return Math.max(1, 1.2 + 0.30 * (drybulbC + 10));
    }

    private double[] wind() {
        double[] daily = wrappedNoise();
        double[] gusts = hourly(day -> StrictMath.exp(0.35 * daily[day]));
        double[] wind = new double[HOURS];
        double[] mean = seasonal(WIND_M_PER_S);
        for (int hour = 0; hour < HOURS; hour++) {
            wind[hour] = mean[hour] * gusts[hour] * (0.8 + 0.4 * diurnal(hour % 24 + 0.5));
        }
        for (int month = 0; month < 12; month++) {
            double scale = WIND_M_PER_S[month] / monthMean(wind, month);
            for (int hour = firstHour(month); hour < firstHour(month + 1); hour++) {
                wind[hour] *= scale;
            }
        }
        return wind;
    }

    /** Daily values as an hourly curve, linear between noons, wrapped around the year. */
    private static double[] hourly(IntToDoubleFunction ofDay) {
        return Weather.column(HOURS, hour -> {
            double days = (hour + 0.5) / 24 - 0.5;
            int before = (int) Math.floor(days);
            double share = days - before;
            return (1 - share) * ofDay.applyAsDouble(Math.floorMod(before, DAYS))
                    + share * ofDay.applyAsDouble(Math.floorMod(before + 1, DAYS));
        });
    }

    /** Adds the smooth seasonal curve that gives the series these monthly means. */
    private static double[] toMeans(double[] series, double[] means) {
        double[] missing = new double[12];
        for (int month = 0; month < 12; month++) {
            missing[month] = means[month] - monthMean(series, month);
        }
        double[] curve = seasonal(missing);
        return Weather.column(HOURS, hour -> series[hour] + curve[hour]);
    }

    /** A curve, linear between mid-months, whose monthly means are these: 12 nodes solved by iteration. */
    private static double[] seasonal(double[] means) {
        double[] nodes = means.clone();
        for (int pass = 0; pass < 40; pass++) {
            double[] next = nodes.clone();
            for (int month = 0; month < 12; month++) {
                next[month] += means[month];
                for (int node = 0; node < 12; node++) {
                    next[month] -= NODE_SHARES[month][node] * nodes[node];
                }
            }
            nodes = next;
        }
        double[] solved = nodes;
        return Weather.column(
                HOURS, hour -> (1 - AFTER[hour]) * solved[NODE[hour]] + AFTER[hour] * solved[(NODE[hour] + 1) % 12]);
    }

    private static int[] firstHours() {
        int[] first = new int[13];
        for (int month = 0; month < 12; month++) {
            first[month] = dayOf(month + 1, 1) * 24;
        }
        first[12] = HOURS;
        return first;
    }

    private static int firstHour(int month) {
        return FIRST_HOUR[month];
    }

    private static double monthMean(double[] series, int month) {
        return mean(series, firstHour(month), firstHour(month + 1));
    }

    private static double mean(double[] series, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += series[i];
        }
        return sum / (to - from);
    }

    private static double meanDailyRange(double[] series, int month) {
        double sum = 0;
        for (int start = firstHour(month); start < firstHour(month + 1); start += 24) {
            double max = series[start];
            double min = series[start];
            for (int hour = start; hour < start + 24; hour++) {
                max = Math.max(max, series[hour]);
                min = Math.min(min, series[hour]);
            }
            sum += max - min;
        }
        return sum * 24 / (firstHour(month + 1) - firstHour(month));
    }
}
