package org.headroom.app.desktop.base;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfItem;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the twins. The latest order wins: it replaces one that waits and stops the one under way
 * between two steps; only what is asked while something is dragged is let finish, or a slider that never rests would
 * show nothing until it does. Comparisons fill the time between orders and give way to any of them.
 */
final class TwinWorker implements AutoCloseable {
    /** Steps of all answers that are kept, times their number of measures: about 50 MB. */
    private static final long MOST_KEPT_STEPS = 60_000;

    /** Questions that nobody asked, when there is time after opening, so that the compiler is done when somebody does. */
    private static final int WARMING = 40;

    private final WhatIf whatIf;
    private final Consumer<Answer> deliver;
    private final Thread thread;
    private final Map<WhatIfQuestion, WhatIfOutcome> kept = new LinkedHashMap<>(32, 0.75f, true);
    private final Deque<WhatIfQuestion> comparisons = new ArrayDeque<>();
    private @Nullable Order waiting;
    private long latest;
    private boolean closed;
    private int warmed;

    /**
     * @param number counts orders
     * @param stepsS steps of the answers wanted, one after the other
     * @param dragging whether its first answer is let finish whatever comes
     */
    private record Order(long number, SortedMap<String, String> changes, List<Long> stepsS, boolean dragging) {}

    /**
     * @param number of the order that it answers; 0 for a comparison
     * @param outcome null when it failed
     * @param problem why, in one line
     * @param tookMs time to compute it
     */
    record Answer(
            long number,
            WhatIfQuestion question,
            @Nullable WhatIfOutcome outcome,
            @Nullable String problem,
            double tookMs) {}

    /** @param deliver takes each answer, on the worker's thread */
    TwinWorker(WhatIf whatIf, Consumer<Answer> deliver) {
        this.whatIf = whatIf;
        this.deliver = deliver;
        this.thread = new Thread(this::work, "twin");
        thread.setDaemon(true);
    }

    /** Starts to answer; what was ordered before waits until then. */
    void begin() {
        thread.start();
    }

    /** Orders answers and says the order's number. */
    synchronized long order(SortedMap<String, String> changes, List<Long> stepsS, boolean dragging) {
        latest++;
        waiting = new Order(latest, changes, List.copyOf(stepsS), dragging);
        notifyAll();
        return latest;
    }

    /** What else is to be answered, in this order, when there is time; replaces what was still to do. */
    synchronized void compare(Collection<WhatIfQuestion> questions) {
        comparisons.clear();
        comparisons.addAll(questions);
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        latest++;
        notifyAll();
    }

    private void work() {
        while (await()) {
            Order order = nextOrder();
            if (order != null) {
                answer(order);
            } else {
                WhatIfQuestion question = nextComparison();
                if (question != null) {
                    compare(question);
                } else {
                    warmUp();
                }
            }
        }
    }

    private void answer(Order order) {
        boolean first = true;
        for (long stepS : order.stepsS()) {
            boolean finish = first && order.dragging();
            if (finish || isLatest(order)) {
                answer(order, new WhatIfQuestion(order.changes(), stepS), finish);
            }
            first = false;
        }
    }

    // whatever goes wrong in one answer is shown in the window, and the next question may be asked
    private void answer(Order order, WhatIfQuestion question, boolean finish) {
        long from = System.nanoTime();
        try {
            WhatIfOutcome outcome = outcome(question, () -> finish || isLatest(order));
            deliver.accept(new Answer(order.number(), question, outcome, null, (System.nanoTime() - from) * 1e-6));
        } catch (RuntimeException e) {
            if (isLatest(order)) {
                deliver.accept(new Answer(order.number(), question, null, String.valueOf(e.getMessage()), 0));
            }
        }
    }

    private void compare(WhatIfQuestion question) {
        try {
            deliver.accept(new Answer(0, question, outcome(question, this::idle), null, 0));
        } catch (RuntimeException e) {
            if (idle()) {
                deliver.accept(new Answer(0, question, null, String.valueOf(e.getMessage()), 0));
            } else {
                again(question);
            }
        }
    }

    /** Asks about each number in turn, once below and once above what it is, so that the compiler sees every way. */
    private void warmUp() {
        int turn = warmed++;
        List<WhatIfItem> numbers = whatIf.items().stream()
                .filter(item -> item.kind() == WhatIfItem.Kind.NUMBER)
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        WhatIfItem item = numbers.get(turn % numbers.size());
        double end = turn / numbers.size() % 2 == 0 ? item.least() : item.most();
        double base = Double.parseDouble(item.base());
        double asked = base + (end - base) * (turn + 1) / (2 * WARMING);
        try {
            whatIf.run(
                    new WhatIfQuestion(Map.of(item.path(), String.valueOf(asked)), WhatIfQuestion.USUAL_STEP_S),
                    _ -> idle());
        } catch (RuntimeException e) {
            return; // stopped by a question, or one that this site has no answer to: nobody waits for it
        }
    }

    private WhatIfOutcome outcome(WhatIfQuestion question, BooleanSupplier goOn) {
        WhatIfOutcome known = kept.get(question);
        if (known != null) {
            return known;
        }
        WhatIfOutcome outcome = whatIf.run(question, _ -> goOn.getAsBoolean());
        kept.put(question, outcome);
        long steps = kept.values().stream().mapToLong(WhatIfOutcome::count).sum();
        Iterator<WhatIfOutcome> oldest = kept.values().iterator();
        while (steps > MOST_KEPT_STEPS && kept.size() > 1) {
            steps -= oldest.next().count();
            oldest.remove();
        }
        return outcome;
    }

    private synchronized boolean isLatest(Order order) {
        return order.number() == latest;
    }

    private synchronized boolean idle() {
        return waiting == null && !closed;
    }

    private synchronized @Nullable Order nextOrder() {
        Order order = waiting;
        waiting = null;
        return order;
    }

    private synchronized @Nullable WhatIfQuestion nextComparison() {
        return comparisons.poll();
    }

    /** Puts back what gave way, unless other comparisons are wanted by now. */
    private synchronized void again(WhatIfQuestion question) {
        comparisons.addFirst(question);
    }

    /** Waits for something to do; false when there will be nothing any more. */
    private synchronized boolean await() {
        while (waiting == null && comparisons.isEmpty() && warmed >= WARMING && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }
}
