package org.headroom.app.desktop.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void ids_read_as_words_with_numbers_and_abbreviations_in_capitals() {
        assertThat(Names.readable("unit_hall_3a")).isEqualTo("Unit hall 3A");
        assertThat(Names.readable("t3")).isEqualTo("T3");
        assertThat(Names.readable("tva")).isEqualTo("TVA");
        assertThat(Names.readable("hall_1b_mv")).isEqualTo("Hall 1B MV");
        assertThat(Names.readable("site_line_2")).isEqualTo("Site line 2");
        assertThat(Names.readable("")).isEmpty();
    }

    @Test
    void a_bus_keeps_the_label_that_its_site_gives_it() {
        assertThat(Names.bus("Section A", "mv_a")).isEqualTo("Section A");
        assertThat(Names.bus("mv_a", "mv_a")).isEqualTo("MV a");
    }
}
