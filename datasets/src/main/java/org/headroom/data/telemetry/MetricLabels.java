package org.headroom.data.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.headroom.physics.basis.OutOfRange;

/**
 * The labels of one series, rendered once and written many times: <code>{Hostname="r0001n1",gpu="0"}</code>. Values may
 * hold anything; backslash, quote and line feed are escaped as both text formats ask.
 */
public final class MetricLabels {
    /** No labels at all. */
    public static final MetricLabels NONE = new MetricLabels("");

    private final byte[] text;

    private MetricLabels(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param namesAndValues name, value, name, value, ...; a name is letters, digits and {@code _} */
    public static MetricLabels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new OutOfRange("labels", Arrays.toString(namesAndValues), "a value for each name");
        }
        if (namesAndValues.length == 0) {
            return NONE;
        }
        StringBuilder text = new StringBuilder(32 * namesAndValues.length).append('{');
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i].matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                throw new OutOfRange("label", "'" + namesAndValues[i] + "'", "letters, digits and _");
            }
            text.append(i == 0 ? "" : ",").append(namesAndValues[i]).append("=\"");
            escape(text, namesAndValues[i + 1], true);
            text.append('"');
        }
        return new MetricLabels(text.append('}').toString());
    }

    static void escape(StringBuilder into, String value, boolean quotes) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '"' -> into.append(quotes ? "\\\"" : "\"");
                default -> into.append(c);
            }
        }
    }

    /** The rendered bytes; not to be changed. */
    byte[] bytes() {
        return text;
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
