package org.headroom.data.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads the group {@code telemetry}; what is left out is as in {@link Telemetry#DEFAULT}. */
final class TelemetryBinding {
    static final String GROUP = "telemetry";

    private static final String AT = GROUP + ".";

    private final SiteValues v;

    TelemetryBinding(SiteValues values) {
        this.v = values;
    }

    Telemetry telemetry() {
        Telemetry usual = Telemetry.DEFAULT;
        return new Telemetry(
                v.optional(AT + "step_s").orElse(usual.stepS()),
                v.optional(AT + "lag_s").orElse(usual.lagS()),
                v.optional(AT + "stale_s").orElse(usual.staleS()),
                v.optional(AT + "frozen_s").orElse(usual.frozenS()),
                v.design(AT + "hosts", this::hosts),
                meters());
    }

    private Telemetry.Hosts hosts() {
        return new Telemetry.Hosts(
                text("hosts.label", Telemetry.DEFAULT.hosts().label()),
                text("hosts.pattern", Telemetry.Hosts.DEFAULT_PATTERN),
                v.textOrNull(AT + "hosts.file"));
    }

    private Map<String, Telemetry.Meter> meters() {
        Map<String, Telemetry.Meter> meters = new LinkedHashMap<>();
        for (String id : v.names(AT + "meters")) {
            String at = AT + "meters." + id + ".";
            meters.put(
                    id,
                    new Telemetry.Meter(
                            v.textOrNull(at + "query"),
                            unit(at + "unit"),
                            v.optional(at + "scale").orElse(1),
                            v.optional(at + "noise_percent").orElse(Double.NaN)));
        }
        return meters;
    }

    private @Nullable Unit unit(String path) {
        String text = v.textOrNull(path);
        return text == null
                ? null
                : Unit.parse(text).orElseThrow(() -> v.error(path, "'" + text + "'", "a unit such as kw, gpm or f"));
    }

    private String text(String key, String usual) {
        String text = v.textOrNull(AT + key);
        return text == null ? usual : text;
    }
}
