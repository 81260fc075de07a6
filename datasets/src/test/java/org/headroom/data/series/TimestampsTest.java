package org.headroom.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        "2025-07-17,                     2025-07-17T05:00:00Z",
        "2025-07-17T00:00,               2025-07-17T05:00:00Z",
        "2025-07-17 00:00:00,            2025-07-17T05:00:00Z",
        "2025-01-17 00:00:00.25,         2025-01-17T06:00:00Z",
        "2025-07-17T05:00:00Z,           2025-07-17T05:00:00Z",
        "2025-07-17T00:00-05:00,         2025-07-17T05:00:00Z",
        "2025-07-17 00:00:00 +0800,      2025-07-16T16:00:00Z",
        "2025-07-17 00:00:00+08,         2025-07-16T16:00:00Z",
        "2025-11-02T01:30,               2025-11-02T06:30:00Z",
        "2025-03-09T02:30,               2025-03-09T08:30:00Z"
    })
    void a_time_is_site_local_unless_it_says_more(String text, String instant) {
        assertThat(Timestamps.parse(text, MEMPHIS))
                .isEqualTo(OptionalLong.of(Instant.parse(instant).getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Unknown", "None", "2025-02-30", "2025-07-17T25:00", "17.07.2025", "1752728400"})
    void anything_else_is_no_time(String text) {
        assertThat(Timestamps.parse(text, MEMPHIS)).isEmpty();
    }

    @Test
    void what_is_printed_carries_the_offset_of_its_season() {
        assertThat(Timestamps.format(1_752_728_400L, MEMPHIS)).isEqualTo("2025-07-17T00:00:00-05:00");
        assertThat(Timestamps.format(1_735_711_200L, MEMPHIS)).isEqualTo("2025-01-01T00:00:00-06:00");
        assertThat(Timestamps.format(0, ZoneOffset.UTC)).isEqualTo("1970-01-01T00:00:00Z");
    }
}
