package org.headroom.app.tasks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.JobPower;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * What a user changed of a schedule, as {@code schedule.JOBID.FIELD = value}, done to a schedule.
 *
 * <p>Fields: {@code start} (local ISO time, epoch seconds, or {@code none} for no place), {@code gpus}, {@code cap_w} (W a
 * GPU), {@code site} (empty or {@code cloud}), {@code pieces} ({@code START GPUS CAP_W SHARE} of each, with a semicolon
 * between them, shares adding up to 1; then the fields before do not count), {@code locked} (which moves nothing).
 * {@code schedule.site_caps} are the site-wide caps, {@code FROM TO CAP_W} with a semicolon between them, or {@code none}.
 * A job whose fields change lasts as long as its work then needs.
 */
final class ScheduleEdits {
    /** What all such changes begin with. */
    static final String PREFIX = "schedule.";

    static final String SITE_CAPS = PREFIX + "site_caps";
    static final String NONE = "none";
    private static final double SHARES_AGREE = 1e-6;
    /** Pieces that overlap by less than this are one after the other, s. */
    private static final long ROUNDING_S = 900;

    private static final String FIELDS = "schedule.JOB.start, gpus, cap_w, site, pieces or locked";

    private final Map<String, Map<String, String>> byJob = new LinkedHashMap<>();
    private final ZoneId zone;
    private final @Nullable String siteCaps;

