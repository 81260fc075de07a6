package org.headroom.grid.swing;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;

/**
 * Mean power over each of many equal steps, W. The energy of the series is exactly the sum of its samples times the
 * step, and a mean over each step is also what keeps fast content from folding into slow bands.
 *
 * @param stepS length of one sample, s
 * @param powerW mean power over each step, W; not copied: whoever builds a series gives it away
 */
@SuppressWarnings("ArrayRecordComponent") // 60,000 samples that are handed from filter to filter
public record PowerSeries(double stepS, double[] powerW) {
    public PowerSeries {
        Checks.positive("step_s", stepS);
    }

    public int size() {
        return powerW.length;
    }

    public double lengthS() {
        return size() * stepS;
    }

    public double energyJ() {
        double sum = 0;
        for (double p : powerW) {
            sum += p;
        }
        return sum * stepS;
    }

    public double meanW() {
        return size() == 0 ? 0 : energyJ() / lengthS();
    }

    public double highestW() {
        return Arrays.stream(powerW).max().orElse(0);
    }

    public double lowestW() {
        return Arrays.stream(powerW).min().orElse(0);
    }

    /** base + factor x this, sample by sample. */
    public PowerSeries scaled(double factor, double baseW) {
        double[] out = new double[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = baseW + factor * powerW[i];
        }
        return new PowerSeries(stepS, out);
    }
}
