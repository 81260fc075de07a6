package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Headroom's own job list as YAML: {@code jobs:} with a list of mappings whose keys are the columns of the CSV. */
final class JobYaml {
    private JobYaml() {}

    static JobLog parse(String file, String text, ZoneId zone, @Nullable TrainingHours training) {
        JsonNode root = tree(file, text);
        for (String key : root.propertyNames()) {
            if (!key.equals("jobs")) {
                throw new InputError(file, key, "unknown key '" + key + "'", "jobs");
            }
        }
        JsonNode list = root.path("jobs");
        if (!list.isArray()) {
            throw new InputError(file, "jobs", list.isMissingNode() ? "nothing" : "no list", "a list of jobs");
        }
        List<Job> jobs = new ArrayList<>();
        List<String> places = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "jobs[" + i + "]";
            OwnRow row = new OwnRow(file, place, cells(file, place, list.get(i)));
            Job job = row.job(zone, training);
            row.note(job).ifPresent(notes::add);
            jobs.add(job);
            places.add(place);
        }
        Dependencies.check(file, jobs, places);
        return new JobLog(file, false, jobs, List.of(), notes);
    }

    private static JsonNode tree(String file, String text) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : "line " + at.getLineNr();
            InputError error =
                    new InputError(file, place, "broken YAML (" + e.getOriginalMessage() + ")", "valid YAML");
            error.initCause(e);
            throw error;
        }
    }

    private static Map<String, String> cells(String file, String place, JsonNode node) {
        if (!node.isObject()) {
            throw new InputError(file, place, "no mapping", "the keys " + OwnRow.KEYS);
        }
        Map<String, String> cells = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            String path = place + "." + key;
            if (key.equals(OwnRow.MODEL)) {
                model(file, path, value, cells);
                continue;
            }
            if (!OwnRow.KEYS.contains(key) && !OwnRow.OPTIONAL.contains(key)) {
                throw new InputError(
                        file,
                        path,
                        "unknown key '" + key + "'",
                        "the keys " + OwnRow.KEYS + ", " + String.join(", ", OwnRow.OPTIONAL) + " and " + OwnRow.MODEL);
            }
            boolean numeric = switch (key) {
                case "gpus_min", "gpus_max", "hours", "weight", "power_cap_w" -> true;
                default -> false;
            };
            if (numeric && !value.isNumber() && !value.isNull()) {
                throw new InputError(file, path, value.toString(), "a number");
            }
            cells.put(key, text(file, path, value));
        }
        return cells;
    }

    private static void model(String file, String path, JsonNode node, Map<String, String> cells) {
        if (!node.isObject()) {
            throw new InputError(file, path, "no mapping", "the keys " + OwnRow.MODEL_KEYS);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String inner = path + "." + entry.getKey();
            if (!OwnRow.MODEL_KEYS.contains(entry.getKey())) {
                throw new InputError(
                        file, inner, "unknown key '" + entry.getKey() + "'", "the keys " + OwnRow.MODEL_KEYS);
            }
            String number = number(entry.getValue());
            if (number == null) {
                throw new InputError(file, inner, entry.getValue().toString(), "a number");
            }
            cells.put(OwnRow.MODEL + "." + entry.getKey(), number);
        }
        cells.putIfAbsent(OwnRow.MODEL + ".parameters", "");
    }

    /** YAML 1.1 takes {@code 314e9} for text as it has no point: it is meant as a number all the same. */
    private static @Nullable String number(JsonNode value) {
        String text = value.asString();
        return value.isNumber() || value.isString() && text.matches("[0-9]+[eE][+-]?[0-9]+") ? text : null;
    }

    private static String text(String file, String path, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isArray() && path.endsWith(".after")) {
            StringJoiner ids = new StringJoiner(";");
            value.forEach(id -> ids.add(id.asString()));
            return ids.toString();
        }
        if (value.isContainer()) {
            throw new InputError(file, path, "a list or mapping", "one value");
        }
        return value.asString();
    }
}
