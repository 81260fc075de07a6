package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteOverloadTest {
    private static SiteOverload look(
            Map<String, String> set,
            @Nullable Double ambientC,
            @Nullable Double preloadMva,
            double loadMva,
            int fansOut) {
        return new SiteOverload(new SiteOverload.Request(
                SiteInput.open(SiteInput.DEFAULT, set),
                null,
                SimulateRequest.FullLoadKind.TRAINING,
                null,
                ambientC,
                preloadMva,
                List.of(loadMva),
                fansOut,
                SiteOverload.Standard.IEEE,
                null));
    }

    @Test
    void at_the_rating_and_30_c_a_unit_of_65_k_stands_at_85_and_110_c() {
        SiteOverload.Case all = look(Map.of(), 30.0, 180.0, 180, 0).cases().getFirst();
        assertThat(all.start().topOilC()).isCloseTo(85, within(1e-9)); // 55 K of top oil
        assertThat(all.start().hotSpotC()).isCloseTo(110, within(1e-9)); // IEEE C57.12.00: 80 K of hot spot
        assertThat(all.start().ageingFactor()).isCloseTo(1, within(1e-9));
        assertThat(all.start().coolingStage()).isEqualTo(2);
        assertThat(all.lasting().getFirst().endings()).allMatch(e -> e.binding().equals("nothing"));
    }

    @Test
    void with_one_of_three_lost_the_same_load_is_half_as_much_again_for_each() {
        List<SiteOverload.Case> cases = look(Map.of(), 35.0, 150.0, 165, 0).cases();
        assertThat(cases).hasSize(2);
        SiteOverload.Lasting all = cases.getFirst().lasting().getFirst();
        SiteOverload.Lasting lost = cases.getLast().lasting().getFirst();
        assertThat(lost.loadPu()).isCloseTo(1.5 * all.loadPu(), within(1e-12));
        assertThat(cases.getLast().start()).isEqualTo(cases.getFirst().start());
        assertThat(lost.loadMw()).isCloseTo(165 * 0.95, within(1e-9));
        for (int i = 0; i < lost.endings().size(); i++) {
            assertThat(lost.endings().get(i).minutes())
                    .isLessThanOrEqualTo(all.endings().get(i).minutes());
        }
        assertThat(lost.endings().getFirst().binding()).isEqualTo("hot_spot");
    }

    @Test
    void a_held_load_falls_with_time_and_with_failed_fans() {
        SiteOverload.Case sound = look(Map.of(), 35.0, 120.0, 165, 0).cases().getLast();
        SiteOverload.Case failed = look(Map.of(), 35.0, 120.0, 165, 1).cases().getLast();
        for (int limit = 0; limit < 4; limit++) {
            double last = Double.POSITIVE_INFINITY;
            for (int i = 0; i < SiteOverload.HOLD_MINUTES.size(); i++) {
                double held = sound.holding().get(i).held().get(limit).loadMva();
                assertThat(held).isLessThanOrEqualTo(last);
                assertThat(failed.holding().get(i).held().get(limit).loadMva()).isLessThanOrEqualTo(held);
                last = held;
            }
        }
    }

    @Test
    void the_document_names_every_limit_of_every_case_and_unknown_is_null() {
        Map<String, Object> json = look(Map.of(), null, null, 100, 0).json();
        assertThat(json).containsEntry("schema", "headroom.site_overload/1").containsEntry("average_july_day", true);
        assertThat((Double) json.get("ambient_c")).isBetween(28.0, 38.0); // an average July afternoon in Memphis
        assertThat((Double) json.get("preload_mva")).isBetween(110.0, 160.0);
        assertThat((List<?>) json.get("limits")).hasSize(4);
        String text = String.valueOf(json.get("cases"));
        assertThat(text.split("units_in_service=", -1)).hasSize(3);
        assertThat(text).contains("limit=short_time_emergency", "minutes=null, binding=nothing");
    }

    @Test
    void a_single_unit_has_no_case_with_one_lost() {
        assertThat(look(
                                Map.of(
                                        "grid.substation.units_count",
                                        "1",
                                        "grid.substation.rated_mva",
                                        "180",
                                        "events.transformer_out.units_out",
                                        "0"),
                                30.0,
                                100.0,
                                150,
                                0)
                        .cases())
                .hasSize(1);
    }

    @Test
    void what_cannot_be_is_refused_by_its_option() {
        assertThatThrownBy(() -> look(Map.of(), 90.0, 100.0, 150, 0))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--ambient-c: found 90.0, allowed: -60 to 70");
        assertThatThrownBy(() -> look(Map.of(), 30.0, -1.0, 150, 0)).hasMessageContaining("--preload-mva");
        assertThatThrownBy(() -> look(Map.of(), 30.0, 1.0, Double.NaN, 0)).hasMessageContaining("--load-mva");
        assertThatThrownBy(() -> look(Map.of(), 30.0, 1.0, 1, 3))
                .hasMessageContaining("--fans-out: found 3, allowed: 0 to 2");
    }
}
