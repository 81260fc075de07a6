package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobBehaviourTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static JobBehaviour of(SiteTree tree) {
        return tree.jobBehaviour(tree.planningFrom());
    }

    @Test
    void the_rate_of_failures_is_that_of_llama_3() {
        // 419 in 54 days on 16,384 GPUs (Grattafiori et al. 2024, 3.3.4)
        assertThat(of(ANNOUNCED).failures().gpuHoursPerFailure()).isCloseTo(54 * 24 * 16_384 / 419.0, within(50.0));
    }

    @Test
    void a_site_that_says_nothing_behaves_as_the_one_that_ships() {
        SiteTree silent = SiteTree.parse(
                "silent",
                "extends: memphis-announced\nit: {behaviour: null, storage: null, failures: null, stragglers: null}\n");
        assertThat(of(silent)).isEqualTo(of(ANNOUNCED));
    }

    @Test
    void a_checkpoint_takes_its_size_over_the_bandwidth_and_never_less_than_its_least() {
        JobBehaviour.Storage storage = of(ANNOUNCED).storage();
        assertThat(storage.pauseS(6.5e12)).isEqualTo(5); // 6.5 TB at 2 TB/s are 3.25 s
        assertThat(storage.pauseS(65e12)).isCloseTo(32.5, within(1e-9));
    }

    @Test
    void maintenance_is_bound_on_the_sites_clock() {
        SiteTree tree = SiteTree.parse("m", """
                extends: memphis-announced
                it:
                  maintenance:
                    manifold: {from: 2025-07-18T08:00, to: 2025-07-18T16:00, first_rack_count: 3, racks_count: 64, notice_min: 15}
                """);
        JobBehaviour.Maintenance work = of(tree).maintenance().getFirst();
        assertThat(work.toS() - work.fromS()).isEqualTo(8 * 3600);
        assertThat(work.firstRack()).isEqualTo(2);
        assertThat(work.noticeS()).isEqualTo(900);
        assertThat(work.drain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_rack_count: 1560, racks_count: 5, to: 2025-07-18T16:00 | racks that stand there, 1 to 1563",
                "first_rack_count: 1, racks_count: 5, to: 2025-07-18T07:00 | a time after from"
            })
    void maintenance_that_cannot_be_is_refused_and_check_says_so(String keys, String message) {
        SiteTree tree = SiteTree.parse(
                "m", "extends: memphis-announced\nit: {maintenance: {a: {from: 2025-07-18T08:00, " + keys + "}}}\n");
        assertThatThrownBy(() -> of(tree)).isInstanceOf(InputError.class).hasMessageContaining(message);
        assertThatThrownBy(tree::check).isInstanceOf(InputError.class).hasMessageContaining(message);
    }

    @Test
    void an_iteration_has_room_to_compute_in() {
        SiteTree tree = ANNOUNCED.withText(Map.of(
                "it.behaviour.pretrain.communication_share", "0.9", "it.behaviour.pretrain.bubble_share", "0.2"));
        assertThatThrownBy(() -> of(tree)).hasMessageContaining("together at most 0.95 of an iteration");
    }

    @Test
    void inference_and_evaluation_are_no_gangs() {
        JobBehaviour behaviour = of(ANNOUNCED);
        assertThat(Objects.requireNonNull(behaviour.phases().get("pretrain")).gang())
                .isTrue();
        assertThat(Objects.requireNonNull(behaviour.phases().get("inference")).gang())
                .isFalse();
        assertThat(Objects.requireNonNull(behaviour.phases().get("evaluation")).gang())
                .isFalse();
    }
}