    /**
     * @param changes by path; others than those of a schedule are left alone
     * @throws InputError if a path has no field or one that does not exist
     */
    ScheduleEdits(Map<String, String> changes, ZoneId zone) {
        this.zone = zone;
        this.siteCaps = changes.get(SITE_CAPS);
        new TreeMap<>(changes).forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            if (path.startsWith(PREFIX) && !path.equals(SITE_CAPS)) {
                String field = path.substring(dot + 1);
                if (dot <= PREFIX.length()) {
                    throw new InputError("what if", path, "no field", FIELDS);
                }
                if (!List.of("start", "gpus", "cap_w", "site", "pieces", "locked")
                        .contains(field)) {
                    throw new InputError("what if", path, "the field " + field, FIELDS);
                }
                byJob.computeIfAbsent(path.substring(PREFIX.length(), dot), _ -> new TreeMap<>())
                        .put(field, value);
            }
        });
    }

    boolean isEmpty() {
        return byJob.isEmpty() && siteCaps == null;
    }

    boolean locked(String jobId) {
        return fields(jobId).getOrDefault("locked", "false").equals("true");
    }

    /** Whether a job is another one than the schedule's by itself. */
    boolean moves(String jobId) {
        return fields(jobId).keySet().stream().anyMatch(f -> !f.equals("locked"));
    }

    /** Shares of a job's work, where its pieces are told; else none. */
    double[] shares(String jobId) {
        String pieces = fields(jobId).getOrDefault("pieces", "");
        String path = PREFIX + jobId + ".pieces";
        return pieces.isEmpty()
                ? new double[0]
                : Arrays.stream(pieces.split(";", -1))
                        .mapToDouble(p -> number(path, p.strip().split("\\s+")[3], "a share of the work, above 0 to 1"))
                        .toArray();
    }

    /** The site-wide caps that hold, where the schedule by itself has others. */
    List<CapWindow> caps(List<CapWindow> own) {
        return siteCaps == null ? own : siteCaps(siteCaps);
    }

    private Map<String, String> fields(String jobId) {
        return byJob.getOrDefault(jobId, Map.of());
    }

    /** The same with the jobs of the schedule alone, nothing rented and restarts that cost nothing. */
    Schedule applyTo(Schedule schedule, JobPower power, double gpuLimitW) {
        List<Job> jobs =
                schedule.assignments().stream().map(Assignment::job).distinct().toList();
        return applyTo(schedule, jobs, new JobLaw(power, gpuLimitW, 0, 0));
    }

    /**
     * The schedule as edited; edits of jobs that are not in the list do nothing.
     *
     * @param jobs all that could be placed, in the order of the list
     * @throws InputError if a value is not right
     */
    Schedule applyTo(Schedule schedule, List<Job> jobs, JobLaw law) {
        if (isEmpty()) {
            return schedule;
        }
        List<CapWindow> caps = caps(schedule.siteCaps());
        boolean otherCaps = !caps.equals(schedule.siteCaps());
        Map<String, List<Assignment>> placed = new LinkedHashMap<>();
        for (Assignment a : schedule.assignments()) {
            placed.computeIfAbsent(a.job().id(), _ -> new ArrayList<>()).add(a);
        }
        List<Assignment> edited = new ArrayList<>();
        for (Job job : jobs) {
            List<Assignment> before = placed.getOrDefault(job.id(), List.of());
            if (moves(job.id())) {
                edited.addAll(edited(job, before, fields(job.id()), law, caps));
            } else if (otherCaps) {
                edited.addAll(lasting(before, law, caps));
            } else {
                edited.addAll(before);
            }
        }
        return new Schedule(edited, caps);
    }

    private List<Assignment> edited(
            Job job, List<Assignment> before, Map<String, String> fields, JobLaw law, List<CapWindow> caps) {
        String at = PREFIX + job.id() + ".";
        String pieces = fields.getOrDefault("pieces", "");
        if (!pieces.isEmpty()) {
            return pieces(job, at + "pieces", pieces, law, caps);
        }
        String start = fields.get("start");
        if (NONE.equals(start)) {
            return List.of();
        }
        Assignment first =
                before.stream().min(Comparator.comparingLong(Assignment::startS)).orElse(null);
        if (first == null && start == null) {
            return List.of();
        }
        long startS = start == null && first != null ? first.startS() : time(at + "start", String.valueOf(start));
        String site = fields.getOrDefault("site", first == null ? "" : first.site());
        if (!site.isEmpty() && !site.equals(Assignment.CLOUD)) {
            throw new InputError("what if", at + "site", "'" + site + "'", "nothing or " + Assignment.CLOUD);
        }
        String gpusText = fields.get("gpus");
        String capText = fields.get("cap_w");
        if (before.size() > 1 && gpusText == null && capText == null && !fields.containsKey("site")) {
            long byS = startS - before.getFirst().startS();
            return before.stream().map(a -> movedBy(a, byS)).toList();
        }
        int gpus = gpusText != null ? gpus(at + "gpus", gpusText, job) : first == null ? job.gpusMax() : first.gpus();
        double capW = capText != null
                ? cap(at + "cap_w", capText, law.gpuLimitW())
                : first == null ? highestCapW(job, law) : first.powerCapW();
        long endS = law.endS(job, startS, gpus, capW, site, 1, false, caps);
        return List.of(new Assignment(job, startS, endS, gpus, capW, "set by hand", site));
    }

    private static double highestCapW(Job job, JobLaw law) {
        Double own = job.powerCapW();
        return own == null ? law.gpuLimitW() : Math.min(own, law.gpuLimitW());
    }

    private static Assignment movedBy(Assignment a, long byS) {
        return new Assignment(
                a.job(), a.startS() + byS, a.endS() + byS, a.gpus(), a.powerCapW(), "set by hand", a.site());
    }

    /** Each job's own start, GPUs and cap under other site-wide caps; one that pauses keeps its times. */
    private static List<Assignment> lasting(List<Assignment> before, JobLaw law, List<CapWindow> caps) {
        if (before.size() != 1) {
            return before;
        }
        Assignment a = before.getFirst();
        long endS = law.endS(a.job(), a.startS(), a.gpus(), a.powerCapW(), a.site(), 1, false, caps);
        return List.of(new Assignment(a.job(), a.startS(), endS, a.gpus(), a.powerCapW(), a.reason(), a.site()));
    }

    private List<Assignment> pieces(Job job, String path, String text, JobLaw law, List<CapWindow> caps) {
        String allowed = "START GPUS CAP_W SHARE of each piece, in time order, shares adding up to 1";
        List<Assignment> pieces = new ArrayList<>();
        double shares = 0;
        long freeS = Long.MIN_VALUE / 2;
        for (String piece : text.split(";", -1)) {
            String[] words = piece.strip().split("\\s+");
            if (words.length < 4
                    || words.length > 5
                    || (words.length == 5 && !words[4].equals(Assignment.CLOUD))) {
                throw new InputError("what if", path, "'" + piece.strip() + "'", allowed);
            }
            long startS = time(path, words[0]);
            int gpus = gpus(path, words[1], job);
            double capW = cap(path, words[2], law.gpuLimitW());
            double share = number(path, words[3], "a share of the work, above 0 to 1");
            String site = words.length == 5 ? Assignment.CLOUD : "";
            if (!(share > 0 && share <= 1)) {
                throw new InputError("what if", path, "a share of " + words[3], "above 0 to 1");
            }
            if (startS < freeS - ROUNDING_S) {
                throw new InputError("what if", path, "a piece that starts before the one before it ends", allowed);
            }
            boolean resumed = !pieces.isEmpty();
            startS = Math.max(startS, freeS);
            freeS = law.endS(job, startS, gpus, capW, site, share, resumed, caps);
            shares += share;
            pieces.add(new Assignment(
                    job, startS, freeS, gpus, capW, resumed ? "resumed from a checkpoint" : "set by hand", site));
        }
        if (Math.abs(shares - 1) > SHARES_AGREE) {
            throw new InputError("what if", path, "shares that add up to " + PlainNumber.of(shares), "1");
        }
        return pieces;
    }

    private List<CapWindow> siteCaps(String text) {
        List<CapWindow> caps = new ArrayList<>();
        if (text.equals(NONE) || text.isEmpty()) {
            return caps;
        }
        for (String window : text.split(";", -1)) {
            String[] words = window.strip().split("\\s+");
            if (words.length != 3) {
                throw new InputError("what if", SITE_CAPS, "'" + window.strip() + "'", "FROM TO CAP_W, or none");
            }
            long fromS = time(SITE_CAPS, words[0]);
            long toS = time(SITE_CAPS, words[1]);
            if (toS <= fromS || (!caps.isEmpty() && caps.getLast().toS() > fromS)) {
                throw new InputError("what if", SITE_CAPS, "'" + window.strip() + "'", "stretches in time order");
            }
            caps.add(new CapWindow(fromS, toS, cap(SITE_CAPS, words[2], Double.POSITIVE_INFINITY)));
        }
        return caps;
    }

    static String spelled(List<CapWindow> caps, ZoneId zone) {
        if (caps.isEmpty()) {
            return NONE;
        }
        List<String> parts = caps.stream()
                .map(c ->
                        spelled(c.fromS(), zone) + " " + spelled(c.toS(), zone) + " " + PlainNumber.of(c.capW()))
                .toList();
        return String.join("; ", parts);
    }

    /** A time as {@code start} takes it: local and to the minute where that says it, else epoch seconds. */
    static String spelled(long epochS, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(epochS), zone);
        boolean told = epochS % 60 == 0 && local.atZone(zone).toEpochSecond() == epochS;
        return told ? local.toString() : Long.toString(epochS);
    }

    private long time(String path, String text) {
        try {
            return text.matches("-?\\d+")
                    ? Long.parseLong(text)
                    : LocalDateTime.parse(text).atZone(zone).toEpochSecond();
        } catch (NumberFormatException | DateTimeException e) {
            throw new InputError(
                    "what if", path, "'" + text + "'", "a time such as 2025-07-17T14:00, epoch seconds, or none");
        }
    }

    private static double number(String path, String text, String allowed) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InputError("what if", path, "'" + text + "'", allowed);
        }
    }

    private static int gpus(String path, String text, Job job) {
        String allowed = "a whole number, " + job.gpusMin() + " to " + job.gpusMax();
        double gpus = number(path, text, allowed);
        if (gpus != Math.rint(gpus) || gpus < job.gpusMin() || gpus > job.gpusMax()) {
            throw new InputError("what if", path, "'" + text + "'", allowed);
        }
        return (int) gpus;
    }

    private static double cap(String path, String text, double gpuLimitW) {
        double capW = number(path, text, "a power above 0 W");
        if (!(capW > 0)) {
            throw new InputError("what if", path, "'" + text + "'", "a power above 0 W");
        }
        return Math.min(capW, gpuLimitW);
    }
}
