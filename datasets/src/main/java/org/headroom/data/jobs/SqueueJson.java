package org.headroom.data.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The document of {@code squeue --json} and of slurmrestd's {@code jobs}: Slurm 22.05's plain numbers and the later
 * data_parser's {@code {"set": true, "infinite": false, "number": 240}}, states as a word or a list of words. Only what is
 * needed is looked at; users, paths and each node's cores are passed over.
 *
 * <p>GPUs: of {@code tres_alloc_str}, else of what the nodes gave ({@code gres_detail}), else of {@code tres_req_str}, else
 * of {@code tres_per_job}, {@code tres_per_node} x nodes or {@code tres_per_task} x tasks (a cluster that does not account
 * GPUs has them there alone).
 */
final class SqueueJson {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    /** States in which a job holds its nodes. */
    private static final Set<String> HOLDING = Set.of(
            "RUNNING", "CONFIGURING", "COMPLETING", "RESIZING", "SIGNALING", "STAGE_OUT", "STOPPED", "SUSPENDED");

    private static final Set<String> WAITING =
            Set.of("PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT", "REVOKED");

    private static final Set<String> TEXTS = Set.of(
            "array_task_string",
            "job_state",
            "name",
            "nodes",
            "state_reason",
            "tres_alloc_str",
            "tres_per_job",
            "tres_per_node",
            "tres_per_task",
            "tres_req_str");
    private static final Set<String> NUMBERS = Set.of(
            "array_job_id",
            "array_task_id",
            "eligible_time",
            "job_id",
            "node_count",
            "priority",
            "start_time",
            "submit_time",
            "tasks",
            "time_limit");

    private final String from;
    private final JsonParser json;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private long given;
    private final List<SlurmJob> running = new ArrayList<>();
    private final List<SlurmJob> pending = new ArrayList<>();
    private final List<Rejected> left = new ArrayList<>();
    private long line;

    private SqueueJson(String from, JsonParser json) {
        this.from = from;
        this.json = json;
    }

