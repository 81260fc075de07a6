package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.headroom.app.load.RackBank;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.water.CycleLimit;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;
import org.junit.jupiter.api.Test;

class WaterSideTest {
    private static final double DT_S = 60;

    private final Balance water = new Balance();
    private final Balance species = new Balance();
    private final WaterUse use = new WaterUse();
    private final Boundary b = new Boundary(new RackBank(0, 0));

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    private void step(WaterSide side, WaterState state, double evaporation, double basin0Kg, double perS) {
        side.offer(state, b, evaporation, perS);
        double blowdown = evaporation / (side.cycles - 1);
        double makeup = Math.min(evaporation + blowdown, side.mostMakeupKgPerS);
        blowdown = Math.max(0, makeup - evaporation);
        use.set(evaporation, 0, blowdown, makeup, makeup - evaporation - blowdown);
        water.start();
        species.start();
        double basin1Kg = perS == 0 ? basin0Kg : basin0Kg + use.levelKgPerS / perS;
        WaterState next = state.copy();
        side.draw(use, basin0Kg, basin1Kg, state, next, b, perS, water, species);
        state.set(next);
    }

    @Test
    void one_source_alone_runs_at_the_cycles_of_its_chemistry() {
        Site site = site(Map.of());
        WaterSide side = new WaterSide(site.water(), 0);
        b.setWater(site, 0);
        WaterState state = side.newState();
        step(side, state, 40, 1e6, 0);
        WaterQuality mains = site.water().potable().quality();
        Cycles alone = Cycles.of(
                java.util.Objects.requireNonNull(mains),
                site.water().cycling().limits(),
                site.water().cycling().hotWaterC());
        assertThat(side.cycles).isCloseTo(alone.value(), within(1e-9));
        assertThat(side.binding).isEqualTo(alone.binding());
        assertThat(side.potableKgPerS).isCloseTo(use.makeupKgPerS, within(1e-12));
        assertThat(state.basin.mgPerL(Species.CHLORIDE))
                .isCloseTo(alone.value() * mains.mgPerL(Species.CHLORIDE), within(1e-6));
    }

    @Test
    void recycled_water_comes_first_and_the_main_gives_the_rest() {
        Site site = site(Map.of(
                "water.recycled.available_from",
                "2025-01-01",
                "water.recycled.plant.others_gal_per_day",
                "0",
                "water.recycled.product_gal_per_day",
                "500000",
                "water.recycled.intake_gal_per_day",
                "520000"));
        WaterSide side = new WaterSide(site.water(), 0);
        WaterState state = side.newState();
        b.setWater(site, java.time.Instant.parse("2025-07-15T18:00:00Z").getEpochSecond());
        side.settle(state, b);
        step(side, state, 50, 1e6, 0);
        step(side, state, 50, 1e6, 0);
        assertThat(side.recycledKgPerS).isCloseTo(500_000 * 3.785411784e-3 * 997 / 86_400, within(1e-6));
        assertThat(side.mainsKgPerS).isCloseTo(use.makeupKgPerS - side.recycledKgPerS, within(1e-9));
        assertThat(side.mixes()).isTrue();
        assertThat(side.cycles).as("between the two waters alone").isBetween(2.5, 4.85);
        double mixedC = (side.recycledKgPerS * b.recycling.feedC + side.mainsKgPerS * 18.3) / use.makeupKgPerS;
        assertThat(b.recycling.feedC).as("treated sewage in July").isBetween(26.0, 28.0);
        assertThat(side.makeupC).isCloseTo(mixedC, within(1e-6));
    }

