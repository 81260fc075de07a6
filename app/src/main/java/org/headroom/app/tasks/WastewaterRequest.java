package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.wastewater.biology.Influent;
import org.jspecify.annotations.Nullable;

/**
 * What to run an activated sludge plant on.
 *
 * @param plant an embedded plant or a plant file
 * @param changes of paths of the plant, as {@code --set} gives them
 * @param influent an embedded series or a file; null for the steady state alone
 * @param days of the influent in each pass; null for its length
 * @param repeat passes
 * @param averagedDays over which the results are averaged, at the end of the last pass
 * @param temperatureC of the water, over that of the plant and of the influent; null for theirs
 * @param out folder for time series; null for none
 * @param sampleS between rows of the time series
 */
public record WastewaterRequest(
        String plant,
        Map<String, String> changes,
        @Nullable String influent,
        @Nullable Double days,
        int repeat,
        double averagedDays,
        @Nullable Double temperatureC,
        @Nullable Path out,
        double sampleS) {
    /** The plant that is run unless another is named. */
    public static final String DEFAULT_PLANT = "bsm1";

    /** The benchmark's window. */
    public static final double WEEK = 7;

    private static final double MOST_DAYS = 36_600;
    private static final double LEAST_DAYS = 0.01;
    private static final int MOST_PASSES = 1000;

    public WastewaterRequest {
        changes = Map.copyOf(changes);
        range("--days", days == null ? 1 : days, LEAST_DAYS, MOST_DAYS);
        range("--repeat", repeat, 1, MOST_PASSES);
        range("--average", averagedDays, LEAST_DAYS, MOST_DAYS);
        range("--temperature", temperatureC == null ? 15 : temperatureC, Influent.COLDEST_C, Influent.HOTTEST_C);
        if (influent == null && out != null) {
            throw new InputError("--out", "", "no influent", "a folder together with --influent");
        }
        if (influent == null && days != null) {
            throw new InputError("--days", "", "no influent", "days together with --influent");
        }
    }

    private static void range(String option, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InputError(option, "", plain(value), plain(low) + " to " + plain(high));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
