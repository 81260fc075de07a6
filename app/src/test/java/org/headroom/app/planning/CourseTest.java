package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourseTest {
    @Test
    void a_run_that_is_cut_joined_and_moved_is_what_it_was() {
        Course whole = Course.of(10, 2);
        Course cut = whole.cut(20, 30, 3).cut(40, 44, 1);
        assertThat(cut.pieces()).isEqualTo(3);
        assertThat(cut.inOrder()).isTrue();
        assertThat(cut.to(0)).isEqualTo(20);
        assertThat(cut.from(1)).isEqualTo(30);
        assertThat(cut.mode(2)).isEqualTo(1);
        assertThat(cut.moved(5).moved(-5)).isEqualTo(cut);
        assertThat(cut.join(2).join(1)).isEqualTo(whole);
        assertThat(cut.ended(1, 50).inOrder()).isFalse();
    }
}
