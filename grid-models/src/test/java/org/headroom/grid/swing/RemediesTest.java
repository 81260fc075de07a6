package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {
    private static final double MWH = 3.6e9;

    private static StorageDesign battery(double powerW, double energyJ) {
        return new StorageDesign(powerW, energyJ, 0.96, 0.95, 0.02, 30);
    }

    private static Remedies with(StorageDesign battery) {
        return new Remedies(0, null, null, null, battery);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void storage_never_creates_energy_and_its_books_close(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[50_000];
        double level = 80e6;
        for (int i = 0; i < p.length; i++) {
            level = random.nextInt(200) == 0 ? random.nextDouble(20e6, 150e6) : level;
            p[i] = level;
        }
        StorageDesign design = new StorageDesign(
                random.nextDouble(0, 100e6),
                random.nextDouble(0, 3 * MWH),
                random.nextDouble(0.5, 1),
                random.nextDouble(0.5, 1),
                random.nextDouble(0, 0.1),
                random.nextDouble(0.05, 60));
        PowerSeries load = new PowerSeries(random.nextDouble(0.001, 0.1), p);
        StorageSmoothing s = StorageSmoothing.of(design, load);
        double inJ = s.grid().energyJ();
        double outJ = load.energyJ() + s.lossJ() + s.growthJ();
        assertThat(inJ).isCloseTo(outJ, within(1e-9 * inJ));
        assertThat(s.lossJ()).isNotNegative();
        // what it gave it took, but for what it had: given <= (start + taken etaC) etaD
        double takenJ = s.givenJ() + inJ - load.energyJ();
        assertThat(s.givenJ())
                .isLessThanOrEqualTo(
                        (design.energyJ() / 2 + takenJ * design.chargeEfficiency()) * design.dischargeEfficiency()
                                + 1e-9 * inJ);
        assertThat(s.largestW()).isLessThanOrEqualTo(design.powerW());
        assertThat(s.usedJ()).isLessThanOrEqualTo(design.energyJ() * (1 + 1e-12));
    }

    @Test
    void a_bigger_battery_never_leaves_a_bigger_swing() {
        SwingCase window = Jobs.of(Jobs.real(), FailureTimes.ONE);
        double before = Double.POSITIVE_INFINITY;
        double beforeBand = Double.POSITIVE_INFINITY;
        for (double mw : new double[] {0, 5, 10, 20, 40, 60, 80, 150}) {
            SwingFigures f =
                    SwingFigures.of(window.run(with(battery(mw * 1e6, 5 * MWH))).meter());
            assertThat(f.second().largestW()).isLessThanOrEqualTo(before * (1 + 1e-9));
            double band = f.bands().getFirst().equivalentW();
            assertThat(band).isLessThanOrEqualTo(beforeBand * (1 + 1e-9));
            before = f.second().largestW();
            beforeBand = band;
        }
        // what is left are some hundredths of a second in which the converter has not yet answered
        assertThat(before).isBetween(10e6, 20e6);
        // a first-order target of 30 s weakens 0.25 Hz by 2 pi 0.25 x 30 = 47; the failure adds to it
        assertThat(beforeBand).isBetween(56e6 / 47, 3e6);
    }

    @Test
    void a_battery_of_the_swings_size_leaves_what_its_time_constant_says() {
        // After a step -D: x = -D e^(-t/tau), e' = -x - e/T, T = 50 tau; the grid falls by D (1 - e^(-t/tau)) + e/T
        SwingCase window = Jobs.of(Jobs.job(100_000, new Iteration(4, 1, 0, 0, 0, 0), 0), FailureTimes.ONE);
        StorageDesign ideal = new StorageDesign(100e6, 50 * MWH, 1, 1, 0, 30);
        SwingFigures f = SwingFigures.of(window.run(with(ideal)).meter());
        assertThat(f.second().fallW()).isCloseTo(fallW(1), within(0.01e6));
        assertThat(f.fast().fallW()).isCloseTo(fallW(0.1), within(0.01e6));
    }

    private static double fallW(double t) {
        double stored = (Math.exp(-t / 1500) - Math.exp(-t / 30)) / (1 / 30.0 - 1 / 1500.0);
        return 73.75e6 * (-Math.expm1(-t / 30) + stored / 1500);
    }

    @Test
    void no_storage_and_no_remedy_change_nothing() {
        SwingCase window = Jobs.of(Jobs.real(), FailureTimes.ONE);
        double[] bare = window.run(Remedies.NONE).meter().powerW();
        assertThat(window.run(with(battery(0, 0))).meter().powerW()).isEqualTo(bare);
        Remedies idle = new Remedies(
                0,
                new PowerFloor(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 10),
                new DummyLoad(0, 0.1, 0),
                null,
                null);
        SwingRun run = window.run(idle);
        assertThat(run.meter().powerW()).isEqualTo(bare);
        assertThat(run.costs().addedW()).isZero();
    }

    @Test
    void a_power_floor_leaves_one_less_the_floor_of_compute_power_and_costs_the_gap() {
        TrainingJob job = Jobs.plain();
        Remedies floor = new Remedies(
                0, new PowerFloor(0.9, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 10), null, null, null);
        SwingRun run = Jobs.of(job, FailureTimes.NONE).run(floor);
        SwingFigures f = SwingFigures.of(run.meter());
        assertThat(f.rangeW()).isCloseTo(0.1 * 8400 * 12_500, within(1.0));
        // a fifth of the time at 0.9 x 8.4 kW instead of 2.5 kW
        double expectedW = 0.2 * (0.9 * 8400 - 2500) * 12_500;
        assertThat(run.costs().addedW()).isCloseTo(expectedW, within(5e-3 * expectedW)); // edges fall into samples
        assertThat(run.costs().gpusLost()).isZero();
    }

    @Test
    void ramp_limits_of_the_gpus_limit_the_site() {
        Remedies slow = new Remedies(0, new PowerFloor(0.9, 400, 400, 5), null, null, null);
        SwingRun run = Jobs.of(Jobs.plain(), FailureTimes.ONE).run(slow);
        assertThat(Ramps.of(run.meter(), 1).largestW()).isLessThanOrEqualTo(400 * 12_500 * (1 + 1e-9));
        assertThat(run.costs().gpusLost()).isPositive();
        assertThat(run.meter().lowestW()).isCloseTo(2500 * 12_500.0, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75, 0.9})
    void a_higher_floor_costs_more_and_swings_less(double floor) {
        SwingCase window = Jobs.of(Jobs.real(), FailureTimes.NONE);
        SwingRun low = window.run(floor(floor));
        SwingRun high = window.run(floor(floor + 0.1));
        assertThat(high.costs().addedW()).isGreaterThanOrEqualTo(low.costs().addedW());
        assertThat(SwingFigures.of(high.meter()).bands().getFirst().equivalentW())
                .isLessThanOrEqualTo(
                        SwingFigures.of(low.meter()).bands().getFirst().equivalentW() * (1 + 1e-9));
    }

    private static Remedies floor(double share) {
        return new Remedies(0, new PowerFloor(share, 2000, 500, 5), null, null, null);
    }

    @Test
    void rack_storage_of_65_joules_a_gpu_slows_the_edge_to_tens_of_milliseconds() {
        StorageDesign rack = new StorageDesign(100e6, 100_000 * 65.0, 0.97, 0.97, 0, 1);
        double carried = rack.fitted(73.75e6).smoothS();
        assertThat(carried).isCloseTo(6.5e6 / 2 / 73.75e6, within(1e-12));
        SwingCase window = Jobs.of(Jobs.plain(), FailureTimes.NONE);
        SwingFigures bare = SwingFigures.of(window.run(Remedies.NONE).meter());
        SwingFigures held = SwingFigures.of(
                window.run(new Remedies(0, null, null, rack, null)).meter());
        assertThat(held.bands().get(2).peakToPeakW())
                .isLessThan(0.7 * bare.bands().get(2).peakToPeakW());
        assertThat(held.bands().get(0).equivalentW())
                .isCloseTo(bare.bands().get(0).equivalentW(), within(0.05 * 74e6));
    }

    @Test
    void a_dummy_load_fills_the_gap_but_for_its_delay() {
        SwingRun run = Jobs.of(Jobs.plain(), FailureTimes.NONE)
                .run(new Remedies(0, null, new DummyLoad(0.9, 0.2, 0.02), null, null));
        // of each gap of 0.8 s the first 0.2 s stay, the last 0.2 s after it overlap and are cut at compute power
        double gapW = (0.9 * 8400 - 2500) * 12_500;
        assertThat(run.costs().addedW()).isCloseTo(gapW * 0.6 / 4, within(0.01 * gapW));
        assertThat(run.meter().highestW()).isCloseTo(8400 * 12_500.0, within(1.0));
        assertThat(run.costs().gpusLost()).isCloseTo(2_000, within(1e-6));
    }

    @Test
    void a_staggered_restart_ramps_by_its_length_and_costs_its_length_of_all_gpus() {
        SwingCase window = Jobs.of(Jobs.job(100_000, new Iteration(4, 1, 0, 0, 0, 0), 0), FailureTimes.ONE);
        SwingRun run = window.run(new Remedies(60, null, null, null, null));
        assertThat(Ramps.of(run.meter(), 1).riseW()).isCloseTo(73.75e6 / 60, within(1.0));
        // 60 s each 30.42 minutes
        assertThat(run.costs().gpusLost()).isCloseTo(100_000 * 60 / 1825.2, within(0.1));
    }
}
