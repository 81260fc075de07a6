package org.headroom.app.impact.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.data.site.CommunityAir;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.plume.BriggsRise;
import org.headroom.physics.plume.GaussianPlume;
import org.headroom.physics.plume.NitrogenDioxide;
import org.headroom.physics.plume.PasquillGifford;
import org.headroom.physics.plume.Stability;
import org.junit.jupiter.api.Test;

class AirStudyTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    @Test
    void a_site_that_burns_nothing_adds_nothing_and_its_permit_is_shown_apart() {
        AirFindings a = AirStudy.of(AirCases.of(ANNOUNCED, 0, 0));
        assertThat(a.modelled()).isTrue();
        assertThat(a.actual().emits()).isFalse();
        assertThat(a.actual().places())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.no2DesignUgPerM3()).isZero());
        assertThat(a.permitted().emits()).isTrue();
        assertThat(a.permitted().places()).allSatisfy(p -> {
            assertThat(p.no2DesignUgPerM3()).isBetween(0.1, 20.0);
            assertThat(p.no2HighestUgPerM3()).isGreaterThanOrEqualTo(p.no2DesignUgPerM3());
            assertThat(p.pm25UgPerM3()).isBetween(0.001, 0.5);
        });
    }

    @Test
    void concentrations_grow_with_emissions_and_catalysts_take_their_share() {
        AirFindings one = AirStudy.of(AirCases.of(ANNOUNCED, 10, 1));
        AirFindings two = AirStudy.of(AirCases.of(ANNOUNCED, 20, 2));
        for (int i = 0; i < one.actual().places().size(); i++) {
            AirScenario.AtPlace a = one.actual().places().get(i);
            AirScenario.AtPlace b = two.actual().places().get(i);
            assertThat(b.pm25UgPerM3()).isCloseTo(2 * a.pm25UgPerM3(), within(1e-9));
            assertThat(b.no2DesignUgPerM3()).isCloseTo(2 * a.no2DesignUgPerM3(), within(1e-5)); // ratio 0.9 to 80 ug/m3
            double clean = one.permitted().places().get(i).no2DesignUgPerM3();
            double bare = one.permittedBare().places().get(i).no2DesignUgPerM3();
            assertThat(clean).isCloseTo(bare * (1 - 0.925), within(1e-3 * bare));
        }
    }

    /** The hour that a hand calculation gives: 5 m/s at 10 m from the west in class D, all year. */
    @Test
    void a_year_of_one_wind_is_one_plume() {
        ImpactCase c = AirCases.of(
                ANNOUNCED.withText(Map.of(
                        "community.places.boxtown.latitude_deg", "35.0588",
                        "community.places.boxtown.longitude_deg", "-90.12")),
                36,
                36,
                AirCases.oneWind(270, 5, 20, 10));
        AirFindings a = AirStudy.of(c);
        AirScenario.AtPlace east = a.actual().places().stream()
                .filter(p -> p.id().equals("boxtown"))
                .findFirst()
                .orElseThrow();
        CommunityAir.StackGroup stacks = c.tree()
                .communityAir(Instant.ofEpochSecond(c.window().fromS()))
                .stacks()
                .getFirst();
        double x = Surroundings.ground(c).eastM(-90.12) - Surroundings.ground(c).eastM(-90.157);
        assertThat(east.distanceM()).isCloseTo(x, within(1e-6));
        double u = 5 * Math.pow(1.5, 0.15);
        BriggsRise rise = BriggsRise.of(stacks.stack(), 293.15, u, Stability.D);
        PasquillGifford rural = new PasquillGifford();
        double nox = 10 // 36 kg/h in g/s
                * 1e6
                * GaussianPlume.perEmission(
                        u, rural.sigmaYM(Stability.D, x), rural.sigmaZM(Stability.D, x), 0, 0, 15 + rise.atM(x));
        assertThat(east.no2HighestUgPerM3() / NitrogenDioxide.REGULATORY.ofNox(nox))
                .isCloseTo(1, within(1e-5));
        assertThat(east.pm25UgPerM3() / nox).isCloseTo(1, within(1e-9));
        assertThat(a.actual().places().stream().filter(p -> !p.id().equals("boxtown") && p.latitudeDeg() > 35.09))
                .allSatisfy(p -> assertThat(p.pm25UgPerM3()).isLessThan(east.pm25UgPerM3() / 100));
    }

    @Test
    void a_place_in_the_wake_of_the_hall_gets_no_value() {
        AirFindings a = AirStudy.of(AirCases.of(
                ANNOUNCED.withText(Map.of(
                        "community.places.boxtown.latitude_deg", "35.0601",
                        "community.places.boxtown.longitude_deg", "-90.1602")),
                10,
                1));
        AirScenario.AtPlace there = a.actual().places().stream()
                .filter(p -> p.id().equals("boxtown"))
                .findFirst()
                .orElseThrow();
        assertThat(there.refused()).isTrue();
        assertThat(there.no2DesignUgPerM3()).isNaN();
        assertThat(there.pm25UgPerM3()).isNaN();
        assertThat(a.actual().pm25UgPerM3(-90.16, 35.06)).isNaN();
    }

    @Test
    void the_map_agrees_with_the_places_on_it() {
        AirFindings a = AirStudy.of(AirCases.of(ANNOUNCED, 10, 1));
        for (AirScenario.AtPlace p : a.actual().places()) {
            double there = a.actual().pm25UgPerM3(p.longitudeDeg(), p.latitudeDeg());
            if (Double.isFinite(there)) {
                assertThat(there / p.pm25UgPerM3()).isBetween(0.8, 1.25);
            }
        }
        assertThat(a.actual().no2UgPerM3(-80, 35)).isNaN();
        assertThat(Arrays.stream(a.actual().field().pm25UgPerM3())
                        .filter(Double::isNaN)
                        .count())
                .isBetween(1L, 10L);
    }

    /** 1,000 gal of drift a day with 1,200 mg/l: 3,785 l x 1.2 g = 4.54 kg a day, 0.417 lb/h. */
    @Test
    void drift_carries_its_salt() {
        AirFindings a = AirStudy.of(AirCases.of(ANNOUNCED, 0, 0));
        assertThat(a.driftPm10LbPerH()).isCloseTo(3785.411784 * 1.2 / 1000 / 24 / 0.45359237, within(1e-9));
        assertThat(a.driftPm10ShortTon()).isCloseTo(a.driftPm10LbPerH() * 8760 / 2000, within(1e-9));
    }

    @Test
    void weather_without_directions_and_sites_without_stacks_are_told_what_is_missing() {
        ImpactCase calm = AirCases.of(ANNOUNCED, 10, 1, Weather.constant(20, 15, 0.01, 101_325, 3));
        AirFindings a = AirStudy.of(calm);
        assertThat(a.modelled()).isFalse();
        assertThat(a.missing()).singleElement().asString().contains("direction of the wind");
        AirFindings other = AirStudy.of(AirCases.of(AirCases.withoutAir(), 0, 0));
        assertThat(other.actual().places()).isEmpty();
        assertThat(other.missing()).singleElement().asString().contains("community.air.stacks");
    }
}
