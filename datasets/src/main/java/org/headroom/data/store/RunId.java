package org.headroom.data.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A run's name: the first 16 hex digits of the SHA-256 of what fixes its result. Equal inputs, arguments, schedule and
 * model version give an equal id, so a run repeated is the same run.
 */
public record RunId(String text) {
    private static final int DIGITS = 16;

    public RunId {
        if (!text.matches("[0-9a-f]{12,64}")) {
            throw new IllegalArgumentException("a run id is 12 to 64 hex digits, not " + text);
        }
    }

    /**
     * The id of a run. Names and paths of the inputs do not count, their contents do.
     *
     * @param schedules the schedules that it found, as JSON, in the order of its variants; empty for a simulation
     */
    public static RunId of(RunSpec spec, List<String> schedules) {
        MessageDigest digest = sha256();
        add(digest, spec.kind());
        add(digest, spec.fromS() + "/" + spec.toS() + "/" + spec.stepS());
        add(digest, spec.argumentsJson());
        spec.inputs().forEach((name, hash) -> {
            add(digest, name);
            add(digest, hash);
        });
        add(digest, spec.modelVersion());
        schedules.forEach(schedule -> add(digest, schedule));
        return new RunId(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    }

    /** SHA-256 of an input's content in hex, as {@link RunSpec#inputs} holds it. */
    public static String contentHash(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    @Override
    public String toString() {
        return text;
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
