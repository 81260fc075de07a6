package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SewerDischargeTest {
    private static final double MAINS_CARBON = 1.2e-3;

    private final SewerDischarge mixture = new SewerDischarge();

    private static double[] species(Map<Species, Double> mgPerL) {
        double[] values = new double[Species.COUNT];
        mgPerL.forEach((s, value) -> values[s.index()] = value);
        return values;
    }

    private static double[] strength(Map<SewerConstituent, Double> mgPerL) {
        double[] values = new double[SewerConstituent.COUNT];
        SewerStrength.of(mgPerL).copyTo(values);
        return values;
    }

    @Test
    void two_streams_mix_as_the_class_comment_works_out() {
        mixture.start();
        mixture.add(10, 27, Double.NaN, species(Map.of(Species.CHLORIDE, 400.0)), strength(Map.of()));
        mixture.add(0.66, 25, Double.NaN, species(Map.of(Species.CHLORIDE, 50.0)), strength(Map.of()));
        mixture.finish();
        assertThat(mixture.flowKgPerS()).isCloseTo(10.66, within(1e-12));
        assertThat(mixture.waterC()).isCloseTo(26.876, within(5e-4));
        assertThat(mixture.mgPerL(Species.CHLORIDE)).isCloseTo(378.33, within(5e-3));
        assertThat(mixture.tdsMgPerL()).isCloseTo(378.33, within(5e-3));
        assertThat(mixture.ph()).as("without carbon no pH").isNaN();
    }

    @Test
    void nutrients_are_counted_as_nitrogen_and_phosphorus() {
        mixture.start();
        mixture.add(
                1,
                20,
                Double.NaN,
                species(Map.of(Species.AMMONIUM, 18.039, Species.NITRATE, 62.004, Species.PHOSPHATE, 94.971)),
                strength(Map.of(SewerConstituent.ORGANIC_NITROGEN, 2.0, SewerConstituent.ORGANIC_PHOSPHORUS, 1.0)));
        mixture.finish();
        assertThat(mixture.ammoniaNMgPerL()).isCloseTo(14.007, within(1e-9));
        assertThat(mixture.nitrogenMgPerL()).isCloseTo(14.007 + 14.007 + 2, within(1e-9));
        assertThat(mixture.phosphorusMgPerL()).isCloseTo(30.974 + 1, within(1e-9));
    }

    @Test
    void every_species_and_constituent_and_the_heat_are_conserved() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            double[] held = new double[Species.COUNT + SewerConstituent.COUNT];
            double flow = 0;
            double heat = 0;
            mixture.start();
            for (int stream = 0; stream < 3; stream++) {
                double kgPerS = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextDouble(-4, 3));
                double waterC = random.nextDouble(1, 60);
                double[] species = random.doubles(Species.COUNT, 0, 1000).toArray();
                double[] strength =
                        random.doubles(SewerConstituent.COUNT, 0, 2000).toArray();
                mixture.add(kgPerS, waterC, Double.NaN, species, strength);
                flow += kgPerS;
                heat += kgPerS * waterC;
                for (Species s : Species.values()) {
                    held[s.index()] += kgPerS * species[s.index()];
                }
                for (SewerConstituent c : SewerConstituent.values()) {
                    held[Species.COUNT + c.index()] += kgPerS * strength[c.index()];
                }
            }
            mixture.finish();
            assertThat(mixture.flowKgPerS()).isCloseTo(flow, within(1e-12 * flow));
            if (flow == 0) {
                continue;
            }
            assertThat(mixture.waterC() * flow).isCloseTo(heat, within(1e-12 * heat));
            for (Species s : Species.values()) {
                double in = held[s.index()];
                assertThat(mixture.mgPerL(s) * flow).as(s.key()).isCloseTo(in, within(1e-9 * in));
            }
            for (SewerConstituent c : SewerConstituent.values()) {
                double in = held[Species.COUNT + c.index()];
                assertThat(mixture.mgPerL(c) * flow).as(c.key()).isCloseTo(in, within(1e-9 * in));
            }
        }
    }

    @Test
    void one_stream_alone_keeps_its_temperature_and_its_ph() {
        double[] water = species(
                Map.of(Species.CALCIUM, 45.0, Species.SODIUM, 49.0, Species.ALKALINITY, 254.0, Species.AMMONIUM, 0.5));
        CarbonateSystem carbonate = new CarbonateSystem();
        for (double ph = 4.6; ph <= 10; ph += 0.3) {
            carbonate.setTemperature(26);
            double carbon = carbonate.carbonMolPerL(water, ph);
            mixture.start();
            mixture.add(3, 26, carbon, water, strength(Map.of()));
            mixture.finish();
            assertThat(mixture.waterC()).isCloseTo(26, within(1e-12));
            assertThat(mixture.ph()).isCloseTo(ph, within(1e-6));
        }
    }

    @Test
    void no_water_is_no_discharge() {
        mixture.start();
        mixture.add(0, 25, MAINS_CARBON, species(Map.of()), strength(Map.of()));
        mixture.finish();
        assertThat(mixture.flowKgPerS()).isZero();
        assertThat(mixture.waterC()).isNaN();
        assertThat(mixture.ph()).isNaN();
        assertThat(mixture.mgPerL(SewerConstituent.BOD)).isZero();
    }

    @Test
    void people_make_household_sewage_of_mains_water() {
        DomesticLoad load = new DomesticLoad(600, 50, 119, 56, 4.75, 3.4, 1.25, 0.75, 6);
        double[] water = species(Map.of(Species.ALKALINITY, 54.0, Species.PHOSPHATE, 1.0));
        double[] strength = strength(Map.of());
        double kgPerS = 15_000 * 3.785411784e-3 * 997 / 86_400;
        load.addTo(kgPerS, water, strength);
        double litresPerDay = 15_000 * 3.785411784;
        double perG = 600 * 1000 / litresPerDay;
        assertThat(strength[SewerConstituent.BOD.index()]).isCloseTo(528, within(0.5));
        assertThat(strength[SewerConstituent.TSS.index()]).isCloseTo(56 * perG, within(1e-9));
        mixture.start();
        mixture.add(kgPerS, 25, Double.NaN, water, strength);
        mixture.finish();
        assertThat(mixture.ammoniaNMgPerL()).isCloseTo(4.75 * perG, within(1e-9));
        assertThat(mixture.nitrogenMgPerL()).isCloseTo(8.15 * perG, within(1e-9));
        assertThat(mixture.phosphorusMgPerL()).isCloseTo(2.0 * perG + 30.974 / 94.971, within(1e-9));
        assertThat(water[Species.ALKALINITY.index()])
                .as("urea gives an equivalent of alkalinity a mole of nitrogen")
                .isCloseTo(54 + 4.75 * perG * 50.0435 / 14.007, within(1e-9));
        assertThat(water[Species.SODIUM.index()] + water[Species.CHLORIDE.index()])
                .isCloseTo(6 * perG, within(1e-9));
    }

    @Test
    void sludge_is_as_strong_as_its_comment_works_out() {
        double[] strength = strength(Map.of(SewerConstituent.BOD, 9.0));
        SludgeSolids.strength(750, strength);
        assertThat(strength[SewerConstituent.COD.index()]).isCloseTo(1000, within(1e-9));
        assertThat(strength[SewerConstituent.BOD.index()]).isCloseTo(230, within(1e-9));
        assertThat(strength[SewerConstituent.TSS.index()]).isEqualTo(750);
        assertThat(strength[SewerConstituent.ORGANIC_NITROGEN.index()]).isCloseTo(80, within(1e-9));
        assertThat(strength[SewerConstituent.ORGANIC_PHOSPHORUS.index()]).isCloseTo(15, within(1e-9));
    }

    @Test
    void people_without_water_add_nothing() {
        double[] water = species(Map.of());
        double[] strength = strength(Map.of());
        new DomesticLoad(600, 50, 119, 56, 4.75, 3.4, 1.25, 0.75, 6).addTo(0, water, strength);
        assertThat(water).containsOnly(0);
        assertThat(strength).containsOnly(0);
    }
}