    @Test
    void residents_first_the_tank_carries_what_the_city_asks_the_site_not_to_draw() {
        Site site = site(Map.of("water.storage.volume_gal", "50000"));
        WaterSide side = new WaterSide(site.water(), 0);
        b.setWater(site, 0);
        WaterState state = side.newState();
        step(side, state, 40, 1e6, 0);
        b.mainsRequestKgPerS = 30;
        step(side, state, 40, 1e6, 1 / DT_S);
        assertThat(side.mainsKgPerS).isCloseTo(30, within(1e-9));
        assertThat(side.tankKgPerS).isCloseTo(use.makeupKgPerS - 30, within(1e-9));
        assertThat(side.refillKgPerS).isZero();
        while (state.tank.waterKg() > 1) {
            step(side, state, 40, 1e6, 1 / DT_S);
        }
        step(side, state, 40, 1e6, 1 / DT_S);
        assertThat(side.potableKgPerS).as("an empty tank leaves the main").isCloseTo(use.makeupKgPerS, within(1e-6));
        b.mainsRequestKgPerS = Double.POSITIVE_INFINITY;
        step(side, state, 40, 1e6, 1 / DT_S);
        assertThat(side.refillKgPerS).as("filled again afterwards").isPositive();
    }

    @Test
    void when_the_main_is_lost_the_tank_carries_the_towers_until_it_is_empty() {
        Site site = site(Map.of("water.storage.volume_gal", "100000"));
        WaterSide side = new WaterSide(site.water(), 0);
        WaterState state = side.newState();
        step(side, state, 40, 1e6, 0);
        b.available.makeup = 0;
        double given = 0;
        int minutes = 0;
        while (state.tank.waterKg() > 0 && minutes < 1000) {
            step(side, state, 40, 1e6, 1 / DT_S);
            assertThat(side.potableKgPerS).isZero();
            given += side.tankKgPerS * DT_S;
            minutes++;
        }
        assertThat(given).isCloseTo(100_000 * 3.785411784e-3 * 997, within(1e-6));
        assertThat(minutes).isBetween(120, 160); // 377 t over 44.9 kg/s: 140 minutes
        double before = state.basin.mgPerL(Species.SILICA);
        side.offer(state, b, 40, 1 / DT_S);
        assertThat(side.mostMakeupKgPerS).isZero();
        step(side, state, 40, 1e6, 1 / DT_S);
        assertThat(state.basin.mgPerL(Species.SILICA)).isGreaterThan(before);

        b.available.makeup = 1;
        step(side, state, 40, 1e6, 1 / DT_S);
        assertThat(side.refillKgPerS).isPositive();
        assertThat(state.tank.level()).isPositive();
    }

    @Test
    void residents_keep_their_pressure_whatever_the_towers_ask_for() {
        Site site = site(
                Map.of("water.mains.test_gpm", "400", "water.storage.volume_gal", "0", "water.storage.most_gpm", "0"));
        WaterSide side = new WaterSide(site.water(), 2);
        b.setWater(site, 0);
        WaterState state = side.newState();
        for (double city = 0.5; city < 1.6; city += 0.1) {
            b.cityFactor = city;
            step(side, state, 80, 1e6, 1 / DT_S);
            assertThat(side.mainsPa).isGreaterThanOrEqualTo(138e3 - 1e-3);
            assertThat(use.makeupKgPerS).isLessThan(80);
        }
    }

    @Test
    void fixed_cycles_overrule_chemistry() {
        Site site = site(Map.of("water.cycles", "3"));
        WaterSide side = new WaterSide(site.water(), 0);
        b.setWater(site, 0);
        WaterState state = side.newState();
        step(side, state, 40, 1e6, 0);
        assertThat(side.cycles).isEqualTo(3);
        assertThat(side.binding).isEqualTo(CycleLimit.FIXED);
    }

    @Test
    void a_site_without_ions_runs_at_its_fixed_cycles_and_says_nothing_of_quality() {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(Map.of("water.cycles", "5"));
        String yaml = tree.toYaml();
        String without = java.util.regex.Pattern.compile(
                        "(?m)^    (calcium|magnesium|sodium|ammonium|alkalinity|chloride|sulphate|nitrate|phosphate|silica)_mg_per_l:.*\\n")
                .matcher(yaml)
                .replaceAll("");
        SiteTree plain = SiteTree.parse("plain.yaml", without);
        Site site = plain.bind(plain.planningFrom());
        WaterSide side = new WaterSide(site.water(), 0);
        b.setWater(site, 0);
        step(side, side.newState(), 40, 1e6, 0);
        assertThat(side.cycles).isEqualTo(5);
        assertThat(side.basinTdsMgPerL).isNaN();
    }
}
