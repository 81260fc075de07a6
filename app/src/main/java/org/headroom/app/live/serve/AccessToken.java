package org.headroom.app.live.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a caller must show, {@code Authorization: Bearer TOKEN}: from the environment, never from an argument. Only
 * its hash is kept; a comparison takes the same time whatever was offered.
 */
public final class AccessToken {
    /** The variable of the environment. */
    public static final String VARIABLE = "HEADROOM_LIVE_TOKEN";

    private static final int SHORTEST = 16;
    private static final String BEARER = "Bearer ";

    private final byte[] hash;

    private AccessToken(String token) {
        hash = sha256(token);
    }

    /**
     * The token of an environment; null if there is none.
     *
     * @throws InputError if it is too short to be a secret
     */
    public static @Nullable AccessToken of(Map<String, String> environment) {
        String token = environment.getOrDefault(VARIABLE, "").strip();
        if (token.isEmpty()) {
            return null;
        }
        if (token.length() < SHORTEST) {
            throw new InputError(
                    VARIABLE, "", "a token of " + token.length() + " characters", SHORTEST + " or more, at random");
        }
        return new AccessToken(token);
    }

    /** Whether an {@code Authorization} header shows it. */
    public boolean admits(@Nullable String header) {
        String offered = header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : "";
        return MessageDigest.isEqual(hash, sha256(offered));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
