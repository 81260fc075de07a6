package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class CommunityYearTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");
    private static final Instant AT = ANNOUNCED.planningFrom();

    @Test
    void promises_hard_days_and_spreads_are_read_from_the_site() {
        CommunityYear year = ANNOUNCED.communityYear(AT);
        assertThat(year.weatherSdK()).isEqualTo(0.65);
        assertThat(year.workLow()).isEqualTo(0.85);
        assertThat(year.workHigh()).isEqualTo(1.05);
        assertThat(year.offOnCall()).isZero();
        CommunityYear.Promise water = year.promises().getFirst();
        assertThat(water.id()).isEqualTo("recycled_water");
        assertThat(water.changesFrom(LocalDate.of(2026, 1, 1)))
                .isEqualTo(Map.of("water.recycled.available_from", "2026-01-01"));
        CommunityYear.HardDays call = year.events().stream()
                .filter(days -> days.id().equals("winter_call"))
                .findFirst()
                .orElseThrow();
        assertThat(call.starts()).isEqualTo(MonthDay.of(1, 22));
        assertThat(call.changesFrom(LocalDate.of(2025, 1, 22)))
                .containsEntry("events.winter_call.from", "2025-01-22T04:00")
                .containsEntry("community.off_on_call_share", "1");
    }

    @Test
    void the_site_as_built_has_the_promise_of_catalysts_too() {
        assertThat(SiteTree.embedded("memphis-as-built").communityYear(AT).promises())
                .extracting(CommunityYear.Promise::id)
                .contains("recycled_water", "full_curtailment", "batteries", "catalysts");
    }

    @Test
    void a_site_that_says_nothing_varies_nothing() {
        CommunityYear year =
                SiteTree.embedded("frontier-like-cdus").withText(Map.of()).communityYear(AT);
        CommunityYear bare = SiteTree.parse("bare", "extends: memphis-announced\ncommunity: null\n")
                .communityYear(AT);
        assertThat(year).isNotNull();
        assertThat(bare.promises()).isEmpty();
        assertThat(bare.events()).isEmpty();
        assertThat(bare.weatherSdK()).isZero();
        assertThat(bare.workLow()).isEqualTo(1);
        assertThat(bare.workHigh()).isEqualTo(1);
    }

    @Test
    void a_change_without_a_value_and_a_day_that_is_none_are_refused() {
        assertThatThrownBy(() -> ANNOUNCED
                        .withText(Map.of("community.commitments.recycled_water.changes.start", "sometime"))
                        .communityYear(AT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("community.commitments.recycled_water.changes.start")
                .hasMessageContaining("PATH=VALUE");
        assertThatThrownBy(() -> ANNOUNCED
                        .withText(Map.of("community.events.heat_wave.starts", "31 February"))
                        .communityYear(AT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("07-20");
    }
}
