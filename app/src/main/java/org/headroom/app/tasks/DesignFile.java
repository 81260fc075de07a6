package org.headroom.app.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headroom.app.models.DesignKey;
import org.headroom.app.models.DesignValues;
import org.headroom.data.quantity.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads a flat {@code --design} file, YAML or JSON: each key a number, a list of numbers or one of some words, exactly the
 * keys asked for. The first key that holds a word names the variant, which says what other keys there are.
 */
final class DesignFile {
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;

    private DesignFile(Path file) {
        this.file = file;
    }

    /** @throws InputError for anything but exactly these keys with finite numbers */
    static DesignValues read(Path file, List<DesignKey> keys) {
        return new DesignFile(file).read(keys);
    }

    private DesignValues read(List<DesignKey> keys) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        parse(keys, numbers, texts);
        String variant = keys.stream()
                .filter(key -> !key.words().isEmpty())
                .findFirst()
                .map(key -> texts.getOrDefault(key.name(), ""))
                .orElse("");
        for (DesignKey key : keys) {
            double[] found = numbers.get(key.name());
            boolean there = found != null || texts.containsKey(key.name());
            if (there && keys.stream().noneMatch(k -> k.name().equals(key.name()) && k.belongs(variant))) {
                throw new InputError(file, key.name(), "an unknown key", names(keys, variant));
            }
            if (!there && !key.optional() && key.belongs(variant)) {
                throw new InputError(file, key.name(), "no such key", allowed(key));
            }
            if (found != null && found.length != key.count()) {
                throw new InputError(file, key.name(), found.length + " numbers", allowed(key));
            }
        }
        return new DesignValues(numbers, texts);
    }

    private static String names(List<DesignKey> keys, String variant) {
        return keys.stream()
                .filter(key -> key.belongs(variant))
                .map(DesignKey::name)
                .collect(Collectors.joining(", "));
    }

    private void parse(List<DesignKey> keys, Map<String, double[]> numbers, Map<String, String> texts) {
        String names = keys.stream().map(DesignKey::name).distinct().collect(Collectors.joining(", "));
        byte[] bytes = bytes();
        boolean json = file.toString().endsWith(".json");
        TokenStreamFactory factory = json
                ? JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()
                : YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InputError(file, "", "no keys", "the keys " + names);
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                String asked = name;
                DesignKey key = keys.stream()
                        .filter(k -> k.name().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new InputError(file, asked, "an unknown key", names));
                if (key.words().isEmpty()) {
                    numbers.put(name, value(parser, name));
                } else {
                    texts.put(name, word(parser, key));
                }
            }
            if (parser.nextToken() != null) {
                throw new InputError(file, "", "more after the end of the design", "one design a file");
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String kind = json ? "JSON" : "YAML";
            String message = e.getOriginalMessage();
            boolean twice = message != null && message.startsWith("Duplicate");
            throw new InputError(
                    file,
                    "line " + line,
                    twice ? message : "text that is not " + kind,
                    kind + " with the keys " + names);
        }
    }

    private byte[] bytes() {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputError(
                        file, "", Files.exists(file) ? "not a file" : "no such file", "a YAML or JSON file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InputError(file, "", Files.size(file) + " bytes", "at most " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputError(file, "", "a file that cannot be read", "a readable YAML or JSON file");
        }
    }

    private String word(JsonParser parser, DesignKey key) {
        JsonToken token = parser.nextToken();
        String text = token == null || token.isStructStart() ? "something else" : parser.getString();
        for (String word : key.words()) {
            if (text != null && word.equalsIgnoreCase(text.strip())) {
                return word;
            }
        }
        throw new InputError(file, key.name(), "\"" + text + "\"", allowed(key));
    }

    private double[] value(JsonParser parser, String key) {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return new double[] {number(parser, token, key)};
        }
        double[] list = new double[0];
        for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list = Arrays.copyOf(list, list.length + 1);
            list[list.length - 1] = number(parser, token, key);
        }
        return list;
    }

    private double number(JsonParser parser, JsonToken token, String key) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        String text = token == null || token.isStructStart() ? "something else" : "\"" + parser.getString() + "\"";
        throw new InputError(file, key, text, "a number");
    }

    private static String allowed(DesignKey key) {
        if (!key.words().isEmpty()) {
            return String.join(", ", key.words());
        }
        return key.count() == 1 ? "a number" : "a list of " + key.count() + " numbers";
    }
}
