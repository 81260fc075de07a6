package org.headroom.data.wastewater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.wastewater.biology.Asm1Kinetics;
import org.headroom.physics.wastewater.biology.Asm1Stoichiometry;
import org.headroom.physics.wastewater.biology.Asm1Temperature;
import org.headroom.physics.wastewater.biology.EnergyDesign;
import org.headroom.physics.wastewater.biology.SettlingDesign;
import org.headroom.physics.wastewater.biology.UnitDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plant files bind to designs; what does not fit is refused in one line. */
class PlantFileTest {
    private static String bsm1() {
        return PlantFile.open("bsm1").yaml();
    }

    private static WastewaterPlant plant(String yaml) {
        return PlantFile.parse("p.yaml", yaml).plant();
    }

    @Test
    void the_benchmark_plant_has_the_published_parameters() {
        WastewaterPlant plant = plant(bsm1());
        assertEquals("bsm1", plant.name());
        assertEquals(Asm1Kinetics.bsm1(), plant.design().biology().kinetics());
        assertEquals(Asm1Temperature.bsm(), plant.design().biology().temperature());
        assertEquals(Asm1Stoichiometry.bsm1(), plant.design().biology().stoichiometry());
        assertEquals(EnergyDesign.bsm1(), plant.design().energy());
        assertEquals(6, plant.design().units().size());
        assertEquals(
                new UnitDesign.Settler(
                        "settler", 1500, 4, 10, 5, SettlingDesign.bsm1(), UnitDesign.Composition.OF_FEED),
                plant.design().units().get(5));
        assertEquals(18446, plant.flowM3PerDay());
        assertEquals(31.56, plant.concentrations().get(9));
        assertEquals(Map.of("total_n", 18.0, "cod", 100.0, "snh", 4.0, "tss", 30.0, "bod5", 10.0), plant.limits());
    }

    @Test
    void a_changed_plant_prints_a_file_that_reads_as_the_same_plant() {
        PlantFile changed = PlantFile.open("bsm1").with(Map.of("units.as5.kla_per_day", "120"));
        WastewaterPlant again = plant(changed.yaml());
        assertEquals(changed.plant().design(), again.design());
        assertEquals(changed.plant().concentrations(), again.concentrations());
    }

    @Test
    void a_number_may_carry_its_passport_and_another_unit() {
        String yaml = bsm1().replace(
                        "flow_m3_per_day: 55338",
                        "flow_m3_per_day: {value: 10, unit: gpm, source: \"measured\", confidence: press, low: 9, high: 11}");
        PlantFile file = PlantFile.parse("p.yaml", yaml);
        assertEquals(54.51, file.keys().raw("streams.internal_recycle.flow_m3_per_day"), 0.001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mu_h_per_day: 4      | mu_hh_per_day: 4 | p.yaml: line 43, kinetics.mu_hh_per_day: found an unknown key, allowed: did you mean mu_h_per_day or mu_a_per_day or b_h_per_day?
            volume_m3: 1000}     | volume_m3: big}  | p.yaml: line 13, units.as1.volume_m3: found 'big', allowed: a number, 0.001 to 10000000 m³
            kind: settler        | kind: reactor    | p.yaml: line 18, units.settler.area_m2: found a key that is none of a reactor, allowed: kind, volume_m3, kla_per_day, oxygen_setpoint_g_per_m3, most_kla_per_day, organisms
            to: as2}             | to: as9}         | p.yaml: line 32, streams.as1_as2.to: found 'as9', allowed: effluent, waste, as1, as2, as3, as4, as5, settler
            """)
    void what_does_not_fit_is_refused_in_one_line(String good, String bad, String message) {
        String yaml = bsm1().replaceFirst(java.util.regex.Pattern.quote(good), bad);
        assertEquals(message, assertThrows(InputError.class, () -> plant(yaml)).getMessage());
    }
}
