package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.31, 0.737, 1.111, 2.2, 3.3, 7.77, 12.3, 19.5})
    void a_sinusoid_is_read_whole_in_its_band_and_nowhere_else(double hz) {
        Spectrum spectrum = new Spectrum(Jobs.sine(74e6, hz, 60_000));
        for (Band band : new Band[] {Band.INTER_AREA, Band.LOCAL, Band.TORSIONAL}) {
            BandSwing swing = spectrum.in(band);
            boolean inside = hz >= band.fromHz() && hz < band.toHz();
            assertThat(swing.peakToPeakW() / 74e6).isCloseTo(inside ? 1 : 0, within(0.01));
            if (inside) {
                assertThat(swing.equivalentW() / 74e6).isCloseTo(1, within(0.002));
                assertThat(swing.lineW() / 74e6).isCloseTo(1, within(0.002));
                assertThat(swing.lineHz()).isCloseTo(hz, within(spectrum.binHz() * 3));
            }
        }
        assertThat(spectrum.energyShare(Band.CRITICAL)).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"1.4, 0.5", "0.25, 0.8", "0.3, 0.1", "5, 0.5"})
    void a_square_wave_has_the_lines_of_its_fourier_series(double hz, double share) {
        // A rectangle of height A and duty s has lines of peak-to-peak 4 A |sin(n pi s)| / (n pi); 4 A / pi at a half
        TrainingJob job = Jobs.job(100_000, new Iteration(1 / hz, share, 0, 0, 0, 0), 0);
        Spectrum spectrum =
                new Spectrum(Jobs.of(job, FailureTimes.NONE).run(Remedies.NONE).servers());
        Band around = new Band("fundamental", 0.5 * hz, 1.5 * hz);
        double expected = 4 * 73.75e6 / Math.PI * Math.abs(Math.sin(Math.PI * share));
        // at 5 Hz the 19th and 21st harmonic fold back with 0.3 %: ideal squares alone have such edges
        assertThat(spectrum.in(around).lineW()).isCloseTo(expected, within((hz < 5 ? 0.002 : 0.004) * expected));
        assertThat(spectrum.in(around).peakToPeakW()).isCloseTo(expected, within(0.01 * expected));
        double third = expected == 0 ? 0 : 4 * 73.75e6 / (3 * Math.PI) * Math.abs(Math.sin(3 * Math.PI * share));
        Band aroundThird = new Band("third", 2.5 * hz, 3.5 * hz);
        if (hz < 5) {
            assertThat(spectrum.in(aroundThird).lineW()).isCloseTo(third, within(0.006 * expected));
        }
    }

    @Test
    void a_constant_and_a_slow_ramp_swing_in_no_band() {
        double[] p = new double[60_000];
        for (int i = 0; i < p.length; i++) {
            p[i] = 50e6 + 10e6 * i / p.length;
        }
        Spectrum spectrum = new Spectrum(new PowerSeries(0.01, p));
        assertThat(spectrum.in(Band.INTER_AREA).peakToPeakW()).isLessThan(0.05e6);
        assertThat(spectrum.in(Band.TORSIONAL).peakToPeakW()).isLessThan(0.001e6);
        SwingFigures flat = SwingFigures.of(new PowerSeries(0.01, new double[60_000]));
        assertThat(flat.criticalShare()).isZero();
        assertThat(flat.bands().getFirst().peakToPeakW()).isZero();
    }

    @Test
    void a_band_that_cannot_be_known_is_not_a_number() {
        PowerSeries shortOne = Jobs.sine(1e6, 1, 1_000);
        assertThat(new Spectrum(shortOne).in(Band.INTER_AREA).peakToPeakW()).isNaN();
        assertThat(new Spectrum(shortOne).in(Band.LOCAL).peakToPeakW()).isNotNaN();
        PowerSeries coarse = new PowerSeries(0.1, new double[6_000]);
        assertThat(new Spectrum(coarse).in(Band.TORSIONAL).peakToPeakW()).isNaN();
    }
}
