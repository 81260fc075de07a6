package org.headroom.data.telemetry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.headroom.physics.basis.OutOfRange;

/**
 * Writes metrics as text that Prometheus reads: its exposition format 0.0.4 (served at {@code /metrics}; a time stamp,
 * where given, in milliseconds) or OpenMetrics 1.0 (for {@code promtool tsdb create-blocks-from openmetrics}; time stamps
 * in seconds, {@code # EOF} at the end).
 *
 * <p>A family comes first ({@code # HELP} and {@code # TYPE} once), then its samples. One object serves many scrapes:
 * {@link #clear} keeps the buffer, and a sample allocates nothing unless its value has a fraction. Whole numbers below
 * 2^53 are written as such; {@link #sample(MetricLabels, long)} writes any long exactly, as dcgm-exporter writes its
 * sentinel 9223372036854775794.
 *
 * <p>Sources: prometheus.io "Exposition formats", text-based format; OpenMetrics 1.0 (a counter's samples end in
 * {@code _total}: a counter that is not named so is typed {@code unknown} there).
 */
public final class Exposition {
    /** Content type of the format 0.0.4. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Content type of OpenMetrics. */
    public static final String OPENMETRICS_CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** What a family's values are. */
    public enum Type {
        GAUGE,
        COUNTER,
        UNTYPED
    }

    private static final double EXACT = 9_007_199_254_740_992.0;
    private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLUS_INF = "+Inf".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MINUS_INF = "-Inf".getBytes(StandardCharsets.US_ASCII);

    private final boolean openMetrics;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private byte[] name = {};

    private Exposition(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    /** The format 0.0.4, as a scraped target serves it. */
    public static Exposition prometheus() {
        return new Exposition(false);
    }

    /** OpenMetrics, as promtool makes blocks from it. */
    public static Exposition openMetrics() {
        return new Exposition(true);
    }

    /** Starts over with an empty text; the buffer stays. */
    public void clear() {
        length = 0;
        name = new byte[0];
    }

    /** Forgets what was written, within a family that goes on: for a text that leaves piece by piece. */
    public void rewind() {
        length = 0;
    }

    /** Starts a family: the samples that follow carry its name. */
    public Exposition family(String metric, Type type, String help) {
        if (!metric.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw new OutOfRange("metric", "'" + metric + "'", "letters, digits, _ and :");
        }
        boolean total = metric.endsWith("_total");
        boolean omCounter = openMetrics && type == Type.COUNTER && total;
        String family = omCounter ? metric.substring(0, metric.length() - "_total".length()) : metric;
        StringBuilder head =
                new StringBuilder(96).append("# HELP ").append(family).append(' ');
        MetricLabels.escape(head, help, openMetrics);
        head.append("\n# TYPE ")
                .append(family)
                .append(' ')
                .append(word(type, total))
                .append('\n');
        append(head.toString().getBytes(StandardCharsets.UTF_8));
        name = metric.getBytes(StandardCharsets.US_ASCII);
        return this;
    }

    private String word(Type type, boolean total) {
        if (openMetrics && (type == Type.UNTYPED || (type == Type.COUNTER && !total))) {
            return "unknown";
        }
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** A sample without a time: the scraper's clock dates it. */
    public Exposition sample(MetricLabels labels, double value) {
        start(labels);
        number(value);
        return end();
    }

    /** A sample of a whole number, exact over the whole range of long. */
    public Exposition sample(MetricLabels labels, long value) {
        start(labels);
        whole(value);
        return end();
    }

    /** @param atS time of the sample, seconds since 1970 */
    public Exposition sample(MetricLabels labels, double value, double atS) {
        start(labels);
        number(value);
        time(atS);
        return end();
    }

    /** @param atS time of the sample, seconds since 1970 */
    public Exposition sample(MetricLabels labels, long value, double atS) {
        start(labels);
        whole(value);
        time(atS);
        return end();
    }

    /** OpenMetrics' last line; nothing in the format 0.0.4. */
    public Exposition endOfText() {
        if (openMetrics) {
            append("# EOF\n".getBytes(StandardCharsets.US_ASCII));
        }
        return this;
    }

    /** Bytes so far. */
    public int length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(buffer, 0, length);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public String toString() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private void start(MetricLabels labels) {
        append(name);
        append(labels.bytes());
        put(' ');
    }

    private Exposition end() {
        put('\n');
        return this;
    }

    private void time(double atS) {
        put(' ');
        long ms = Math.round(atS * 1000);
        if (!openMetrics) {
            whole(ms);
            return;
        }
        whole(Math.floorDiv(ms, 1000));
        int rest = (int) Math.floorMod(ms, 1000L);
        if (rest != 0) {
            put('.');
            put('0' + rest / 100);
            put('0' + rest / 10 % 10);
            put('0' + rest % 10);
        }
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            whole((long) value);
        } else if (Double.isNaN(value)) {
            append(NAN);
        } else if (Double.isInfinite(value)) {
            append(value > 0 ? PLUS_INF : MINUS_INF);
        } else {
            String text = Double.toString(value);
            room(text.length());
            for (int i = 0; i < text.length(); i++) {
                buffer[length++] = (byte) text.charAt(i);
            }
        }
    }

    private void whole(long value) {
        room(20);
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
        }
        int digits = 1;
        for (long v = rest; v / 10 != 0; v /= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        }
        length += digits;
    }

    private void put(int character) {
        room(1);
        buffer[length++] = (byte) character;
    }

    private void append(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
