package org.headroom.app.report.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReadingGradeTest {
    /** Both sentences with their counts: Wikipedia, "Flesch-Kincaid readability tests" (2025). */
    @Test
    void published_sentences_get_their_published_grades() {
        assertThat(ReadingGrade.of("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."))
                .isCloseTo(11.3, within(0.05));
        assertThat(ReadingGrade.of("The cat sat on the mat.")).isCloseTo(0.39 * 6 + 11.8 - 15.59, within(1e-9));
    }

    @Test
    void syllables_of_common_words_are_counted_as_they_are_spoken() {
        assertThat(ReadingGrade.syllables("water")).isEqualTo(2);
        assertThat(ReadingGrade.syllables("used")).isEqualTo(1);
        assertThat(ReadingGrade.syllables("treated")).isEqualTo(2);
        assertThat(ReadingGrade.syllables("table")).isEqualTo(2);
        assertThat(ReadingGrade.syllables("homes")).isEqualTo(1);
        assertThat(ReadingGrade.syllables("houses")).isEqualTo(2);
        assertThat(ReadingGrade.syllables("megawatts")).isEqualTo(3);
        assertThat(ReadingGrade.syllables("electricity")).isEqualTo(5);
        assertThat(ReadingGrade.syllables("1,093,000")).isEqualTo(1);
    }

    @Test
    void decimals_end_no_sentence_and_lines_do() {
        double one = ReadingGrade.of("It takes 1.1 million gallons. It is hot");
        double two = ReadingGrade.of("It takes 1.1 million gallons\nIt is hot");
        assertThat(one).isEqualTo(two);
    }

    @Test
    void the_plain_page_of_the_fixture_is_plain() {
        assertThat(ReadingGrade.of(ImpactFixture.page().sections().getFirst())).isLessThan(9);
    }

    @Test
    void nothing_has_no_grade() {
        assertThat(ReadingGrade.of("")).isNaN();
    }
}
