package org.headroom.grid.supply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time. Windows of one limit may overlap: the smallest value in force counts. Between changes a limit is
 * constant, so each is kept as a sorted list of change instants with the value from there on; look-ups allocate nothing.
 */
public final class Limits {
    /** No limit is in force. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** No change lies ahead. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<LimitWindow> windows;
    private final TreeMap<String, Steps> steps = new TreeMap<>();

    public Limits(Collection<LimitWindow> windows) {
        this.windows = List.copyOf(windows);
        Map<String, List<LimitWindow>> byLimit = new TreeMap<>();
        for (LimitWindow window : this.windows) {
            byLimit.computeIfAbsent(window.limit(), _ -> new ArrayList<>()).add(window);
        }
        byLimit.forEach((limit, ofLimit) -> steps.put(limit, Steps.of(ofLimit)));
    }

    public List<LimitWindow> windows() {
        return windows;
    }

    /** Those that a plan may know of in advance. */
    public Limits foreseen() {
        return new Limits(windows.stream().filter(LimitWindow::foreseen).toList());
    }

    /** The smallest value in force at any instant of {@code [fromS, toS)}, or at {@code fromS} if they are equal. */
    public double smallest(String limit, long fromS, long toS) {
        @Nullable Steps of = steps.get(limit);
        return of == null ? NONE : of.smallest(fromS, toS);
    }

    /** The value in force at an instant. */
    public double at(String limit, long epochS) {
        return smallest(limit, epochS, epochS);
    }

    /** The first instant after {@code epochS} at which this limit changes, or {@link #NEVER}. */
    public long nextChangeS(String limit, long epochS) {
        @Nullable Steps of = steps.get(limit);
        return of == null ? NEVER : of.nextChangeS(epochS);
    }

    /** The window that sets the value at an instant (the first listed of equals), or null if none is in force. */
    public @Nullable LimitWindow binding(String limit, long epochS) {
        @Nullable LimitWindow best = null;
        for (LimitWindow w : windows) {
            boolean inForce = w.limit().equals(limit) && w.fromS() <= epochS && epochS < w.toS();
            if (inForce && (best == null || w.value() < best.value())) {
                best = w;
            }
        }
        return best;
    }

    /** Piecewise constant: {@code value[i]} holds from {@code changeS[i]} to the next change; before the first, none. */
    private record Steps(long[] changeS, double[] value) {
        static Steps of(List<LimitWindow> windows) {
            long[] changeS = windows.stream()
                    .flatMapToLong(w -> java.util.stream.LongStream.of(w.fromS(), w.toS()))
                    .sorted()
                    .distinct()
                    .toArray();
            double[] value = new double[changeS.length];
            for (int i = 0; i < changeS.length; i++) {
                value[i] = NONE;
                for (LimitWindow w : windows) {
                    if (w.fromS() <= changeS[i] && changeS[i] < w.toS()) {
                        value[i] = Math.min(value[i], w.value());
                    }
                }
            }
            return new Steps(changeS, value);
        }

        double smallest(long fromS, long toS) {
            int i = lastAtOrBefore(fromS);
            double smallest = i < 0 ? NONE : value[i];
            for (i++; i < changeS.length && changeS[i] < toS; i++) {
                smallest = Math.min(smallest, value[i]);
            }
            return smallest;
        }

        long nextChangeS(long epochS) {
            int next = lastAtOrBefore(epochS) + 1;
            return next < changeS.length ? changeS[next] : NEVER;
        }

        private int lastAtOrBefore(long epochS) {
            int low = 0;
            int high = changeS.length;
            while (low < high) {
                int mid = (low + high) >>> 1;
                if (changeS[mid] <= epochS) {
                    low = mid + 1;
                } else {
                    high = mid;
                }
            }
            return low - 1;
        }
    }
}
