package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class TelemetryBindingTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static Telemetry of(SiteTree site) {
        return site.telemetry(site.planningFrom());
    }

    @Test
    void a_site_without_the_group_has_the_defaults() {
        SiteTree without = SiteTree.parse("test.yaml", "extends: memphis-announced\ntelemetry: null\n");
        assertThat(without.leaves()).noneMatch(leaf -> leaf.path().startsWith("telemetry."));
        assertThat(of(without)).isEqualTo(Telemetry.DEFAULT);
        // the embedded site says the same in words
        assertThat(of(ANNOUNCED)).usingRecursiveComparison().isEqualTo(Telemetry.DEFAULT);
    }

    @Test
    void meters_are_named_with_their_query_and_unit() {
        SiteTree site = SiteTree.parse("test.yaml", """
                extends: memphis-announced
                telemetry:
                  lag_s: 45
                  meters:
                    revenue: {query: 'sum(scada_feed_kw{feed=~"A|B"})', unit: kw, noise_percent: 0.2}
                    makeup: {scale: -1}
                """);
        assertThat(of(site).lagS()).isEqualTo(45);
        assertThat(of(site).meters()).containsOnlyKeys("revenue", "makeup");
        Telemetry.Meter revenue = Objects.requireNonNull(of(site).meters().get("revenue"));
        assertThat(revenue.query()).isEqualTo("sum(scada_feed_kw{feed=~\"A|B\"})");
        assertThat(revenue.unit()).isEqualTo(Unit.KW);
        assertThat(revenue.noisePercent()).isEqualTo(0.2);
        assertThat(of(site).meters().get("makeup")).isEqualTo(new Telemetry.Meter(null, null, -1, Double.NaN));
        assertThat(SiteTree.parse("again.yaml", site.toYaml()).hash()).isEqualTo(site.hash());
    }

    @Test
    void a_pattern_without_a_rack_and_an_unknown_unit_are_refused() {
        assertThatThrownBy(() -> of(ANNOUNCED.withText(Map.of("telemetry.hosts.pattern", "^n([0-9]+)"))))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("telemetry.hosts (pattern)");
        assertThatThrownBy(() -> of(ANNOUNCED.withText(Map.of("telemetry.hosts.pattern", "^(?<rack>"))))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("a regular expression");
        assertThatThrownBy(() -> of(ANNOUNCED.withText(Map.of("telemetry.meters.revenue.unit", "horses"))))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("telemetry.meters.revenue.unit");
    }
}
