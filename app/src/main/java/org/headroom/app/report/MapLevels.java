package org.headroom.app.report;

import java.util.Arrays;
import java.util.Locale;

/** The levels of a map and how they are written: round values over what is worth a line, with as many digits as their step has. */
final class MapLevels {
    private static final int WANTED = 8;

    /** Levels spread over the values below this share of the map: the peaks at the wells are narrow and high. */
    private static final double PEAKS_FROM = 0.99;

    /** Values below this share of the largest are as good as none: of a map far wider than the cone, the cone counts. */
    private static final double SHOWN = 1e-3;

    private final double[] levels;

    /** @param values of the map, in any order; what is no number does not count */
    MapLevels(double[] values) {
        double largest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        double[] shown = Arrays.stream(values)
                .filter(v -> Double.isFinite(v) && v != 0 && Math.abs(v) >= SHOWN * largest)
                .sorted()
                .toArray();
        levels = shown.length == 0
                ? new double[0]
                : Contours.roundLevels(shown[0], shown[(int) (PEAKS_FROM * (shown.length - 1))], WANTED);
    }

    /** The lowest first. */
    double[] levels() {
        return levels.clone();
    }

    /** How many decimals a round step needs. */
    static int decimals(double step) {
        return step > 0 ? Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) : 0;
    }

    /** A level without needless zeros. */
    String text(double level) {
        String text = String.format(Locale.ROOT, "%,." + decimals(step()) + "f", level + 0.0);
        return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
    }

    /** A level in another unit, which is not round: at least the digits that tell it from the next. */
    String text(double level, double perUnit) {
        double other = level * perUnit;
        double size = Math.abs(other);
        int usual = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.095 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + Math.max(usual, decimals(step() * perUnit)) + "f", other + 0.0);
    }

    /** Between two levels; of a single one its size. */
    private double step() {
        return levels.length > 1 ? levels[1] - levels[0] : Math.abs(levels[0]);
    }
}
