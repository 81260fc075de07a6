package org.headroom.data.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups the small jobs of a long log, so that a planner sees a few hundred items instead of tens of thousands, and keeps
 * the sum of their GPU-seconds exactly.
 *
 * <p>The rule, until at most {@code most} items are left:
 *
 * <ol>
 *   <li>Elastic and preemptible jobs, jobs with a power cap or a model, and jobs that depend on another or are depended on stay alone.
 *   <li>Of the others the largest by GPU-hours stay alone, up to half of {@code most} in all.
 *   <li>The rest are grouped by kind of work, site, and the stretch of time in which they are submitted: an hour, doubled
 *       until there are few enough groups.
 * </ol>
 *
 * <p>A group asks for GPUs from the submit of its last member on (all members are there), for at least an hour or its
 * longest member's run time; its GPU count is what its GPU-hours then need, in whole servers, not fewer than its
 * widest member, and otherwise not more than a given number (then it takes longer). It is due when the last member is, but not before it can be done. Weights add up. Example: 1,000 jobs of
 * 8 GPUs and 0.1 h submitted within one hour are one item of 800 GPUs for 1 h.
 */
public final class Batches {
    private static final double GPUS_PER_SERVER = 8;

    private Batches() {}

    /**
     * One item for the planner.
     *
     * @param job the job itself, or what a group asks for
     * @param members the ids of the jobs in it, in order of submit
     */
    public record Batch(Job job, List<String> members) {
        public Batch {
            members = List.copyOf(members);
        }
    }

    private record Key(Work work, String site, long stretch) {}

    /**
     * Items in order of submit; the jobs themselves when there are few enough.
     *
     * @param most items wanted
     * @param widestGpus the most GPUs that a group may ask for, unless one of its members asks for more
     */
    public static List<Batch> of(List<Job> jobs, int most, int widestGpus) {
        if (jobs.size() <= most) {
            return jobs.stream().map(Batches::alone).toList();
        }
        Set<String> named = new HashSet<>();
        jobs.forEach(job -> named.addAll(job.after()));
        List<Batch> items = new ArrayList<>();
        List<Job> free = new ArrayList<>();
        for (Job job : jobs) {
            boolean fixed = job.elastic()
                    || job.powerCapW() != null
                    || job.preemptible()
                    || job.model() != null
                    || !job.after().isEmpty()
                    || named.contains(job.id());
            if (fixed) {
                items.add(alone(job));
            } else {
                free.add(job);
            }
        }
        free.sort(Comparator.comparingDouble(Job::gpuHours).reversed());
        int large = Math.min(free.size(), Math.max(0, most / 2 - items.size()));
        free.subList(0, large).forEach(job -> items.add(alone(job)));
        List<Job> small = new ArrayList<>(free.subList(large, free.size()));
        small.sort(Comparator.comparingLong(Job::submitS));
        int room = Math.max(1, most - items.size());
        long stretchS = 3600;
        Collection<List<Job>> groups = groups(small, stretchS);
        while (groups.size() > room && stretchS < 1L << 40) {
            stretchS *= 2;
            groups = groups(small, stretchS);
        }
        for (List<Job> group : groups) {
            items.add(group.size() == 1 ? alone(group.getFirst()) : together(group, widestGpus));
        }
        items.sort(Comparator.comparingLong((Batch b) -> b.job().submitS())
                .thenComparing(b -> b.job().id()));
        return List.copyOf(items);
    }

    private static Batch alone(Job job) {
        return new Batch(job, List.of(job.id()));
    }

    private static Collection<List<Job>> groups(List<Job> jobs, long stretchS) {
        Map<Key, List<Job>> groups = new TreeMap<>(
                Comparator.comparingLong(Key::stretch).thenComparing(Key::work).thenComparing(Key::site));
        for (Job job : jobs) {
            Key key = new Key(job.work(), job.site(), Math.floorDiv(job.submitS(), stretchS));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(job);
        }
        return groups.values();
    }

    private static Batch together(List<Job> group, int widestGpus) {
        double gpuHours = 0;
        double longestH = 1;
        double weight = 0;
        int widest = 1;
        long dueS = Long.MIN_VALUE;
        long deadlineS = Long.MAX_VALUE;
        for (Job job : group) {
            gpuHours += job.gpuHours();
            longestH = Math.max(longestH, job.hours());
            weight += job.weight();
            widest = Math.max(widest, job.gpusMax());
            dueS = Math.max(dueS, job.dueS());
            Long own = job.deadlineS();
            deadlineS = own == null ? deadlineS : Math.min(deadlineS, own);
        }
        Job first = group.getFirst();
        long submitS = group.getLast().submitS();
        double needed = GPUS_PER_SERVER * Math.ceil(gpuHours / longestH / GPUS_PER_SERVER);
        int gpus = (int) Math.max(widest, Math.min(widestGpus, needed));
        double hours = gpuHours / gpus;
        Job job = new Job(
                "batch-" + first.id() + "-of-" + group.size(),
                submitS,
                gpus,
                gpus,
                hours,
                first.work(),
                weight,
                Math.max(dueS, Job.defaultDueS(submitS, hours)),
                List.of(),
                null,
                first.site());
        job = job.withDeadline(deadlineS == Long.MAX_VALUE ? null : Long.valueOf(deadlineS));
        return new Batch(job, group.stream().map(Job::id).toList());
    }
}
