package org.headroom.physics.wastewater.membrane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.physics.wastewater.membrane.MembraneDesign.L_PER_M2_H;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.LiquidWater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembraneTest {
    private static final double PA_PER_MIN = 1 / 60.0;
    private static final double MBAR_PER_MIN = 100 * PA_PER_MIN;

    private final MembraneDesign ceramic = MembraneDesign.ceramic(8361);
    private final Membrane membrane = new Membrane(ceramic);

    /** IAPWS (2008) at 0.1 MPa, as CRC Handbook of Chemistry and Physics prints it. */
    @ParameterizedTest
    @CsvSource({"0.01, 1.7911", "10, 1.3059", "20, 1.0016", "25, 0.8900", "30, 0.7972", "40, 0.6527"})
    void viscosity_is_that_of_the_handbook_to_a_thousandth(double waterC, double milliPaS) {
        assertThat(1000 * WaterViscosity.paS(waterC)).isCloseTo(milliPaS, within(1e-3 * milliPaS));
    }

    @Test
    void viscosity_agrees_with_the_formula_of_iapws() {
        for (double t = 0; t <= 50; t += 0.5) {
            double iapws = LiquidWater.viscosityPaS(t);
            assertThat(WaterViscosity.paS(t)).isCloseTo(iapws, within(1.2e-3 * iapws));
        }
    }

    /** Darcy: 1e12 1/m and 25 L/m2/h at 20 C: 1.002e-3 x 6.944e-6 x 1e12 = 6.96 kPa; at 8 C 38 % more. */
    @Test
    void pressure_follows_viscosity_flux_and_resistance() {
        double fouling = 1e12 - ceramic.cleanResistancePerM();
        assertThat(membrane.tmpPa(25 * L_PER_M2_H, 20, fouling)).isCloseTo(6958, within(1.0));
        assertThat(membrane.tmpPa(25 * L_PER_M2_H, 8, fouling) / 6958).isCloseTo(1.383, within(0.003));
    }

    /**
     * Kraume et al. (2009), fouling of plants in service: what backwash removes 0.1 to 1 mbar/min, residual 0.01 to 0.1,
     * irreversible 0.001 to 0.01.
     */
    @Test
    void growth_at_the_sustainable_flux_lies_in_the_published_classes() {
        double flux = membrane.sustainableFluxMPerS(20, 10_000);
        double rise = WaterViscosity.paS(20) * flux * membrane.growthPerMPerS(flux, flux) / MBAR_PER_MIN;
        assertThat(rise).isCloseTo(0.3, within(1e-9)).isBetween(0.1, 1.0);
        assertThat(rise * ceramic.fouling().residualShare()).isBetween(0.01, 0.1);
        assertThat(rise * ceramic.fouling().irreversibleShare()).isBetween(0.001, 0.01);
    }

    /** Le Clech et al. (2003): growth rises exponentially with flux and passes 0.1 mbar/min below the critical flux. */
    @Test
    void equal_steps_of_flux_multiply_growth_alike() {
        double flux = membrane.sustainableFluxMPerS(20, 10_000);
        double half = membrane.growthPerMPerS(0.50 * flux, flux);
        double three = membrane.growthPerMPerS(0.75 * flux, flux);
        double full = membrane.growthPerMPerS(flux, flux);
        assertThat(three / half).isCloseTo(full / three, within(1e-9));
        assertThat(full / half).isCloseTo(10, within(0.1));
    }

    /** Shimizu et al. (1996): flux goes with solids to the power of -0.5; thin sludge gains nothing (Rosenberger et al. 2005). */
    @Test
    void thick_sludge_lowers_the_sustainable_flux_and_thin_sludge_does_not_raise_it() {
        double usual = membrane.sustainableFluxMPerS(20, 10_000);
        assertThat(usual).isCloseTo(40 * L_PER_M2_H, within(1e-15));
        assertThat(membrane.sustainableFluxMPerS(20, 22_500) / usual).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(membrane.sustainableFluxMPerS(20, 800)).isEqualTo(usual);
    }

    /** 540 s of filtration, 30 s of relaxation, 30 s of backwash at 1.5 times the flux: (540 - 45) / 600 = 0.825. */
    @Test
    void backwash_and_cleans_take_a_sixth_of_the_flux() {
        double cleans = 1 / 168.0 + 12 / 4320.0;
        assertThat(membrane.netShare()).isCloseTo(0.825 * (1 - cleans), within(1e-12));
    }

    @Test
    void the_flux_at_the_pressure_limit_meets_it() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            double waterC = 2 + 30 * random.nextDouble();
            double residual = 2e12 * random.nextDouble();
            double irreversible = 8e12 * random.nextDouble();
            double perS = random.nextInt(4) == 0 ? 0 : Math.pow(10, -7 + 6 * random.nextDouble());
            double sustainable = membrane.sustainableFluxMPerS(waterC, 4_000 + 10_000 * random.nextDouble());
            double flux =
                    membrane.fluxAtTmpLimitMPerS(residual, irreversible, waterC, sustainable, 1, perS, sustainable);
            double growth = membrane.growthPerMPerS(flux, sustainable);
            double tmp = membrane.tmpPa(
                    flux,
                    waterC,
                    membrane.removablePerM(growth)
                            + membrane.residualPerM(residual, growth, 1, perS)
                            + membrane.irreversiblePerM(irreversible, growth, 1, perS));
            assertThat(flux).isPositive().isLessThanOrEqualTo(sustainable);
            assertThat(tmp).isLessThanOrEqualTo(ceramic.tmpMostPa() * (1 + 1e-9));
            if (flux < sustainable) {
                assertThat(tmp).isCloseTo(ceramic.tmpMostPa(), within(1e-9 * ceramic.tmpMostPa()));
            }
        }
    }

    @Test
    void cold_water_and_dirt_never_raise_the_flux_at_the_limit() {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            double cold = 1 + 25 * random.nextDouble();
            double dirt = 5e12 * random.nextDouble();
            double base = atLimit(dirt, cold);
            assertThat(atLimit(dirt, cold + 3)).isGreaterThanOrEqualTo(base);
            assertThat(atLimit(dirt * 1.1, cold)).isLessThanOrEqualTo(base);
        }
    }

    private double atLimit(double dirtPerM, double waterC) {
        double sustainable = membrane.sustainableFluxMPerS(waterC, 8_000);
        return membrane.fluxAtTmpLimitMPerS(0.3 * dirtPerM, 0.7 * dirtPerM, waterC, sustainable, 1, 1e-4, sustainable);
    }

    /** The mean over years of cleans as events is the equilibrium that the plant's step works with. */
    @ParameterizedTest
    @ValueSource(doubles = {20, 30})
    void a_train_with_cleans_as_events_has_the_means_of_the_model(double fluxLmh) {
        MembraneTrain train = new MembraneTrain(ceramic);
        MembraneTrain.Duty duty = new MembraneTrain.Duty(fluxLmh * L_PER_M2_H, 20, 8_000, ceramic.scourMPerS());
        double residual = 0;
        double irreversible = 0;
        int hours = 24 * 181 * 6;
        train.advance(duty, 24 * 181 * 3 * 3600.0);
        double before = train.givenM();
        for (int h = 0; h < hours; h++) {
            train.advance(duty, 3600);
            residual += train.residualPerM() / hours;
            irreversible += train.irreversiblePerM() / hours;
        }
        double growth = membrane.growthPerMPerS(duty.fluxMPerS(), train.sustainableFluxMPerS());
        assertThat(residual).isCloseTo(membrane.residualPerM(0, growth, 1, 0), within(0.03 * residual));
        assertThat(irreversible).isCloseTo(membrane.irreversiblePerM(0, growth, 1, 0), within(0.02 * irreversible));
        double given = (train.givenM() - before) / (hours * 3600.0);
        assertThat(given).isCloseTo(duty.fluxMPerS() * membrane.netShare(), within(1e-3 * given));
    }

    @Test
    void above_the_sustainable_flux_the_pressure_limit_calls_for_recovery_cleans_and_cuts_the_product() {
        MembraneTrain train = new MembraneTrain(ceramic);
        double asked = 55 * L_PER_M2_H;
        train.advance(new MembraneTrain.Duty(asked, 12, 10_000, ceramic.scourMPerS()), 60 * 86_400);
        assertThat(train.recoveryCleans()).isBetween(3, 8);
        assertThat(train.givenM()).isLessThan(0.8 * 0.825 * asked * 60 * 86_400);
        assertThat(train.tmpEndPa()).isLessThan(ceramic.tmpMostPa() * (1 + 1e-6));
    }

    @Test
    void a_train_does_not_mind_how_its_time_is_cut() {
        MembraneTrain whole = new MembraneTrain(ceramic);
        MembraneTrain parts = new MembraneTrain(ceramic);
        MembraneTrain.Duty duty = new MembraneTrain.Duty(28 * L_PER_M2_H, 15, 8_000, ceramic.scourMPerS());
        whole.advance(duty, 30 * 86_400);
        for (int i = 0; i < 30 * 24 * 4; i++) {
            parts.advance(duty, 900);
        }
        assertThat(parts.maintenanceCleans())
                .isEqualTo(whole.maintenanceCleans())
                .isEqualTo(4);
        assertThat(parts.irreversiblePerM()).isCloseTo(whole.irreversiblePerM(), within(1e-9 * 1e12));
        assertThat(parts.givenM()).isCloseTo(whole.givenM(), within(1e-9));
    }

    /** Cold, thick sludge without air: J_s is 5 L/m2/h at most, and Newton's own steps on the exponential would be J_s / b. */
    @Test
    void pressure_stays_within_its_limit_for_any_flux_and_water() {
        Random random = new Random(5);
        double limit = ceramic.tmpMostPa();
        for (int i = 0; i < 20_000; i++) {
            double waterC = 60 * random.nextDouble();
            double mlss = 100 * Math.pow(400, random.nextDouble());
            double scour = 0.001 / 3600 * Math.pow(5000, random.nextDouble());
            double js = membrane.sustainableFluxMPerS(waterC, mlss, scour);
            double standing = random.nextBoolean() ? 0 : Math.pow(10, 8 + 8 * random.nextDouble());
            double asked = 300 * L_PER_M2_H * random.nextDouble();
            double flux = membrane.fluxNowAtTmpLimitMPerS(standing, waterC, js, asked);
            double end = standing + ceramic.filtrationS() * membrane.growthPerMPerS(flux, js);
            double pressure = membrane.tmpPa(flux, waterC, end);
            assertThat(flux).isBetween(0.0, asked);
            assertThat(pressure).isLessThanOrEqualTo(limit);
            if (flux < asked) {
                assertThat(pressure).isGreaterThan(limit * (1 - 1e-9));
            }
            double duty = random.nextDouble();
            double perS = random.nextBoolean() ? 0 : 1 / 900.0;
            flux = membrane.fluxAtTmpLimitMPerS(standing, standing, waterC, js, duty, perS, asked);
            double growth = membrane.growthPerMPerS(flux, js);
            end = membrane.removablePerM(growth)
                    + membrane.residualPerM(standing, growth, duty, perS)
                    + membrane.irreversiblePerM(standing, growth, duty, perS);
            assertThat(membrane.tmpPa(flux, waterC, end)).isLessThanOrEqualTo(limit);
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 5", "300, 0", "300, 60"})
    void a_train_asked_for_far_too_much_keeps_its_pressure_limit(double fluxLmh, double waterC) {
        MembraneTrain train = new MembraneTrain(ceramic);
        MembraneTrain.Duty duty = new MembraneTrain.Duty(fluxLmh * L_PER_M2_H, waterC, 40_000, 0.001 / 3600);
        for (int h = 0; h < 1000; h++) {
            train.advance(duty, 3600);
            assertThat(train.tmpEndPa()).isBetween(0.0, ceramic.tmpMostPa());
        }
    }

    @Test
    void polymeric_membranes_bear_less() {
        Membrane polymeric = new Membrane(MembraneDesign.polymeric(8361));
        assertThat(polymeric.sustainableFluxMPerS(20, 10_000)).isLessThan(membrane.sustainableFluxMPerS(20, 10_000));
    }

    @Test
    void a_backwash_that_takes_more_than_is_filtered_is_refused() {
        assertThatThrownBy(() -> new MembraneDesign(
                        1, 4e11, 4e4, 1e-5, 8e-5, 60, 0, 60, 1.5, 0, ceramic.fouling(), ceramic.cleaning()))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("backwash_over_flux");
    }
}
