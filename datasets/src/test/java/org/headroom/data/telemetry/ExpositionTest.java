package org.headroom.data.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

/** Source of the expected lines: prometheus.io, "Exposition formats"; OpenMetrics 1.0. */
class ExpositionTest {
    private static final String POWER = "DCGM_FI_DEV_POWER_USAGE";

    @Test
    void a_family_has_its_help_and_type_once_and_every_sample_its_labels() {
        Exposition text = Exposition.prometheus();
        text.family(POWER, Exposition.Type.GAUGE, "Power draw (in W).");
        text.sample(MetricLabels.of("gpu", "0", "Hostname", "r0001n1"), 71.25);
        text.sample(MetricLabels.of("gpu", "1", "Hostname", "r0001n1"), 700);
        assertThat(text).hasToString("""
                # HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).
                # TYPE DCGM_FI_DEV_POWER_USAGE gauge
                DCGM_FI_DEV_POWER_USAGE{gpu="0",Hostname="r0001n1"} 71.25
                DCGM_FI_DEV_POWER_USAGE{gpu="1",Hostname="r0001n1"} 700
                """);
    }

    @Test
    void values_without_a_number_and_the_sentinel_are_spelt_as_the_format_asks() {
        Exposition text = Exposition.prometheus();
        text.family("x", Exposition.Type.UNTYPED, "line\none \\ \"two\"");
        text.sample(MetricLabels.NONE, Double.NaN);
        text.sample(MetricLabels.NONE, Double.POSITIVE_INFINITY);
        text.sample(MetricLabels.NONE, Double.NEGATIVE_INFINITY);
        text.sample(MetricLabels.NONE, 9223372036854775794L);
        text.sample(MetricLabels.NONE, Long.MIN_VALUE);
        text.sample(MetricLabels.NONE, -0.5, 1_700_000_000.25);
        assertThat(text).hasToString("""
                # HELP x line\\none \\\\ "two"
                # TYPE x untyped
                x NaN
                x +Inf
                x -Inf
                x 9223372036854775794
                x -9223372036854775808
                x -0.5 1700000000250
                """);
    }

    @Test
    void openmetrics_dates_in_seconds_names_counters_and_ends() {
        Exposition text = Exposition.openMetrics();
        text.family("scrapes_total", Exposition.Type.COUNTER, "Scrapes.");
        text.sample(MetricLabels.NONE, 3, 1_700_000_000);
        text.family("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", Exposition.Type.COUNTER, "Energy (in mJ).");
        text.sample(MetricLabels.of("gpu", "0"), 12, 1_700_000_000.015);
        assertThat(text.endOfText()).hasToString("""
                # HELP scrapes Scrapes.
                # TYPE scrapes counter
                scrapes_total 3 1700000000
                # HELP DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION Energy (in mJ).
                # TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION unknown
                DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0"} 12 1700000000.015
                # EOF
                """);
    }

    @Test
    void labels_are_escaped_and_their_names_checked() {
        assertThat(MetricLabels.of("path", "C:\\new \"x\"\n")).hasToString("{path=\"C:\\\\new \\\"x\\\"\\n\"}");
        assertThat(MetricLabels.of()).hasToString("");
        assertThatThrownBy(() -> MetricLabels.of("a-b", "c"))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("a-b");
    }

    @Test
    void a_cleared_text_starts_over() {
        Exposition text = Exposition.prometheus();
        text.family("x", Exposition.Type.GAUGE, "X.").sample(MetricLabels.NONE, 1);
        text.clear();
        assertThat(text.length()).isZero();
        text.family("y", Exposition.Type.GAUGE, "Y.").sample(MetricLabels.NONE, 1e300);
        assertThat(text).hasToString("# HELP y Y.\n# TYPE y gauge\ny 1.0E300\n");
    }
}
