package org.headroom.app.desktop.base;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the twin. The latest order wins: it replaces one that waits and stops a full answer between
 * two steps. A quick answer under way is let finish, or a slider that never rests would show nothing until it does.
 */
final class TwinWorker implements AutoCloseable {
    private final WhatIf whatIf;
    private final Consumer<Answer> deliver;
    private final Thread thread;
    private @Nullable Order waiting;
    private long latest;
    private boolean closed;

    /**
     * @param number counts orders
     * @param stepsS steps of the answers wanted, one after the other
     */
    private record Order(long number, Map<String, String> changes, List<Long> stepsS) {}

    /**
     * @param number of the order that it answers
     * @param outcome null when it failed
     * @param problem why, in one line
     * @param tookMs time to compute it
     */
    record Answer(
            long number,
            @Nullable WhatIfOutcome outcome,
            @Nullable String problem,
            double tookMs) {}

    /** @param deliver takes each answer, on the worker's thread */
    TwinWorker(WhatIf whatIf, Consumer<Answer> deliver) {
        this.whatIf = whatIf;
        this.deliver = deliver;
        this.thread = new Thread(this::work, "twin");
        thread.setDaemon(true);
        thread.start();
    }

    /** Orders answers and says the order's number. */
    synchronized long order(Map<String, String> changes, List<Long> stepsS) {
        latest++;
        waiting = new Order(latest, changes, stepsS);
        notifyAll();
        return latest;
    }

    @Override
    public synchronized void close() {
        closed = true;
        latest++;
        notifyAll();
    }

    private void work() {
        Order order = next();
        while (order != null) {
            for (long stepS : order.stepsS()) {
                if (isLatest(order) || stepS == WhatIfQuestion.QUICK_STEP_S) {
                    answer(order, new WhatIfQuestion(order.changes(), stepS));
                }
            }
            order = next();
        }
    }

    // whatever goes wrong in one answer is shown in the window, and the next question may be asked
    private void answer(Order order, WhatIfQuestion question) {
        long from = System.nanoTime();
        try {
            WhatIfOutcome outcome = whatIf.run(question, _ -> question.quick() || isLatest(order));
            deliver.accept(new Answer(order.number(), outcome, null, (System.nanoTime() - from) * 1e-6));
        } catch (RuntimeException e) {
            if (isLatest(order)) {
                deliver.accept(new Answer(order.number(), null, String.valueOf(e.getMessage()), 0));
            }
        }
    }

    private synchronized boolean isLatest(Order order) {
        return order.number() == latest;
    }

    private synchronized @Nullable Order next() {
        while (waiting == null && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        Order order = closed ? null : waiting;
        waiting = null;
        return order;
    }
}
