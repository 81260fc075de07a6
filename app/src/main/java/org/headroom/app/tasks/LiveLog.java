package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.live.estimate.ParameterPriors;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks into what live runs left in the database, and leaves requests there: the process that follows the machine meets them
 * within a second or two, or when it starts next.
 */
public final class LiveLog {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    /** Lines for people; a document holds all. */
    private static final int MOST_LINES = 200;

    private static final int ALL = 1_000_000;

    private final Path database;
    private final ZoneId zone;

    /**
     * @param database the store's file, or null for the user's own
     * @param zone in which times are written
     */
    public LiveLog(@Nullable Path database, ZoneId zone) {
        this.database = database == null ? RunStore.defaultFile() : database;
        this.zone = zone;
    }

    /**
     * Alarms of a session, newest first.
     *
     * @param session its number, or null for the one followed last
     * @param standing only those that stand
     */
    public LiveAnswer alarms(@Nullable Long session, boolean standing) {
        try (LiveStore store = open()) {
            LiveSession of = session(store, session);
            Map<String, Object> document = head("headroom.live-alarms/1", of);
            List<Map<String, Object>> all = new ArrayList<>();
            List<String> lines = new ArrayList<>(List.of(words(of)));
            for (LiveRows.Alarm a : store.alarms(of, standing, ALL)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("number", a.number());
                one.put("id", a.alarm());
                one.put("level", a.level());
                one.put("worst_level", a.worstLevel());
                one.put("text", a.text());
                one.put("raised", time(a.raisedS()));
                Envelope.put(one, "cleared", a.clearedS() == null ? null : time(a.clearedS()));
                Envelope.put(one, "acknowledged", a.acknowledgedS() == null ? null : time(a.acknowledgedS()));
                Envelope.put(one, "acknowledged_by", a.acknowledgedBy().isEmpty() ? null : a.acknowledgedBy());
                one.put("late", a.late());
                all.add(one);
                if (lines.size() <= MOST_LINES) {
                    lines.add(line(a));
                }
            }
            older(all.size(), lines);
            if (all.isEmpty()) {
                lines.add(standing ? "  no alarm stands" : "  no alarms");
            }
            document.put("alarms", all);
            return new LiveAnswer(document, lines, false);
        }
    }

    private static void older(int all, List<String> lines) {
        if (all > MOST_LINES) {
            lines.add("  and " + (all - MOST_LINES) + " older ones (--json has them all)");
        }
    }

    private String line(LiveRows.Alarm a) {
        String state = a.clearedS() != null
                ? "cleared " + shortTime(a.clearedS())
                : a.acknowledgedS() != null ? "seen by " + a.acknowledgedBy() : "stands";
        return String.format(
                Locale.ROOT,
                "  %s  %-8s %s (%s%s; %s)",
                shortTime(a.raisedS()),
                a.worstLevel(),
                a.text(),
                a.alarm(),
                a.late() ? ", found late" : "",
                state);
    }

    /** Corrections of a session, newest first. */
    public LiveAnswer corrections(@Nullable Long session) {
        try (LiveStore store = open()) {
            LiveSession of = session(store, session);
            Map<String, Object> document = head("headroom.live-corrections/1", of);
            List<Map<String, Object>> all = new ArrayList<>();
            List<String> lines = new ArrayList<>(List.of(words(of)));
            for (LiveRows.Correction c : store.corrections(of, ALL)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("number", c.number());
                one.put("at", time(c.atS()));
                one.put("path", c.path());
                Envelope.put(one, "before", c.before());
                Envelope.put(one, "value", c.value());
                Envelope.put(one, "sd", c.sd());
                one.put("identifiable", c.identifiable());
                one.put("reason", c.reason());
                one.put("frozen", c.frozen());
                one.put("undone", c.undone());
                all.add(one);
                if (lines.size() > MOST_LINES) {
                    continue;
                }
                lines.add(String.format(
                        Locale.ROOT,
                        "  %5d  %s  %-28s %.4f -> %.4f +/- %.4f  %s%s%s",
                        c.number(),
                        shortTime(c.atS()),
                        c.path(),
                        c.before(),
                        c.value(),
                        c.sd(),
                        c.reason(),
                        c.frozen() ? "; frozen" : "",
                        c.undone() ? "; undone" : ""));
            }
            older(all.size(), lines);
            if (all.isEmpty()) {
                lines.add("  no corrections");
            }
            document.put("corrections", all);
            document.put(
                    "asked",
                    store.requests(of).stream()
                            .map(r -> Map.of("verb", r.verb(), "target", r.target()))
                            .toList());
            return new LiveAnswer(document, lines, false);
        }
    }

