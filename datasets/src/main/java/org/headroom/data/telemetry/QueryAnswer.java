package org.headroom.data.telemetry;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.NumberInput;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON answer of {@code /api/v1/query} and {@code /api/v1/query_range} from its stream into a
 * {@link SampleSink}: vectors, matrices and scalars, their values as strings ({@code "NaN"}, {@code "+Inf"}). No tree is
 * built; a value that is no number ({@code null}, an object, any other text) is NaN; a series whose values stand before its labels is held until they are known. Histogram samples, statistics and
 * anything else that a server adds are skipped.
 *
 * <p>Source: prometheus.io, "HTTP API", expression queries and result formats.
 *
 * @param series series in the answer
 * @param samples samples in the answer
 * @param warnings warnings and notes that the server added
 * @param error what a server answers in place of data; null where it succeeded
 */
public record QueryAnswer(
        long series, long samples, int warnings, @Nullable String error) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /**
     * @throws MalformedAnswer where the text is no such answer, or ends too early
     * @throws tools.jackson.core.exc.JacksonIOException where the stream fails
     */
    public static QueryAnswer read(InputStream in, SampleSink sink) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            return new Reader(json, sink).answer();
        } catch (tools.jackson.core.exc.JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            boolean end = e instanceof UnexpectedEndOfInputException;
            throw new MalformedAnswer(end ? "it ends too early" : "no JSON that can be read");
        }
    }

    QueryAnswer plus(QueryAnswer next) {
        return new QueryAnswer(
                Math.max(series, next.series), samples + next.samples, warnings + next.warnings, next.error);
    }

    /** The text is no answer of this API. */
    static final class MalformedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedAnswer(String what) {
            super(what);
        }
    }

    private static final class Reader {
        private final JsonParser json;
        private final SampleSink sink;
        private final Map<String, String> labels = new HashMap<>();
        private double[] held = {};
        private int heldCount;
        private long series;
        private long samples;
        private int warnings;
        private @Nullable String error;
        private String errorType = "";
        private boolean success;
        private boolean data;

        Reader(JsonParser json, SampleSink sink) {
            this.json = json;
            this.sink = sink;
        }

        QueryAnswer answer() {
            need(json.nextToken() == JsonToken.START_OBJECT, "no JSON object");
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                json.nextToken();
                switch (key) {
                    case "status" -> success = "success".equals(json.getValueAsString());
                    case "error" -> error = json.getValueAsString();
                    case "errorType" -> errorType = json.getValueAsString("");
                    case "warnings", "infos" -> warnings += strings();
                    case "data" -> data();
                    default -> json.skipChildren();
                }
            }
            need(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
            if (success) {
                need(data, "success without a result");
                error = null;
            } else {
                error = (errorType.isEmpty() ? "" : errorType + ": ") + (error == null ? "no success" : error);
            }
            return new QueryAnswer(series, samples, warnings, error);
        }

        private int strings() {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return 0;
            }
            int n = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
                n++;
            }
            return n;
        }

        private void data() {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                json.nextToken();
                if (key.equals("result") && json.currentToken() == JsonToken.START_ARRAY) {
                    data = true;
                    result();
                } else {
                    json.skipChildren();
                }
            }
        }

        private void result() {
            JsonToken token = json.nextToken();
            if (token != null && token.isNumeric()) { // a scalar: [time, "value"]
                labels.clear();
                series++;
                pair(sink.series(labels));
                return;
            }
            for (; token == JsonToken.START_OBJECT; token = json.nextToken()) {
                series++;
                oneSeries();
            }
            need(token == JsonToken.END_ARRAY, "a result that is no list of series");
        }

        private void oneSeries() {
            boolean known = false;
            int number = -1;
            heldCount = 0;
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                JsonToken token = json.nextToken();
                if (key.equals("metric") && token == JsonToken.START_OBJECT) {
                    labels.clear();
                    for (String label = json.nextName(); label != null; label = json.nextName()) {
                        json.nextToken();
                        labels.put(label, json.getValueAsString(""));
                    }
                    number = sink.series(labels);
                    known = true;
                } else if (key.equals("value") && token == JsonToken.START_ARRAY) {
                    need(json.nextToken() != JsonToken.END_ARRAY, "a sample without a time");
                    pair(known ? number : HOLD);
                } else if (key.equals("values") && token == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        json.nextToken();
                        pair(known ? number : HOLD);
                    }
                    need(json.currentToken() == JsonToken.END_ARRAY, "values that are no list of samples");
                } else {
                    json.skipChildren();
                }
            }
            for (int i = 0; known && number >= 0 && i < heldCount; i += 2) {
                sink.sample(number, held[i], held[i + 1]);
            }
        }

        private static final int HOLD = -2;

        /** From the time of a pair to its closing bracket. */
        private void pair(int number) {
            JsonToken token = json.currentToken();
            need(token != null && token.isNumeric(), "a sample without a time");
            double atS = json.getDoubleValue();
            double value = value(json.nextToken());
            need(json.nextToken() == JsonToken.END_ARRAY, "a sample of more than a time and a value");
            samples++;
            if (number >= 0) {
                sink.sample(number, atS, value);
            } else if (number == HOLD) {
                if (heldCount + 2 > held.length) {
                    held = Arrays.copyOf(held, Math.max(64, 2 * held.length));
                }
                held[heldCount++] = atS;
                held[heldCount++] = value;
            }
        }

        private double value(@Nullable JsonToken token) {
            if (token == JsonToken.VALUE_STRING) {
                return number(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
            }
            need(token != null && token != JsonToken.END_ARRAY, "a sample without a value");
            if (token != null && token.isNumeric()) {
                return json.getDoubleValue();
            }
            json.skipChildren();
            return Double.NaN;
        }

        private static double number(char[] text, int offset, int length) {
            char last = length == 0 ? ' ' : text[offset + length - 1];
            if (last == 'N' || last == 'n') {
                return Double.NaN;
            }
            if (last == 'f') {
                return text[offset] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            try {
                return NumberInput.parseDouble(text, offset, length, true);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        private static void need(boolean holds, String what) {
            if (!holds) {
                throw new MalformedAnswer(what);
            }
        }
    }
}
