package org.headroom.data.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to sign in to a server, from the environment and never from an argument: {@value #TOKEN} (a bearer token), or
 * {@value #BASIC} ({@code user:password}), and {@value #TENANT} (sent as X-Scope-OrgID, as Mimir and Thanos take it).
 */
public final class PrometheusAccess {
    public static final String TOKEN = "HEADROOM_PROMETHEUS_TOKEN";
    public static final String BASIC = "HEADROOM_PROMETHEUS_BASIC";
    public static final String TENANT = "HEADROOM_PROMETHEUS_TENANT";

    /** Nobody in particular. */
    public static final PrometheusAccess NONE = new PrometheusAccess(null, null);

    private final @Nullable String authorization;
    private final @Nullable String tenant;

    private PrometheusAccess(@Nullable String authorization, @Nullable String tenant) {
        this.authorization = authorization;
        this.tenant = tenant;
    }

    /** @param environment as {@code System.getenv()} */
    public static PrometheusAccess of(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        String basic = environment.getOrDefault(BASIC, "").strip();
        String tenant = environment.getOrDefault(TENANT, "").strip();
        String header = null;
        if (!token.isEmpty()) {
            header = "Bearer " + token;
        } else if (!basic.isEmpty()) {
            header = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        }
        return new PrometheusAccess(header, tenant.isEmpty() ? null : tenant);
    }

    @Nullable
    String authorization() {
        return authorization;
    }

    @Nullable
    String tenant() {
        return tenant;
    }

    @Override
    public String toString() {
        return authorization == null ? "no sign-in" : "signed in";
    }
}
