package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnexGTest {
    @Test
    void the_standards_day_comes_back_at_each_hour_with_its_ageing() {
        AnnexG model = new AnnexG(AnnexGDesign.EXAMPLE);
        List<LoadPoint> hours = PublishedCases.spaced(PublishedCases.annexGDay(), 3600);
        LoadCycle.settle(model, hours);
        for (int h = 0; h <= 24; h++) {
            if (h > 0) {
                model.advance(hours.get(h - 1), hours.get(h));
            }
            assertThat(model.hotSpotC())
                    .as("hot spot at %d h", h)
                    .isCloseTo(PublishedCases.ANNEX_G_HOT_SPOT_C[h], within(0.15));
            assertThat(model.topOilC())
                    .as("top oil at %d h", h)
                    .isCloseTo(PublishedCases.ANNEX_G_TOP_OIL_C[h], within(0.15));
        }
        assertThat(model.agedS() / 3600 / PublishedCases.ANNEX_G_AGEING_H).isCloseTo(1, within(0.005));
        assertThat(model.agedS() / 86_400 / PublishedCases.ANNEX_G_AGEING_FACTOR)
                .isCloseTo(1, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 60, 300, 900, 3600, 10_800})
    void the_spacing_of_the_rows_does_not_change_the_answer(double everyS) {
        AnnexG whole = run(PublishedCases.annexGDay());
        AnnexG fine = run(PublishedCases.spaced(PublishedCases.annexGDay(), everyS));
        assertThat(fine.hotSpotC()).isCloseTo(whole.hotSpotC(), within(1e-4));
        assertThat(fine.topOilC()).isCloseTo(whole.topOilC(), within(1e-4));
        assertThat(fine.agedS() / whole.agedS()).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(OilCooling.class)
    void at_its_rating_it_settles_at_its_rated_rises(OilCooling cooling) {
        // a unit whose tested winding rise is the guaranteed one, so that the losses are those of the rating
        AnnexG model = new AnnexG(unit(cooling, 65, 300));
        model.settle(new LoadPoint(0, 1, 30));
        assertThat(model.topOilC()).isCloseTo(85, within(1e-6));
        assertThat(model.bottomOilC()).isCloseTo(55, within(1e-6));
        assertThat(model.windingC()).isCloseTo(95, within(1e-6));
        assertThat(model.hotSpotC()).isCloseTo(110, within(1e-6));
        assertThat(model.ageingFactor()).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(OilCooling.class)
    void the_steady_state_stays_where_it_is(OilCooling cooling) {
        for (double load = 0; load <= 1.6; load += 0.2) {
            AnnexG model = new AnnexG(unit(cooling, 65, 300));
            LoadPoint at = new LoadPoint(0, load, 10);
            model.settle(at);
            double hotSpotC = model.hotSpotC();
            double topOilC = model.topOilC();
            model.advance(at, new LoadPoint(48 * 3600, load, 10));
            assertThat(model.hotSpotC()).as("load %s", load).isCloseTo(hotSpotC, within(0.1));
            assertThat(model.topOilC()).as("load %s", load).isCloseTo(topOilC, within(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource(OilCooling.class)
    void more_load_and_warmer_air_never_cool_it(OilCooling cooling) {
        double lastHotSpotC = Double.NEGATIVE_INFINITY;
        double lastTopOilC = Double.NEGATIVE_INFINITY;
        for (double load = 0; load <= 1.8; load += 0.05) {
            AnnexG model = new AnnexG(unit(cooling, 65, 300));
            model.settle(new LoadPoint(0, load, 20));
            assertThat(model.hotSpotC()).isGreaterThanOrEqualTo(lastHotSpotC);
            assertThat(model.topOilC()).isGreaterThan(lastTopOilC);
            lastHotSpotC = model.hotSpotC();
            lastTopOilC = model.topOilC();
            model.settle(new LoadPoint(0, load, 25));
            assertThat(model.hotSpotC()).isGreaterThan(lastHotSpotC);
            assertThat(model.topOilC()).isGreaterThan(lastTopOilC);
        }
    }

    @Test
    void a_winding_of_a_few_seconds_stays_stable_over_rows_of_a_day() {
        AnnexG model = new AnnexG(unit(OilCooling.ONAF, 65, 6));
        LoadPoint from = new LoadPoint(0, 0.2, 0);
        LoadPoint to = new LoadPoint(86_400, 1.8, 40);
        model.settle(from);
        model.advance(from, to);
        assertThat(model.hotSpotC()).isBetween(150.0, 260.0);
        assertThat(model.topOilC()).isLessThan(model.hotSpotC());
    }

    @Test
    void a_time_constant_that_asks_for_more_copper_than_there_is_is_refused() {
        assertThatThrownBy(() -> new AnnexG(unit(OilCooling.ONAF, 65, 3600)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("core_coil_mass_lb");
    }

    private static AnnexG run(List<LoadPoint> points) {
        AnnexG model = new AnnexG(AnnexGDesign.EXAMPLE);
        model.settle(points.getFirst());
        for (int i = 1; i < points.size(); i++) {
            model.advance(points.get(i - 1), points.get(i));
        }
        return model;
    }

    private static AnnexGDesign unit(OilCooling cooling, double averageRiseK, double windingTimeConstantS) {
        AnnexGDesign e = AnnexGDesign.EXAMPLE;
        return new AnnexGDesign(
                e.ratedVa(),
                e.lossBaseVa(),
                e.lossReferenceC(),
                e.windingLossW(),
                0.1 * e.windingLossW(),
                e.strayLossW(),
                e.coreLossW(),
                averageRiseK,
                80,
                55,
                25,
                65,
                30,
                windingTimeConstantS,
                e.conductor(),
                e.coreCoilMassKg(),
                e.tankMassKg(),
                e.oilM3(),
                cooling,
                CoolingLiquid.MINERAL_OIL,
                0.1,
                1,
                Insulation.UPGRADED);
    }
}
