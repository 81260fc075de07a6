package org.headroom.app.live.watch;

import java.util.Arrays;

/**
 * The robust slope of a signal over the last half hour: the median of the slopes between all pairs of up to 30
 * samples (Theil 1950, Sen 1968), which a few wild ones do not move. The slope counts only where it carries the signal
 * over the window further than three times the spread about it (1.4826 times the median distance), and where the last third
 * of the window still has half of it, give or take its own spread: a load that stepped up, as where a job begins, has arrived
 * and goes nowhere. Else it is 0.
 *
 * <p>Worked number: 100, 101, 102, 180, 104 at equal steps of 60 s has a slope of 1/60 a second.
 *
 * <p>Allocates nothing after its making.
 */
final class Trend {
    static final double WINDOW_S = 1800;
    private static final int SAMPLES = 30;
    private static final double SPACING_S = WINDOW_S / SAMPLES;
    private static final int LEAST = 8;
    private static final double SPREAD = 3;
    private static final double NORMAL = 1.4826;

    private final double[] atS = new double[SAMPLES];
    private final double[] value = new double[SAMPLES];
    private final double[] pairs = new double[SAMPLES * (SAMPLES - 1) / 2];
    private final double[] off = new double[SAMPLES];
    private int count;
    private double slopePerS;
    private double levelNow = Double.NaN;
    private double moved;
    private double scatter;

    /** Takes a sample; older than the window are forgotten, and those closer than a minute passed over. */
    void add(double nowS, double v) {
        if (Double.isNaN(v)) {
            return;
        }
        if (count > 0 && nowS - atS[count - 1] < SPACING_S) {
            return;
        }
        if (count > 0 && nowS <= atS[count - 1]) {
            clear();
        }
        int first = 0;
        while (first < count && atS[first] < nowS - WINDOW_S || count - first == SAMPLES) {
            first++;
        }
        System.arraycopy(atS, first, atS, 0, count - first);
        System.arraycopy(value, first, value, 0, count - first);
        count -= first;
        atS[count] = nowS;
        value[count++] = v;
        fit();
    }

    void clear() {
        count = 0;
        slopePerS = 0;
        moved = 0;
        scatter = 0;
        levelNow = Double.NaN;
    }

    /** Change of the signal, its unit a second; 0 where nothing stands out of the noise. */
    double slopePerS() {
        return slopePerS;
    }

    /** How far the slope carried the signal over what is kept of the window. */
    double moved() {
        return moved;
    }

    /** Root mean square of the distances from the line, wild ones too: swings that the median does not see. */
    double scatter() {
        return scatter;
    }

    /** The signal at its last sample without noise. */
    double levelNow() {
        return levelNow;
    }

    private void fit() {
        slopePerS = 0;
        levelNow = value[count - 1];
        if (count < LEAST) {
            return;
        }
        double slope = slope(0);
        double spread = spread(0, slope);
        double level = levelNow;
        double lastS = atS[count - 1];
        double carried = Math.abs(slope) * (lastS - atS[0]);
        moved = carried;
        double square = 0;
        for (int i = 0; i < count; i++) {
            double from = value[i] - level - slope * (atS[i] - lastS);
            square += from * from;
        }
        scatter = Math.sqrt(square / count);
        int late = late();
        double now = slope(late);
        double lateS = lastS - atS[late];
        boolean goesOn = Math.signum(slope) * now * lateS + spread(late, now) >= Math.abs(slope) * lateS / 2;
        levelNow = level;
        slopePerS = carried > SPREAD * spread + 1e-12 && goesOn ? slope : 0;
    }

    /** First sample of the window's last third, or of the last half of few. */
    private int late() {
        int late = count / 2;
        while (late < count - LEAST / 2 && atS[late] < atS[count - 1] - WINDOW_S / 3) {
            late++;
        }
        return late;
    }

    private double slope(int from) {
        int n = 0;
        for (int i = from; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                pairs[n++] = (value[j] - value[i]) / (atS[j] - atS[i]);
            }
        }
        return median(pairs, n);
    }

    /** Median distance from the line, as a normal deviation; sets the line's level at its end. */
    private double spread(int from, double slope) {
        double lastS = atS[count - 1];
        for (int i = from; i < count; i++) {
            off[i - from] = value[i] - slope * (atS[i] - lastS);
        }
        levelNow = median(off, count - from);
        for (int i = from; i < count; i++) {
            off[i - from] = Math.abs(value[i] - levelNow - slope * (atS[i] - lastS));
        }
        return NORMAL * median(off, count - from);
    }

    private static double median(double[] a, int n) {
        Arrays.sort(a, 0, n);
        return n % 2 == 1 ? a[n / 2] : (a[n / 2 - 1] + a[n / 2]) / 2;
    }
}
