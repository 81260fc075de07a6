package org.headroom.app.tasks;

import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.headroom.app.live.forecast.ExpectedJob;
import org.headroom.data.jobs.JobSource;
import org.headroom.data.jobs.Rejected;
import org.headroom.data.jobs.SlurmJob;
import org.headroom.data.jobs.SlurmQueue;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Running and waiting jobs as Slurm tells them, asked every minute by a thread of its own: a queue that does not answer keeps
 * nobody waiting. What was told last holds until something newer comes.
 */
final class LiveQueue implements AutoCloseable {
    private static final long EVERY_MS = 60_000;
    private static final int MOST_SAID = 20;
    private static final double LONGEST_S = 60 * 86_400.0;

    /** Tasks of an array that waits are taken one by one up to so many; the rest comes after the horizon anyway. */
    private static final int MOST_TASKS = 200;

    private final @Nullable JobSource source;
    private final Consumer<String> say;
    private final @Nullable Thread thread;
    private volatile List<ExpectedJob> jobs = List.of();
    private volatile @Nullable SlurmQueue last;
    private boolean failing;

    private LiveQueue(@Nullable JobSource source, Consumer<String> say) {
        this.source = source;
        this.say = say;
        if (source == null) {
            thread = null;
        } else {
            SlurmQueue queue = source.read();
            if (queue.unusable()) {
                throw new InputError(
                        source.name(),
                        "",
                        "no job that can be used (" + reasons(queue) + ")",
                        "jobs that ask for GPUs");
            }
            take(queue);
            sayLeftOut(source, queue);
            thread = Thread.ofPlatform().name("live-queue").daemon().start(this::run);
        }
    }

    /**
     * Asks once, so that what is wrong is said at the start.
     *
     * @param slurm a file, a command or slurmrestd's address; null for nobody
     */
    static LiveQueue of(@Nullable String slurm, ZoneId zone, Map<String, String> environment, Consumer<String> say) {
        return new LiveQueue(slurm == null ? null : JobSource.of(slurm, zone, environment), say);
    }

    /** What was told last; empty if nobody tells. */
    List<ExpectedJob> jobs() {
        return jobs;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY_MS);
                ask();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void ask() {
        JobSource of = source;
        if (of == null) {
            return;
        }
        try {
            take(of.read());
            failing = false;
        } catch (InputError | UncheckedIOException e) {
            if (!failing) {
                failing = true;
                say.accept("the queue of jobs cannot be read (" + e.getMessage() + "); what it said last holds");
            }
        }
    }

    private void take(SlurmQueue queue) {
        last = queue;
        jobs = expected(queue);
    }

    private static String reasons(SlurmQueue queue) {
        StringJoiner all = new StringJoiner(", ");
        queue.reasons().forEach((why, count) -> all.add(count + " " + why));
        return all.toString();
    }

    /** Rows of a file that cannot be used, by their lines; those of a command in one line. */
    private void sayLeftOut(JobSource of, SlurmQueue queue) {
        List<Rejected> odd = queue.left().stream()
                .filter(r -> !r.reason().equals("finished"))
                .toList();
        for (Rejected row : of.isFile() ? odd.subList(0, Math.min(MOST_SAID, odd.size())) : List.<Rejected>of()) {
            say.accept(of.name() + ":" + row.line() + ": left out: " + row.reason());
        }
        if (!odd.isEmpty()) {
            say.accept(of.name() + ": " + queue.skipped() + " rows left out: " + reasons(queue));
        }
    }

    /** What was told last; nothing if nobody tells. */
    @Nullable
    Map<String, Object> json() {
        SlurmQueue queue = last;
        if (queue == null) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("source", queue.from());
        all.put("running", queue.running().size());
        all.put("gpus_running", queue.gpusRunning());
        all.put("pending", queue.pending().stream().mapToLong(SlurmJob::tasks).sum());
        all.put("gpus_pending", queue.gpusPending());
        all.put("left_out", queue.skipped());
        all.put("left_out_reasons", queue.reasons());
        return all;
    }

    /** The same for people. */
    List<String> lines() {
        SlurmQueue queue = last;
        return queue == null
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "  queue           %d jobs on %,d GPUs run, %d for %,d GPUs wait%s",
                        queue.running().size(),
                        queue.gpusRunning(),
                        queue.pending().stream().mapToLong(SlurmJob::tasks).sum(),
                        queue.gpusPending(),
                        queue.skipped() == 0 ? "" : "; " + queue.skipped() + " rows left out: " + reasons(queue)));
    }

    static List<ExpectedJob> expected(SlurmQueue queue) {
        List<ExpectedJob> all = new ArrayList<>();
        for (SlurmJob j : queue.running()) {
            all.add(job(j, j.startS(), Double.NEGATIVE_INFINITY));
        }
        for (SlurmJob j : queue.pending()) {
            double notBeforeS = Double.isNaN(j.startS()) ? Double.NEGATIVE_INFINITY : j.startS();
            for (int t = 0; t < Math.min(MOST_TASKS, j.tasks()); t++) {
                all.add(job(j, Double.NaN, notBeforeS));
            }
        }
        return List.copyOf(all);
    }

    private static ExpectedJob job(SlurmJob j, double startedS, double notBeforeS) {
        return new ExpectedJob(
                j.id(), j.gpus(), j.work(), startedS, Math.min(LONGEST_S, j.limitS()), Double.NaN, notBeforeS);
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
