package org.headroom.app.impact.year;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.headroom.app.twin.Operation;

/** The same work for many, on as many threads as there are cores; answers stand in the order of the asking. */
final class Parallel {
    private static final int MOST_THREADS = 8;

    private final int threads;

    Parallel() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS));
    }

    Parallel(int threads) {
        this.threads = threads;
    }

    /**
     * Does all tasks.
     *
     * @param watch asked after each with the part done
     * @throws Operation.InterruptedRun if the watch says stop
     */
    <T> List<T> all(List<Callable<T>> tasks, Operation.Watch watch) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(pool.submit(() -> {
                    T answer = task.call();
                    done.incrementAndGet();
                    return answer;
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
                if (!watch.goOn(done.get() / (double) tasks.size())) {
                    throw new Operation.InterruptedRun();
                }
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            pool.shutdownNow();
        }
    }
}
