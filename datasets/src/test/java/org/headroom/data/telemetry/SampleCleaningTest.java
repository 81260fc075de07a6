package org.headroom.data.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.PrometheusApiTest.Kept;
import org.junit.jupiter.api.Test;

/** What is read of an answer, and which samples of it are values. */
class SampleCleaningTest {
    private static Kept read(String json) {
        Kept kept = new Kept();
        QueryAnswer.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), kept);
        return kept;
    }

    private static String success(String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"x\",\"result\":" + result + "}}";
    }

    @Test
    void vectors_matrices_and_scalars_are_read_whatever_stands_between() {
        assertThat(read(success(
                                "[{\"metric\":{\"a\":\"b\"},\"value\":[1.5,\"NaN\"]},{\"metric\":{},\"value\":[2,\"+Inf\"]}]"))
                        .said)
                .containsExactly("{a=b}", "1.5=NaN", "{}", "2.0=Infinity");
        assertThat(read(success("[1435781451.781,\"1e3\"]")).said).containsExactly("{}", "1.435781451781E9=1000.0");
        assertThat(read(success(
                                "[{\"metric\":{\"a\":\"b\"},\"histograms\":[[1,{\"count\":\"1\"}]],\"values\":[[1,\"-Inf\"],[2,\"2\"]]}]"))
                        .said)
                .containsExactly("{a=b}", "1.0=-Infinity", "2.0=2.0");
        // a server that puts the values first
        assertThat(read(success("[{\"values\":[[1,\"1\"],[2,\"2\"]],\"metric\":{\"a\":\"b\"}}]")).said)
                .containsExactly("{a=b}", "1.0=1.0", "2.0=2.0");
        assertThat(read(success("[{\"metric\":{\"skip\":\"1\"},\"value\":[1,\"1\"]}]")).said)
                .containsExactly("{skip=1}");
        assertThat(read(success("[]")).said).isEmpty();
    }

    @Test
    void an_answer_that_is_none_is_refused() {
        for (String bad : new String[] {
            "",
            "[]",
            "<html>",
            success("[{\"metric\":{},\"value\":[1]}]"),
            success("null"),
            "{\"status\":\"success\",\"data\":null}",
            "{\"status\":\"success\"}",
            "{\"status\":\"success\",\"data\":{\"result\":[{"
        }) {
            assertThatThrownBy(() -> read(bad))
                    .isInstanceOf(QueryAnswer.MalformedAnswer.class)
                    .hasMessageNotContaining("Source");
        }
    }

    @Test
    void a_value_that_is_no_number_is_one_and_the_rest_of_the_answer_stands() {
        assertThat(read(success(
                                "[{\"metric\":{},\"values\":[[1,null],[2,{\"a\":[1]}],[3,\"x\"],[4,[5]],[5,\"7\"],[6,8]]}]"))
                        .said)
                .containsExactly("{}", "1.0=NaN", "2.0=NaN", "3.0=NaN", "4.0=NaN", "5.0=7.0", "6.0=8.0");
    }

    @Test
    void dcgms_blank_values_are_known_in_all_three_kinds_and_their_neighbours_are_not() {
        for (int i = 0; i <= 3; i++) {
            assertThat(Sentinels.is(2147483632.0 + i)).isTrue();
            assertThat(Sentinels.is(140737488355328.0 + i)).isTrue();
            assertThat(Sentinels.is((double) (9223372036854775792L + i))).isTrue();
        }
        assertThat(Sentinels.is(Double.parseDouble("9223372036854775794"))).isTrue();
        assertThat(Sentinels.is(2147483631)).isFalse();
        assertThat(Sentinels.is(2147483648.0)).isFalse();
        assertThat(Sentinels.is(140737488355327.0)).isFalse();
        assertThat(Sentinels.is(3e9)).isFalse();
        assertThat(Sentinels.is(700)).isFalse();
    }

    @Test
    void each_sample_is_a_value_or_counts_for_one_reason() {
        IngestCounts counts = new IngestCounts();
        SampleCleaner cleaner = new SampleCleaner(0, 5000, counts);
        cleaner.now(100);
        assertThat(cleaner.accept(0, 10, 700)).isTrue();
        assertThat(cleaner.accept(0, 10, 701)).isFalse();
        assertThat(cleaner.accept(0, 5, 702)).isFalse();
        assertThat(cleaner.accept(0, 25, 703)).isTrue();
        assertThat(cleaner.accept(0, 101, 704)).isFalse();
        assertThat(cleaner.accept(7, 25, Double.NaN)).isFalse();
        assertThat(cleaner.accept(7, 25, Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(cleaner.accept(7, 25, 9.223372036854776e18)).isFalse();
        assertThat(cleaner.accept(7, 25, -1)).isFalse();
        assertThat(cleaner.accept(7, 25, 5001)).isFalse();
        assertThat(cleaner.accept(7, 25, 5000)).isTrue();
        assertThat(counts)
                .hasToString(
                        "accepted 3, not_a_number 1, infinite 1, sentinel 1, impossible 2, duplicate 1, out_of_order 1, future 1");
        assertThat(counts.of(Kind.IMPOSSIBLE)).isEqualTo(2);
        cleaner.restart();
        assertThat(cleaner.accept(0, 1, 1)).isTrue();
    }

    @Test
    void a_sensor_that_stands_still_among_moving_ones_is_left_out() {
        FrozenWatch watch = new FrozenWatch(4, 60);
        int frozen = 0;
        for (int i = 0; i <= 8; i++) {
            double[] values = {500, 500 + i, 500 - i, 0};
            frozen += watch.clean(15 * i, values);
            assertThat(Double.isNaN(values[0])).isEqualTo(i >= 4);
            assertThat(values[1]).isEqualTo(500 + i);
            assertThat(values[3]).isZero();
        }
        assertThat(frozen).isEqualTo(5);
        FrozenWatch idle = new FrozenWatch(3, 60);
        for (int i = 0; i <= 8; i++) {
            assertThat(idle.clean(15 * i, new double[] {70, 71, 72})).isZero();
        }
    }
}
