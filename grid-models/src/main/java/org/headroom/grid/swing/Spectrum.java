package org.headroom.grid.swing;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Swings by frequency. Two transforms of the series:
 *
 * <p><b>Band-pass.</b> The mean is taken off, the ends are faded (raised cosine over a tenth of the series each, at most 30 s),
 * zeros fill up to a power of two, and bins outside the band are set to 0 (a brick wall). Transformed back, the part
 * between the fades gives rms and peak-to-peak: the largest range within one period of the band's lower edge, so that
 * events minutes apart do not add up. Fading moves content by about 1 / (fade length) across an edge.
 *
 * <p><b>Lines.</b> The same with a flat-top window over the whole series, which reads the amplitude of a line within 0.1 %
 * wherever it falls between bins; a line is five bins wide. The peak-to-peak of a line is twice its amplitude: a square wave of
 * peak-to-peak A has a fundamental of 4 A / pi.
 *
 * <p>Samples are means over a step, which weakens a frequency f by sin(pi f dt) / (pi f dt), 6.5 % at 20 Hz and 10 ms; both
 * transforms divide by it. Series shorter than two periods of the band's lower edge, or with fewer than two and a half steps in a
 * period of its upper edge, give NaN.
 *
 * <p>Source of the window: D'Antona and Ferrero, <i>Digital Signal Processing for Measurement Systems</i> (2006), five terms.
 */
public final class Spectrum {
    private static final double[] FLAT_TOP = {0.21557895, -0.41663158, 0.277263158, -0.083578947, 0.006947368};
    private static final double LONGEST_FADE_S = 30;
    private static final double FADE_SHARE = 0.1;
    private static final double STEPS_A_PERIOD = 2.5;
    private static final double PERIODS = 2;

    private final double stepS;
    private final int samples;
    private final int fade;
    private final double binHz;
    private final double[][] faded;
    private final double[] lineW;

    public Spectrum(PowerSeries series) {
        stepS = series.stepS();
        samples = series.size();
        fade = (int) Math.min(FADE_SHARE * samples, LONGEST_FADE_S / stepS);
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, samples - 1)) * 2);
        binHz = 1 / (size * stepS);
        double[] fading = new double[samples];
        double[] flatTop = new double[samples];
        for (int i = 0; i < samples; i++) {
            int edge = Math.min(i, samples - 1 - i);
            fading[i] = edge >= fade ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * (edge + 0.5) / fade);
            for (int k = 0; k < FLAT_TOP.length; k++) {
                flatTop[i] += FLAT_TOP[k] * Math.cos(2 * Math.PI * k * (i + 0.5) / samples);
            }
        }
        faded = transformed(series.powerW(), fading, size);
        double[][] lines = transformed(series.powerW(), flatTop, size);
        double sum = Arrays.stream(flatTop).sum();
        lineW = new double[size / 2 + 1];
        for (int k = 1; k < lineW.length; k++) {
            lineW[k] = 4 * Math.hypot(lines[0][k], lines[1][k]) / sum / weakening(k * binHz * stepS);
        }
    }

    /** The spectrum of the weighted series without its weighted mean, undone for the averaging over a step. */
    private static double[][] transformed(double[] powerW, double[] weight, int size) {
        double sum = 0;
        double of = 0;
        for (int i = 0; i < powerW.length; i++) {
            sum += weight[i] * powerW[i];
            of += weight[i];
        }
        double mean = sum / of;
        double[][] data = new double[2][size];
        for (int i = 0; i < powerW.length; i++) {
            data[0][i] = weight[i] * (powerW[i] - mean);
        }
        FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
        return data;
    }

    /** What averaging over a step leaves of a frequency, by cycles a step. */
    private static double weakening(double cyclesPerStep) {
        double x = Math.PI * cyclesPerStep;
        return x == 0 ? 1 : Math.sin(x) / x;
    }

    /** Distance of the lines of {@link #lineW}, Hz. */
    public double binHz() {
        return binHz;
    }

    /** Peak-to-peak of a sinusoid of each frequency k binHz, W. */
    public double[] lineW() {
        return lineW.clone();
    }

    /** What happens in a band. */
    public BandSwing in(Band band) {
        if (!known(band)) {
            return new BandSwing(band, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        int size = faded[0].length;
        double[][] inside = new double[2][size];
        int best = first(band);
        for (int k = first(band); k <= last(band); k++) {
            double undo = 1 / weakening(k * binHz * stepS);
            for (int part = 0; part < 2; part++) {
                inside[part][k] = faded[part][k] * undo;
                inside[part][(size - k) % size] = faded[part][(size - k) % size] * undo;
            }
            if (lineW[k] > lineW[best]) {
                best = k;
            }
        }
        FastFourierTransformer.transformInPlace(inside, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] swing = Arrays.copyOfRange(inside[0], fade, samples - fade);
        double squares = Arrays.stream(swing).map(p -> p * p).sum();
        Ramps within = Ramps.of(new PowerSeries(stepS, swing), 1 / band.fromHz());
        double rms = Math.sqrt(squares / Math.max(1, swing.length));
        return new BandSwing(band, within.largestW(), 2 * Math.sqrt(2) * rms, best * binHz, lineW[best]);
    }

    /** The band's share in the energy of all that is not constant, 1; NaN if unknown, 0 if all is constant. */
    public double energyShare(Band band) {
        if (!known(band)) {
            return Double.NaN;
        }
        double all = 0;
        double inside = 0;
        for (int k = 1; k < faded[0].length / 2; k++) {
            double e = faded[0][k] * faded[0][k] + faded[1][k] * faded[1][k];
            all += e;
            inside += k >= first(band) && k <= last(band) ? e : 0;
        }
        return all > 0 ? inside / all : 0;
    }

    private boolean known(Band band) {
        return band.toHz() * stepS * STEPS_A_PERIOD <= 1 && samples * stepS * band.fromHz() >= PERIODS;
    }

    private int first(Band band) {
        return (int) Math.ceil(band.fromHz() / binHz);
    }

    private int last(Band band) {
        return (int) Math.min(faded[0].length / 2 - 1, Math.ceil(band.toHz() / binHz) - 1);
    }
}
