package org.headroom.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    private static final String CYCLES = "water.cycles";

    private final Scenarios two = Scenarios.start("Memphis", "What if")
            .set("s1", CYCLES, "6", "5")
            .add("s1", "and dry")
            .set("s2", "cooling.mode", "dry", "wet");

    @Test
    void a_child_holds_only_what_differs_from_its_parent() {
        assertThat(two.find("s2").changes()).isEqualTo(Map.of("cooling.mode", "dry"));
        assertThat(two.effective("s2")).isEqualTo(Map.of("cooling.mode", "dry", CYCLES, "6"));
        assertThat(two.set("s2", CYCLES, "6", "5").find("s2").changes()).doesNotContainKey(CYCLES);
        assertThat(two.set("s2", CYCLES, "5", "5").effective("s2")).containsEntry(CYCLES, "5");
        assertThat(two.set("s1", CYCLES, "5", "5").find("s1").changes()).isEmpty();
    }

    @Test
    void a_child_is_told_when_its_parent_changed() {
        assertThat(two.parentChanged("s2")).isEmpty();
        Scenarios later = two.set("s1", CYCLES, "7", "5");
        assertThat(later.parentChanged("s2")).containsExactly(CYCLES);
        assertThat(later.agree("s2").parentChanged("s2")).isEmpty();
    }

    @Test
    void one_item_is_taken_back_and_the_rest_stays() {
        assertThat(two.set("s2", CYCLES, "8", "5").revert("s2", CYCLES)).isEqualTo(two);
    }

    @Test
    void removing_takes_what_is_below_and_no_id_comes_twice() {
        Scenarios one = two.remove("s1");
        assertThat(one.all()).hasSize(1);
        assertThat(one.currentId()).isEqualTo(Scenarios.ROOT);
        assertThat(one.add(Scenarios.ROOT, "again").currentId()).isEqualTo("s3");
    }

    @Test
    void the_site_as_it_is_cannot_be_changed_or_removed() {
        assertThatThrownBy(() -> two.remove(Scenarios.ROOT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.set(Scenarios.ROOT, CYCLES, "6", "5"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_copy_stands_beside_its_model_without_what_is_below_it() {
        Scenarios copied = two.duplicate("s1", "again");
        assertThat(copied.currentId()).isEqualTo("s3");
        assertThat(copied.find("s3").parentId()).isEqualTo(Scenarios.ROOT);
        assertThat(copied.find("s3").changes()).isEqualTo(copied.find("s1").changes());
        assertThat(copied.children("s3")).isEmpty();
    }

    @Test
    void what_hangs_under_another_parent_keeps_its_own_changes_and_takes_the_rest_from_there() {
        Scenarios moved = two.add(Scenarios.ROOT, "dry")
                .set("s3", "cooling.mode", "dry", "wet")
                .move("s2", "s3");
        assertThat(moved.find("s2").parentId()).isEqualTo("s3");
        assertThat(moved.find("s2").changes()).as("its parent is dry already").isEmpty();
        assertThat(moved.effective("s2")).isEqualTo(Map.of("cooling.mode", "dry"));
        assertThat(moved.parentChanged("s2")).isEmpty();
        assertThatThrownBy(() -> two.move("s1", "s2")).isInstanceOf(IllegalArgumentException.class);
        assertThat(two.add(Scenarios.ROOT, "x").move("s1", "s3").below("s3"))
                .containsExactlyInAnyOrder("s3", "s1", "s2");
    }
}
