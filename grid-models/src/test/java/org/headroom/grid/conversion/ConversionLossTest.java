package org.headroom.grid.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionLossTest {
    /** 10 CFR 431.196(b): three-phase liquid-immersed, 2,500 kVA, 99.53 % at half load; iron and copper equal there. */
    private static final LossDesign UNIT_TRANSFORMER = new LossDesign(2.5e6, 2951, 0, 11_806);

    private static final LossDesign UPS = new LossDesign(1e6, 8_000, 0.012, 14_000);

    @Test
    void a_unit_transformer_has_its_rated_efficiency_at_half_load() {
        ConversionLoss loss = new ConversionLoss(UNIT_TRANSFORMER);
        assertThat(loss.lossW(1.25e6)).isCloseTo(5_903, within(1.0));
        assertThat(1.25e6 / loss.inputW(1.25e6)).isCloseTo(0.9953, within(1e-6));
    }

    @Test
    void efficiency_is_best_where_iron_and_copper_losses_are_equal() {
        // textbook result (Chapman, Electric Machinery Fundamentals, 2.7): maximum at x = sqrt(fixed / load)
        ConversionLoss loss = new ConversionLoss(UNIT_TRANSFORMER);
        double best = 2.5e6 * Math.sqrt(2951.0 / 11_806);
        double there = best / loss.inputW(best);
        assertThat(there).isGreaterThan(0.98 * best / loss.inputW(0.98 * best));
        assertThat(there).isGreaterThan(1.02 * best / loss.inputW(1.02 * best));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 250e3, 1e6, 1.5e6})
    void the_balance_closes_and_the_inverse_comes_back(double outputW) {
        ConversionLoss loss = new ConversionLoss(UPS);
        double inputW = loss.inputW(outputW);
        assertThat(inputW - outputW - loss.lossW(outputW)).isCloseTo(0, within(1e-9 * inputW));
        assertThat(loss.outputW(inputW)).isCloseTo(outputW, within(1e-9 * inputW));
    }

    @Test
    void an_input_below_the_fixed_loss_gives_nothing() {
        assertThat(new ConversionLoss(UPS).outputW(7_000)).isZero();
    }

    @Test
    void parallel_units_lose_what_each_of_them_loses_at_its_part() {
        double one = new ConversionLoss(UPS).lossW(600e3);
        assertThat(new ConversionLoss(UPS.inParallel(7)).lossW(7 * 600e3)).isCloseTo(7 * one, within(1e-6));
        assertThat(new ConversionLoss(UPS.inParallel(7)).loading(7 * 600e3)).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void a_ups_loses_on_its_share_only_and_nothing_if_there_is_none() {
        SharedUps ups = new SharedUps(UPS, 0.1);
        assertThat(ups.lossW(8e6)).isEqualTo(new ConversionLoss(UPS).lossW(0.8e6));
        assertThat(ups.inputW(8e6)).isEqualTo(8e6 + ups.lossW(8e6));
        assertThat(ups.loading(8e6)).isCloseTo(0.8, within(1e-12));
        assertThat(new SharedUps(UPS, 0).lossW(8e6)).isZero();
    }

    @Test
    void a_negative_or_unreal_design_is_refused_by_name() {
        assertThatThrownBy(() -> new LossDesign(-1, 0, 0, 0))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("rated_w");
        assertThatThrownBy(() -> new LossDesign(1, 0, Double.NaN, 0)).hasMessageContaining("proportional_loss");
        assertThatThrownBy(() -> new LossDesign(1, 2, 0, 0)).hasMessageContaining("fixed_loss_w");
        assertThatThrownBy(() -> new SharedUps(UPS, 1.5)).hasMessageContaining("ups_share");
    }
}