    static SlurmQueue parse(String from, String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new SqueueJson(from, json).queue();
        } catch (JacksonException e) {
            boolean end = e instanceof UnexpectedEndOfInputException;
            throw new InputError(
                    from,
                    e.getLocation().getLineNr(),
                    end ? "JSON that ends too early" : "no JSON",
                    "squeue --json, or sacct --parsable2 with its header");
        }
    }

    private SlurmQueue queue() {
        boolean jobs = false;
        String refused = "";
        json.nextToken();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken token = json.nextToken();
            if (key.equals("jobs") && token == JsonToken.START_ARRAY) {
                jobs = true;
                for (JsonToken row = json.nextToken(); row != JsonToken.END_ARRAY; row = json.nextToken()) {
                    line = json.currentTokenLocation().getLineNr();
                    if (row == JsonToken.START_OBJECT) {
                        job();
                    } else {
                        json.skipChildren();
                        left.add(new Rejected(line, "no job"));
                    }
                }
            } else if (key.equals("errors") && token == JsonToken.START_ARRAY) {
                refused = errors();
            } else {
                json.skipChildren();
            }
        }
        if (!refused.isEmpty() || !jobs) {
            throw new InputError(
                    from,
                    "",
                    refused.isEmpty() ? "no jobs" : "Slurm's error: " + refused,
                    "a list of jobs, as of squeue --json");
        }
        return new SlurmQueue(from, running, pending, left);
    }

    private String errors() {
        StringBuilder said = new StringBuilder();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.VALUE_STRING && (key.equals("error") || key.equals("description"))) {
                    said.append(said.isEmpty() ? "" : "; ").append(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }
        return said.toString();
    }

    private void job() {
        texts.clear();
        numbers.clear();
        given = 0;
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken token = json.nextToken();
            if (TEXTS.contains(key)) {
                texts.put(key, text(token));
            } else if (NUMBERS.contains(key)) {
                numbers.put(key, number(token));
            } else if (key.equals("gres_detail") && token == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    given += SlurmGpus.given(json.getString());
                }
            } else {
                json.skipChildren();
            }
        }
        add();
    }

    /** A word, or a list of words by commas. */
    private String text(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            String value = json.getValueAsString("");
            json.skipChildren();
            return value;
        }
        StringBuilder words = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            words.append(words.isEmpty() ? "" : ",").append(json.getValueAsString(""));
            json.skipChildren();
        }
        return words.toString();
    }

    /** NaN if it is not set, infinite if it says so. */
    private double number(JsonToken token) {
        if (token.isNumeric()) {
            return json.getDoubleValue();
        }
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Double.NaN;
        }
        boolean set = true;
        boolean infinite = false;
        double number = Double.NaN;
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (key) {
                case "set" -> set = value == JsonToken.VALUE_TRUE;
                case "infinite" -> infinite = value == JsonToken.VALUE_TRUE;
                case "number" -> number = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                default -> json.skipChildren();
            }
        }
        return infinite ? Double.POSITIVE_INFINITY : set ? number : Double.NaN;
    }

    private void add() {
        @Nullable String state = null;
        boolean holds = false;
        for (String word : texts.getOrDefault("job_state", "").split(",", -1)) {
            if (state == null && (HOLDING.contains(word) || WAITING.contains(word))) {
                state = word;
            }
            holds |= HOLDING.contains(word);
        }
        long gpus = gpus(holds);
        double id = of("job_id");
        String why = SlurmQueue.refusal(
                id > 0,
                state == null ? texts.getOrDefault("job_state", "").replaceAll(",.*$", "") : state,
                state != null,
                gpus);
        if (!why.isEmpty() || state == null) {
            left.add(new Rejected(line, why));
            return;
        }
        String name = texts.getOrDefault("name", "");
        List<String> hosts = holds ? HostList.expand(texts.getOrDefault("nodes", "")) : List.of();
        double start = of("start_time");
        double limit = of("time_limit");
        (holds ? running : pending)
                .add(new SlurmJob(
                        id((long) id),
                        name,
                        SlurmAccounting.work(name),
                        holds,
                        state,
                        hosts,
                        hosts.isEmpty() ? Math.max(1, (int) of("node_count")) : hosts.size(),
                        (int) gpus,
                        holds ? 1 : tasks(texts.getOrDefault("array_task_string", "")),
                        of("submit_time"),
                        start > 0 ? start : Double.NaN,
                        limit > 0 ? 60 * limit : Double.POSITIVE_INFINITY,
                        of("priority"),
                        texts.getOrDefault("state_reason", "").equals("None")
                                ? ""
                                : texts.getOrDefault("state_reason", "")));
    }

    private double of(String key) {
        return numbers.getOrDefault(key, Double.NaN);
    }

    private String id(long job) {
        double array = of("array_job_id");
        double task = of("array_task_id");
        return array > 0 && task >= 0 ? (long) array + "_" + (long) task : Long.toString(job);
    }

    private long gpus(boolean holds) {
        long allocated = holds ? SlurmAccounting.gpus(texts.getOrDefault("tres_alloc_str", "")) : 0;
        if (allocated > 0) {
            return allocated;
        }
        if (holds && given > 0) {
            return given;
        }
        long asked = SlurmAccounting.gpus(texts.getOrDefault("tres_req_str", ""));
        if (asked > 0) {
            return asked;
        }
        long job = SlurmGpus.requested(texts.getOrDefault("tres_per_job", ""));
        if (job > 0) {
            return job;
        }
        long node = SlurmGpus.requested(texts.getOrDefault("tres_per_node", ""));
        long nodes = Math.max(1, (long) of("node_count"));
        long task = SlurmGpus.requested(texts.getOrDefault("tres_per_task", ""));
        return node > 0 ? node * nodes : task * Math.max(1, (long) of("tasks"));
    }

    /** Tasks in {@code 1-5,9,10-20:2%4}; 1 if it is no array. */
    static int tasks(String text) {
        String list = text.replaceAll("%.*$", "");
        int count = 0;
        for (String part : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            String[] range = part.replaceAll(":.*$", "").split("-", 2);
            String step = part.contains(":") ? part.substring(part.indexOf(':') + 1) : "1";
            if (range[0].matches("[0-9]{1,9}")
                    && range[range.length - 1].matches("[0-9]{1,9}")
                    && step.matches("[1-9][0-9]{0,8}")) {
                int from = Integer.parseInt(range[0]);
                int to = Integer.parseInt(range[range.length - 1]);
                count += to < from ? 0 : (to - from) / Integer.parseInt(step) + 1;
            }
        }
        return Math.max(1, count);
    }
}
