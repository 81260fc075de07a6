package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CyclesTest {
    private static final CycleLimits LIMITS =
            new CycleLimits(150, 500, 500, 300, 250, 1500, 15, 2, 2, CycleLimits.AIR_CO2_ATM, 12, 9.3);

    @Test
    void silica_of_14_under_150_allows_10_7_cycles() {
        WaterQuality water = WaterQuality.of(Map.of(Species.SILICA, 14.0), 7);
        Cycles cycles = Cycles.of(water, LIMITS, 37);
        assertThat(cycles.value()).isCloseTo(10.714, within(0.001));
        assertThat(cycles.binding()).isEqualTo(CycleLimit.SILICA);
    }

    @Test
    void each_limit_binds_when_its_species_is_high() {
        Map<Species, CycleLimit> expected = Map.of(
                Species.CHLORIDE, CycleLimit.CHLORIDE,
                Species.SULPHATE, CycleLimit.SULPHATE,
                Species.PHOSPHATE, CycleLimit.PHOSPHATE,
                Species.AMMONIUM, CycleLimit.AMMONIUM,
                Species.SODIUM, CycleLimit.TDS,
                Species.CALCIUM, CycleLimit.CALCIUM);
        Map<Species, Double> high = Map.of(
                Species.CHLORIDE, 100.0,
                Species.SULPHATE, 100.0,
                Species.PHOSPHATE, 5.0,
                Species.AMMONIUM, 1.0,
                Species.SODIUM, 500.0,
                Species.CALCIUM, 80.0);
        expected.forEach((species, limit) -> {
            WaterQuality water = WaterQuality.of(Map.of(species, high.getOrDefault(species, 0.0)), 7);
            assertThat(Cycles.of(water, LIMITS, 37).binding()).isEqualTo(limit);
        });
    }

    @Test
    void pure_water_is_held_by_the_practical_maximum() {
        Cycles cycles = Cycles.of(WaterQuality.of(Map.of(), 7), LIMITS, 37);
        assertThat(cycles.value()).isEqualTo(12);
        assertThat(cycles.binding()).isEqualTo(CycleLimit.MOST_CYCLES);
    }

    @Test
    void at_the_cycles_of_calcite_the_concentrated_water_is_at_its_index() {
        WaterQuality hard = WaterQuality.of(Map.of(Species.CALCIUM, 60.0, Species.ALKALINITY, 150.0), 7.5);
        Cycles cycles = Cycles.of(hard, LIMITS, 40);
        assertThat(cycles.binding()).isEqualTo(CycleLimit.CALCITE);
        double[] tower = new double[Species.COUNT];
        hard.concentrated(cycles.value(), 8).copyTo(tower);
        CarbonateSystem carbonate = new CarbonateSystem();
        carbonate.setTemperature(40);
        assertThat(carbonate.calciteIndexOpen(tower, CycleLimits.AIR_CO2_ATM)).isCloseTo(2, within(1e-7));
    }

    @Test
    void a_make_up_beyond_a_limit_allows_less_than_one_cycle() {
        WaterQuality brine = WaterQuality.of(Map.of(Species.SODIUM, 400.0, Species.CHLORIDE, 600.0), 7);
        assertThat(Cycles.of(brine, LIMITS, 37).value()).isCloseTo(0.5, within(1e-9));
        WaterQuality veryHard = WaterQuality.of(Map.of(Species.CALCIUM, 180.0, Species.ALKALINITY, 440.0), 7);
        assertThat(Cycles.of(veryHard, LIMITS, 50).value()).isLessThan(1).isGreaterThan(0.01);
    }

    @Test
    void worse_make_up_never_allows_more_cycles() {
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            Map<Species, Double> better = new EnumMap<>(Species.class);
            for (Species s : Species.values()) {
                better.put(s, 60 * random.nextDouble() * (s == Species.AMMONIUM ? 0.02 : 1));
            }
            Map<Species, Double> worse = new EnumMap<>(better);
            // calcium and alkalinity together make scale; other salts weaken activities, which calcite alone feels
            double more = 1 + random.nextDouble();
            worse.replaceAll((_, value) -> value * more);
            double hotC = 25 + 25 * random.nextDouble();
            assertThat(Cycles.of(WaterQuality.of(worse, 7), LIMITS, hotC).value())
                    .isLessThanOrEqualTo(
                            Cycles.of(WaterQuality.of(better, 7), LIMITS, hotC).value() * (1 + 1e-9));
        }
    }

    @Test
    void more_of_one_species_never_loosens_its_own_limit() {
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            double silica = 1 + 50 * random.nextDouble();
            double alkalinity = 10 + 200 * random.nextDouble();
            double calcium = 2 + 80 * random.nextDouble();
            WaterQuality before = WaterQuality.of(
                    Map.of(Species.SILICA, silica, Species.ALKALINITY, alkalinity, Species.CALCIUM, calcium), 7);
            WaterQuality moreCalcium = WaterQuality.of(
                    Map.of(Species.SILICA, silica, Species.ALKALINITY, alkalinity, Species.CALCIUM, calcium * 1.3), 7);
            assertThat(Cycles.of(moreCalcium, LIMITS, 40).value())
                    .isLessThanOrEqualTo(Cycles.of(before, LIMITS, 40).value() * (1 + 1e-9));
        }
    }

    @Test
    void searching_up_to_the_other_limits_gives_the_same_cycles_as_searching_all() {
        Random random = new Random(13);
        Cycles reused = new Cycles(LIMITS);
        for (int i = 0; i < 200; i++) {
            Map<Species, Double> any = new EnumMap<>(Species.class);
            for (Species s : Species.values()) {
                any.put(s, 80 * random.nextDouble() * (s == Species.AMMONIUM ? 0.01 : 1));
            }
            WaterQuality water = WaterQuality.of(any, 7);
            double[] mgPerL = new double[Species.COUNT];
            water.copyTo(mgPerL);
            assertThat(reused.find(mgPerL, 38))
                    .isCloseTo(Cycles.of(water, LIMITS, 38).value(), within(1e-6));
        }
    }

    @Test
    void more_cycles_never_take_more_make_up_and_blowdown_is_never_negative() {
        Random random = new Random(14);
        for (int i = 0; i < 500; i++) {
            double evaporation = 60 * random.nextDouble();
            double drift = 5 * random.nextDouble();
            double cycles = 1.05 + 20 * random.nextDouble();
            double blowdown = WaterBalance.blowdownKgPerS(evaporation, cycles, drift);
            double fewer = WaterBalance.blowdownKgPerS(evaporation, cycles * 1.2, drift);
            assertThat(blowdown).isNotNegative();
            assertThat(WaterBalance.makeupKgPerS(evaporation, fewer, drift))
                    .isLessThanOrEqualTo(WaterBalance.makeupKgPerS(evaporation, blowdown, drift));
        }
    }
}
