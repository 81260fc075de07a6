package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class PublicRecordTest {
    private static final Instant AT = Instant.parse("2025-07-17T05:00:00Z");

    private static PublicRecord announced() {
        return SiteTree.embedded("memphis-announced").publicRecord(AT);
    }

    @Test
    void what_meters_showed_is_kept_with_its_period_and_source() {
        PublicRecord.Metered day = announced().metered().stream()
                .filter(m -> m.name().equals("water_day_2026"))
                .findFirst()
                .orElseThrow();
        assertThat(day.figure().sourced().value()).isEqualTo(812_502);
        assertThat(day.figure().sourced().confidence()).isEqualTo(Confidence.PRESS);
        assertThat(day.measure()).isEqualTo(PublicRecord.Measure.MAINS_DAY);
        assertThat(day.from()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    /** X6 of the project's facts: 25 Mgal in March 2026 are 806,452 gallons a day. */
    @Test
    void march_2026_is_as_high_a_mean_day_as_the_highest_day() {
        PublicRecord.Metered march = announced().metered().stream()
                .filter(m -> m.name().equals("water_march_2026"))
                .findFirst()
                .orElseThrow();
        long days = march.to().toEpochDay() - march.from().toEpochDay();
        assertThat(march.figure().sourced().value() / days).isCloseTo(806_452, within(1.0));
    }

    /** The project's brief: 150 MW all year are 91,000 to 125,000 homes, and 1.3 Mgal a day is the water of about 4,000. */
    @Test
    void the_homes_of_150_mw_are_91_to_125_thousand() {
        double kwh = 150_000.0 * 8760;
        assertThat(announced().electricityHomes().stream()
                        .mapToDouble(h -> kwh / h.figure().sourced().value())
                        .sorted()
                        .toArray())
                .satisfies(homes -> assertThat(homes[0]).isCloseTo(91_000, within(500.0)))
                .satisfies(homes -> assertThat(homes[1]).isCloseTo(125_000, within(500.0)));
        assertThat(announced().waterHomes().stream()
                        .mapToDouble(h -> 1.3e6 / h.figure().sourced().value()))
                .allSatisfy(homes -> assertThat(homes).isBetween(3900.0, 4400.0));
    }

    @Test
    void the_site_as_built_has_the_same_record() {
        assertThat(SiteTree.embedded("memphis-as-built").publicRecord(AT)).isEqualTo(announced());
    }

    @Test
    void a_site_without_a_record_has_an_empty_one() {
        String yaml = "extends: memphis-announced\ncommunity: null\n";
        PublicRecord record = SiteTree.parse("plain", yaml).publicRecord(AT);
        assertThat(record.metered()).isEmpty();
        assertThat(record.electricityHomes()).isEmpty();
        assertThat(record.disputed()).isEmpty();
        assertThat(record.unpublished()).isEmpty();
        assertThat(record.money().paid()).isEmpty();
        assertThat(record.money().firstYearTaxUsd()).isNull();
    }

    @Test
    void a_figure_must_be_in_the_unit_of_its_measure() {
        SiteTree wrong = SiteTree.embedded("memphis-announced")
                .withText(Map.of("community.metered.water_2024.measure", "power_mean"));
        assertThatThrownBy(() -> wrong.publicRecord(AT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("community.metered.water_2024.mw");
    }

    @Test
    void a_number_in_force_follows_its_stages() {
        SiteTree built = SiteTree.embedded("memphis-as-built");
        assertThat(built.inForce("grid.utility_mw", Instant.parse("2025-06-01T00:00:00Z")))
                .extracting("value")
                .isEqualTo(150.0);
        assertThat(built.inForce("grid.utility_mw", Instant.parse("2024-07-25T00:00:00Z")))
                .extracting("value")
                .isEqualTo(8.0);
        assertThat(built.inForce("no.such.path", AT)).isNull();
    }
}
