package org.headroom.physics.wastewater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.physics.wastewater.MemphisPlant.LMH;
import static org.headroom.physics.wastewater.MemphisPlant.MGAL_PER_DAY;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaterRecyclingTest {
    private static final double RATED = 13 * MGAL_PER_DAY;

    private final WaterRecycling plant = new WaterRecycling(MemphisPlant.design());
    private final WaterRecyclingPoint p = new WaterRecyclingPoint();

    private WaterRecyclingPoint equilibrium(double feedC, double siteM3PerS) {
        WaterRecyclingConditions c = MemphisPlant.dry(feedC);
        WaterRecyclingState s = plant.fresh(c);
        plant.advance(s, s, c, siteM3PerS, 0, p);
        return p;
    }

    /** 13 of 13.5 Mgal/d over 900,000 sq ft (Memphis Flyer 2025): net 24.5 L/m2/h; ceramic sheets run at 20 to 60 while filtering. */
    @Test
    void the_memphis_plant_at_capacity() {
        equilibrium(20, RATED);
        assertThat(RATED / MemphisPlant.AREA_M2 / LMH).isCloseTo(24.5, within(0.05));
        assertThat(p.fluxMPerS / LMH).isBetween(20.0, 60.0).isCloseTo(30.0, within(0.1));
        assertThat(p.tmpPa).isBetween(10e3, 40e3).isCloseTo(16.4e3, within(100.0));
        assertThat(p.intakeM3PerS / MGAL_PER_DAY).isCloseTo(13.5, within(1e-9));
        assertThat(p.rejectM3PerS / MGAL_PER_DAY).isCloseTo(0.5, within(1e-9));
        assertThat(p.trains).isEqualTo(10);
        assertThat(p.limit).isEqualTo(WaterRecyclingLimit.RATED);
    }

    /** The published band of whole plants, 0.37 to 1.1 kWh/m3; membrane air 10 to 50 m3 per m3 of product (Judd and Judd 2011). */
    @Test
    void energy_at_capacity_lies_in_the_published_band() {
        equilibrium(20, RATED);
        assertThat(p.powerW / p.productM3PerS / 3.6e6).isBetween(0.37, 1.1).isCloseTo(0.58, within(0.01));
        double air = plant.design().membrane().scourMPerS() * MemphisPlant.AREA_M2;
        assertThat(air / p.productM3PerS).isBetween(10.0, 50.0);
        assertThat(p.scourW / p.productM3PerS / 3.6e6).isCloseTo(0.202, within(0.002));
        assertThat(p.aerationW + p.scourW + p.pumpsW + p.mixingW + p.otherW).isCloseTo(p.powerW, within(1e-6));
    }

    @Test
    void at_part_load_a_cubic_metre_takes_more() {
        double last = 0;
        for (double share : new double[] {1, 0.7, 0.4, 0.2, 0.1}) {
            equilibrium(20, share * RATED);
            double kwhPerM3 = p.powerW / p.productM3PerS / 3.6e6;
            assertThat(kwhPerM3).isGreaterThan(last);
            last = kwhPerM3;
        }
    }

    @Test
    void cold_water_raises_the_pressure_then_cuts_the_product() {
        double at28 = equilibrium(28, RATED).tmpPa;
        double at20 = equilibrium(20, RATED).tmpPa;
        double at10 = equilibrium(10, RATED).tmpPa;
        assertThat(at20 / at28).isGreaterThan(1.3);
        assertThat(at10 / at20).isGreaterThan(2);
        equilibrium(3, RATED);
        assertThat(p.productLimit).isEqualTo(WaterRecyclingLimit.TMP);
        assertThat(p.productM3PerS).isLessThan(0.95 * RATED);
        assertThat(p.tmpPa).isBetween(0.75 * 40e3, 40e3 * (1 + 1e-9));
    }

    @Test
    void nine_trains_of_ten_still_carry_the_plant_in_warm_water_and_not_in_cold() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        c.trainsInService = 9;
        assertThat(plant.offerM3PerS(plant.fresh(c), c, 0)).isCloseTo(RATED, within(1e-12));
        WaterRecyclingConditions cold = MemphisPlant.dry(8);
        cold.trainsInService = 9;
        WaterRecyclingState s = plant.fresh(cold);
        assertThat(plant.offerM3PerS(s, cold, 0)).isBetween(0.8 * RATED, 0.999 * RATED);
        plant.advance(s, s, cold, RATED, 0, p);
        assertThat(p.limit).isEqualTo(WaterRecyclingLimit.TRAINS);
    }

    @Test
    void a_storm_dilutes_and_does_not_make_more_water() {
        WaterRecyclingConditions c = MemphisPlant.dry(14);
        c.setFeed(MemphisPlant.FEED, 0.5);
        c.feedM3PerS = 200 * MGAL_PER_DAY;
        WaterRecyclingState s = plant.fresh(MemphisPlant.dry(20));
        assertThat(plant.offerM3PerS(s, c, 0)).isLessThanOrEqualTo(RATED);
        plant.advance(s, s, c, RATED, 0, p);
        double wet = p.nitrateNGPerM3;
        double wetOxygen = p.oxygenKgPerS;
        equilibrium(14, RATED);
        assertThat(wet).isCloseTo(p.nitrateNGPerM3 / 2, within(0.3));
        assertThat(wetOxygen).isCloseTo(p.oxygenKgPerS / 2, within(0.05 * wetOxygen));
    }

    @Test
    void in_a_power_cut_the_tank_gives_what_its_backup_pumps_can_until_it_is_empty() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        WaterRecyclingState s = plant.fresh(c);
        c.powerShare = 0;
        double most = 0.5 * 1.5 * RATED;
        double hours = 0;
        for (int i = 0; i < 4 * 24; i++) {
            double offer = plant.offerM3PerS(s, c, 1 / 900.0);
            assertThat(offer).isLessThanOrEqualTo(most * (1 + 1e-12));
            hours += 0.25 * offer / most;
            plant.advance(s, s, c, offer, 1 / 900.0, p);
            assertThat(p.productM3PerS).isZero();
            assertThat(p.intakeM3PerS).isZero();
            assertThat(p.powerW).isZero();
            assertThat(p.limit).isEqualTo(WaterRecyclingLimit.POWER);
        }
        assertThat(s.storedM3).isCloseTo(0, within(1e-6));
        assertThat(hours * 3600 * most).isCloseTo(11_356, within(1e-3));
    }

    @Test
    void a_plant_under_construction_gives_nothing_and_takes_nothing() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        c.exists = false;
        c.othersM3PerS = 0.1;
        WaterRecyclingState s = plant.fresh(c);
        assertThat(plant.offerM3PerS(s, c, 1)).isZero();
        plant.advance(s, s, c, 1, 1, p);
        assertThat(p.siteM3PerS + p.intakeM3PerS + p.powerW + p.rejectM3PerS + p.hypochloriteKgPerS)
                .isZero();
        assertThat(p.othersShortM3PerS).isEqualTo(0.1);
        assertThat(p.limit).isEqualTo(WaterRecyclingLimit.ABSENT);
    }

    /** The neighbouring power plant asks for 3.5 Mgal/d (fact W16). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.73, 1})
    void who_comes_first_is_data(double siteShare) {
        WaterRecycling shared = new WaterRecycling(MemphisPlant.design(MemphisPlant.biology(), siteShare, 0));
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        c.capacityShare = 0.4;
        c.othersM3PerS = 3.5 * MGAL_PER_DAY;
        WaterRecyclingState s = shared.fresh(c);
        double all = 0.4 * RATED;
        double offer = shared.offerM3PerS(s, c, 0);
        assertThat(offer).isCloseTo(Math.max(all - c.othersM3PerS, siteShare * all), within(1e-12));
        shared.advance(s, s, c, 10, 0, p);
        assertThat(p.siteM3PerS).isCloseTo(offer, within(1e-12));
        assertThat(p.othersM3PerS).isCloseTo(all - offer, within(1e-12));
        shared.advance(s, s, c, 0, 0, p);
        assertThat(p.othersM3PerS).isEqualTo(c.othersM3PerS);
    }

    /** Alkalinity by charge: 2 mol of FeCl3 for each mol of phosphorus take 6 - 1 = 5 mol. */
    @Test
    void coagulant_takes_phosphate_and_alkalinity() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        plant.advance(plant.fresh(c), plant.fresh(c), c, RATED, 0, p);
        double withDose = p.alkalinityMolPerM3;
        c.feedPhosphatePGPerM3 = 0.5;
        plant.advance(plant.fresh(c), plant.fresh(c), c, RATED, 0, p);
        assertThat(p.alkalinityMolPerM3 - withDose).isCloseTo(5 * 1.5 / 30.974, within(1e-9));
        assertThat(p.coagulantKgPerS).isZero();
    }

    @Test
    void breaches_pass_solids() {
        WaterRecyclingDesign d = plant.design();
        assertThat(equilibrium(20, RATED).tssGPerM3).isZero();
        assertThat(d.membrane().breachShare()).isZero();
    }

    private static WaterRecyclingConditions any(Random r) {
        WaterRecyclingConditions c = new WaterRecyclingConditions();
        c.setFeed(MemphisPlant.FEED, 0.2 + 1.3 * r.nextDouble());
        c.feedC = 1 + 34 * r.nextDouble();
        c.feedM3PerS = r.nextInt(3) == 0 ? r.nextDouble() * 16 * MGAL_PER_DAY : 70 * MGAL_PER_DAY;
        c.trainsInService = r.nextInt(12);
        c.capacityShare = r.nextInt(3) == 0 ? r.nextDouble() : 1;
        c.powerShare = r.nextInt(4) == 0 ? r.nextInt(2) * r.nextDouble() : 1;
        c.othersM3PerS = r.nextInt(2) * 4 * MGAL_PER_DAY * r.nextDouble();
        c.exists = r.nextInt(20) > 0;
        return c;
    }

    private static WaterRecyclingState anyState(Random r) {
        WaterRecyclingState s = new WaterRecyclingState();
        s.storedM3 = r.nextInt(4) == 0 ? 0 : 11_356 * r.nextDouble();
        s.residualPerM = 3e12 * r.nextDouble() * r.nextInt(2);
        s.irreversiblePerM = 8e12 * r.nextDouble() * r.nextInt(2);
        s.loadShare = 1.3 * r.nextDouble();
        s.ammoniumNGPerM3 = r.nextDouble();
        s.nitrateNGPerM3 = 15 * r.nextDouble();
        s.alkalinityMolPerM3 = 3 * r.nextDouble();
        return s;
    }

    private static double anyPerS(Random r) {
        return r.nextInt(4) == 0 ? 0 : Math.pow(10, -5 + 7 * r.nextDouble());
    }

    @Test
    void water_and_nitrogen_of_the_tank_balance_whatever_comes() {
        Random r = new Random(5);
        WaterRecyclingState to = new WaterRecyclingState();
        for (int i = 0; i < 20_000; i++) {
            WaterRecyclingConditions c = any(r);
            WaterRecyclingState from = anyState(r);
            double perS = anyPerS(r);
            double offer = plant.offerM3PerS(from, c, perS);
            plant.advance(from, to, c, 1.2 * r.nextDouble() * offer, perS, p);
            double passes = 1e-3 + p.intakeM3PerS + p.siteM3PerS + p.othersM3PerS + from.storedM3 * perS;
            assertThat(p.intakeM3PerS - p.productM3PerS - p.rejectM3PerS).isCloseTo(0, within(1e-12 * passes));
            assertThat(p.productM3PerS - p.siteM3PerS - p.othersM3PerS - p.storageChangeM3PerS)
                    .isCloseTo(0, within(1e-12 * passes));
            if (perS > 0) {
                double made = p.nitrateNGPerM3 * (from.storedM3 * perS + p.productM3PerS)
                        - from.nitrateNGPerM3 * from.storedM3 * perS;
                double out = p.nitrateNGPerM3 * (p.siteM3PerS + p.othersM3PerS);
                double kept = to.nitrateNGPerM3 * to.storedM3 * perS - from.nitrateNGPerM3 * from.storedM3 * perS;
                assertThat(made - out - kept).isCloseTo(0, within(1e-9 * passes * 30));
            } else {
                assertThat(to.storedM3).isEqualTo(from.storedM3);
            }
            assertThat(p.siteM3PerS).isLessThanOrEqualTo(offer * (1 + 1e-12));
            assertThat(p.intakeM3PerS).isLessThanOrEqualTo(c.feedM3PerS * (1 + 1e-12));
            assertThat(p.tmpPa).isBetween(0.0, 40e3 * (1 + 1e-9));
            assertThat(p.powerW).isFinite().isNotNegative();
            assertThat(to.storedM3).isBetween(0.0, 11_356 * (1 + 1e-12));
            assertThat(p.ammoniumNGPerM3 + p.alkalinityMolPerM3 + p.citricKgPerS + p.rejectTssGPerM3)
                    .isFinite()
                    .isNotNegative();
        }
    }

    @Test
    void more_trains_warmer_water_and_a_fuller_tank_never_offer_less() {
        Random r = new Random(6);
        for (int i = 0; i < 5_000; i++) {
            WaterRecyclingConditions c = any(r);
            WaterRecyclingState s = anyState(r);
            double perS = anyPerS(r);
            double offer = plant.offerM3PerS(s, c, perS) * (1 - 1e-12);
            c.trainsInService += 1;
            assertThat(plant.offerM3PerS(s, c, perS)).isGreaterThanOrEqualTo(offer);
            c.trainsInService -= 1;
            c.feedC += 2;
            assertThat(plant.offerM3PerS(s, c, perS)).isGreaterThanOrEqualTo(offer);
            c.feedC -= 2;
            s.storedM3 += 500;
            assertThat(plant.offerM3PerS(s, c, perS)).isGreaterThanOrEqualTo(offer);
            s.storedM3 -= 500;
            s.irreversiblePerM *= 0.9;
            assertThat(plant.offerM3PerS(s, c, perS)).isGreaterThanOrEqualTo(offer);
        }
    }

    @Test
    void small_steps_settle_to_the_equilibrium() {
        WaterRecyclingConditions c = MemphisPlant.dry(16);
        double draw = 0.9 * RATED;
        WaterRecyclingState s = plant.fresh(c);
        for (int i = 0; i < 3000; i++) {
            plant.advance(s, s, c, draw, 1 / 86_400.0, p);
        }
        double tmp = p.tmpPa;
        double power = p.powerW;
        WaterRecyclingState e = plant.fresh(c);
        plant.advance(e, e, c, draw, 0, p);
        assertThat(tmp).isCloseTo(p.tmpPa, within(1e-6 * tmp));
        assertThat(power).isCloseTo(p.powerW, within(1e-6 * power));
        assertThat(s.nitrateNGPerM3).isCloseTo(e.nitrateNGPerM3, within(1e-6));
    }

    @Test
    void a_drawn_down_tank_fills_again_with_its_time_constant() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        WaterRecyclingState s = plant.fresh(c);
        s.storedM3 = 10_356;
        for (int i = 0; i < 120; i++) {
            plant.advance(s, s, c, 0.3 * RATED, 1 / 60.0, p);
        }
        assertThat(11_356 - s.storedM3).isCloseTo(1000 / Math.E, within(5.0));
    }

    @Test
    void a_step_allocates_nothing() {
        WaterRecyclingConditions c = MemphisPlant.dry(20);
        WaterRecyclingState s = plant.fresh(c);
        var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            plant.advance(s, s, c, plant.offerM3PerS(s, c, 0.01), 0.01, p);
        }
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            plant.advance(s, s, c, plant.offerM3PerS(s, c, 0.01), 0.01, p);
        }
        assertThat(bean.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }
}