    /** Every machine that was followed, the last one at the end. */
    public LiveAnswer sessions() {
        Map<String, Object> document = Envelope.begin("headroom.live-sessions/1", null);
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        if (Files.exists(database)) {
            try (LiveStore store = LiveStore.open(database)) {
                for (LiveSession s : store.sessions()) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("session", s.id());
                    one.put("site", s.site());
                    one.put("source", s.source());
                    one.put("created", time(s.createdS()));
                    Envelope.put(one, "last", s.lastS() == null ? null : time(s.lastS()));
                    all.add(one);
                    lines.add(words(s));
                }
            }
        }
        document.put("sessions", all);
        return new LiveAnswer(document, lines.isEmpty() ? List.of("Nothing was followed yet.") : lines, false);
    }

    /**
     * Leaves a request.
     *
     * @param verb {@code ack}, {@code freeze}, {@code release} or {@code undo}
     * @throws InputError if there is no such alarm or correction
     */
    public LiveAnswer request(@Nullable Long session, String verb, String target) {
        try (LiveStore store = open()) {
            LiveSession of = session(store, session);
            if ("ack".equals(verb)) {
                boolean stands = store.alarms(of, true, 1000).stream()
                        .anyMatch(a -> a.alarm().equals(target));
                if (!stands) {
                    throw new InputError("--ack", "", target, "the id of an alarm that stands");
                }
            } else {
                checkCorrection(store, of, verb, target);
            }
            store.request(of, verb, target);
            Map<String, Object> document = head("headroom.live-request/1", of);
            document.put("verb", verb);
            document.put("target", target);
            return new LiveAnswer(document, List.of("asked: " + verb + " " + target + " of session " + of.id()), false);
        }
    }

    /** What the process that follows could not do is said at once. */
    private static void checkCorrection(LiveStore store, LiveSession of, String verb, String target) {
        boolean undo = "undo".equals(verb);
        boolean number = undo && target.matches("\\d{1,18}");
        if (!number && !ParameterPriors.paths().contains(target)) {
            throw new InputError(
                    "--" + verb,
                    "",
                    target,
                    String.join(", ", ParameterPriors.paths()) + (undo ? ", or the number of a correction" : ""));
        }
        if (!undo) {
            return;
        }
        List<LiveRows.Correction> standing =
                store.corrections(of, ALL).stream().filter(c -> !c.undone()).toList();
        if (!number) {
            if (standing.stream().noneMatch(c -> c.path().equals(target))) {
                throw new InputError("--undo", "", target, "a path that was corrected, which this was not");
            }
            return;
        }
        long asked = Long.parseLong(target);
        Map<String, Long> last = new LinkedHashMap<>(); // newest first
        standing.forEach(c -> last.putIfAbsent(c.path(), c.number()));
        if (!last.containsValue(asked)) {
            throw new InputError(
                    "--undo",
                    "",
                    "correction " + target,
                    last.isEmpty()
                            ? "the last correction of a path: there is none"
                            : "the last correction of a path: "
                                    + String.join(
                                            ", ",
                                            last.values().stream()
                                                    .map(String::valueOf)
                                                    .toList()));
        }
    }

    private LiveStore open() {
        if (!Files.exists(database)) {
            throw new InputError(database, "", "no database", "one that a live run made: nothing was followed yet");
        }
        return LiveStore.open(database);
    }

    private LiveSession session(LiveStore store, @Nullable Long number) {
        List<LiveSession> all = store.sessions();
        if (all.isEmpty()) {
            throw new InputError(database, "", "no live run", "a database of one: nothing was followed yet");
        }
        if (number == null) {
            return all.getLast();
        }
        return all.stream()
                .filter(s -> s.id() == number)
                .findFirst()
                .orElseThrow(() -> new InputError(
                        "--session",
                        "",
                        number.toString(),
                        String.join(
                                ", ",
                                all.stream().map(s -> String.valueOf(s.id())).toList())));
    }

    private static Map<String, Object> head(String schema, LiveSession of) {
        Map<String, Object> document = Envelope.begin(schema, null);
        document.put("session", of.id());
        document.put("site", of.site());
        document.put("source", of.source());
        return document;
    }

    private String words(LiveSession s) {
        Double lastS = s.lastS();
        return "session " + s.id() + ": " + s.site() + " by " + s.source()
                + (lastS == null ? "" : ", last step " + shortTime(lastS));
    }

    private String time(double atS) {
        return Envelope.time((long) atS, zone);
    }

    private String shortTime(double atS) {
        return SHORT.format(Instant.ofEpochSecond((long) atS).atZone(zone));
    }
}
