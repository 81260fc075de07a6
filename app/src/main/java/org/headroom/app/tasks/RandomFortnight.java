package org.headroom.app.tasks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.Site;

/**
 * A fortnight drawn at random, to try the planner on what nobody thought of: a start over the whole year, a list of jobs
 * (sizes, elastic ones, chains, weights, due dates) of 60 to 110 % of the site's GPU-hours, and outages: calls of the
 * utility, a transformer out, less water or sewer by day and by hour, racks in maintenance, tower fans lost, heat, recycled
 * water and its outages. The same seed gives the same fortnight.
 */
final class RandomFortnight {
    static final int DAYS = 14;

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final int RACKS_OUT_MOST = 300;
    private static final List<Work> WORKS = List.of(Work.values());

    private final Random random;
    private final Map<String, String> changes = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final LocalDate from;

    RandomFortnight(long seed) {
        random = new Random(0x5DEECE66DL * (seed + 1) + 11);
        random.nextInt();
        LocalDate start = FIRST.plusDays(random.nextInt(350));
        boolean recycled = random.nextInt(4) == 0;
        from = recycled ? start.withYear(2027) : start;
        if (recycled) {
            told.add("recycled water");
            if (random.nextBoolean()) {
                event("recycling", "recycling_outage", 6, 60);
            }
        }
        calls();
        water();
        equipment();
        heat();
    }

    LocalDate from() {
        return from;
    }

    /** What differs from the default site, by path. */
    Map<String, String> changes() {
        return changes;
    }

    /** What happens, for people. */
    List<String> told() {
        return told;
    }

    private void calls() {
        int calls = random.nextInt(4);
        for (int i = 0; i < calls; i++) {
            set(event("call_" + i, "utility_call", 1, 10) + ".site_power_mw", 70 + random.nextInt(70));
        }
        if (random.nextInt(3) == 0) {
            setLimit("limits.site_power_mw", 105 + random.nextInt(45));
        }
        if (random.nextBoolean()) {
            set(event("transformer", "transformer_outage", 12, 72) + ".units_out", 1);
        }
    }

    private void water() {
        if (random.nextInt(3) == 0) {
            setLimit("limits.potable_gal_per_day", 800_000 + 100_000 * random.nextInt(6));
        }
        if (random.nextBoolean()) {
            set(
                    event("water", "water_request", 24, 120) + ".potable_gal_per_day",
                    700_000 + 50_000 * random.nextInt(8));
        }
        if (random.nextInt(4) == 0) {
            set(event("hour", "water_request", 2, 12) + ".potable_gal_per_hour", 30_000 + 1_000 * random.nextInt(25));
        }
        if (random.nextInt(4) == 0) {
            set(event("sewer", "sewer_request", 12, 96) + ".sewer_gal_per_day", 170_000 + 10_000 * random.nextInt(20));
        }
    }

    private void equipment() {
        if (random.nextBoolean()) {
            LocalDateTime at = instant();
            int racks = 30 + random.nextInt(RACKS_OUT_MOST);
            String path = "it.maintenance.racks";
            changes.put(path + ".from", at.toString());
            changes.put(path + ".to", at.plusHours(4 + random.nextInt(60)).toString());
            set(path + ".first_rack_count", 1 + random.nextInt(1000));
            set(path + ".racks_count", racks);
            told.add(racks + " racks in maintenance");
        }
        if (random.nextInt(4) == 0) {
            String path = event("fans", "equipment_fault", 6, 48);
            changes.put(path + ".component", "tower_fans");
            changes.put(path + ".lost_share", String.format(Locale.ROOT, "%.2f", 0.05 + 0.25 * random.nextDouble()));
        }
    }

    private void heat() {
        boolean summer = from.getMonthValue() >= 5 && from.getMonthValue() <= 9;
        if (random.nextInt(2) == 0 && summer) {
            changes.put(
                    "weather.heat_wave.start", from.plusDays(random.nextInt(8)).toString());
            told.add("heat wave");
        }
        if (random.nextInt(4) == 0 && summer) {
            changes.put(
                    "weather.extreme_day.date",
                    from.plusDays(random.nextInt(DAYS)).toString());
            told.add("extreme day");
        }
    }

    private LocalDateTime instant() {
        return from.atStartOfDay().plusMinutes(30L * random.nextInt(48 * (DAYS - 1)));
    }

    private String event(String id, String kind, int leastH, int mostH) {
        String path = "events.random_" + id;
        LocalDateTime at = instant();
        int hours = leastH + random.nextInt(mostH - leastH);
        changes.put(path + ".kind", kind);
        changes.put(path + ".from", at.toString());
        changes.put(path + ".to", at.plusHours(hours).toString());
        changes.put(path + ".foreseen", "true");
        changes.put(path + ".hypothetical", "true");
        changes.put(path + ".source", "drawn at random");
        told.add(kind.replace('_', ' ') + " of " + hours + " h");
        return path;
    }

    private void set(String path, int value) {
        changes.put(path, Integer.toString(value));
    }

    private void setLimit(String path, int value) {
        set(path, value);
        told.add(path.substring("limits.".length()) + " " + value);
    }

    /** Jobs for the window of a site; call once, after the constructor drew the events. */
    List<Job> jobs(Site site) {
        long startS = from.atStartOfDay(site.zone()).toEpochSecond();
        long endS = from.plusDays(DAYS).atStartOfDay(site.zone()).toEpochSecond();
        double share = 0.6 + 0.5 * random.nextDouble();
        double wanted = share * site.it().gpus() * (endS - startS) / 3600.0;
        double middle = Math.pow(10, 2.2 + 1.4 * random.nextDouble());
        List<Job> jobs = new ArrayList<>();
        double given = 0;
        while (given < wanted && jobs.size() < 300) {
            Job job = job(site, jobs, startS, endS, middle);
            jobs.add(job);
            given += job.gpuHours();
        }
        told.add(String.format(
                Locale.ROOT, "%d jobs, %.0f %% of the GPU-hours", jobs.size(), 100 * given / wanted * share));
        return jobs;
    }

    private Job job(Site site, List<Job> sofar, long startS, long endS, double middle) {
        int gpus = servers(Math.min(0.8 * site.it().gpus(), middle * Math.exp(1.4 * random.nextGaussian())));
        double hours = Math.round(10 * Math.clamp(18 * Math.exp(0.9 * random.nextGaussian()), 1, 200)) / 10.0;
        boolean elastic = random.nextInt(3) == 0;
        int least = elastic ? servers(gpus * (0.25 + 0.5 * random.nextDouble())) : gpus;
        long submitS = startS + 1800L * random.nextInt((int) ((endS - startS) * 8 / 10 / 1800));
        Work work = WORKS.get(random.nextInt(WORKS.size()));
        List<String> after = List.of();
        if (!sofar.isEmpty() && random.nextInt(4) == 0) {
            Job base = sofar.get(random.nextInt(sofar.size()));
            after = List.of(base.id());
            submitS = Math.max(submitS, base.submitS());
        }
        double[] weights = {0.5, 1, 2, 4, 8};
        double weight = weights[random.nextInt(weights.length)];
        long dueS = submitS + Math.round((1.2 + 3 * random.nextDouble()) * hours * 3600);
        return new Job(
                "job-" + (sofar.size() + 1),
                submitS,
                Math.min(least, gpus),
                gpus,
                hours,
                work,
                weight,
                dueS,
                after,
                random.nextInt(12) == 0 ? 550.0 : null,
                "");
    }

    private static int servers(double gpus) {
        return Math.max(1, (int) Math.round(gpus / 8)) * 8;
    }
}
