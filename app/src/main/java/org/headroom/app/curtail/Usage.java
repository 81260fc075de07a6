package org.headroom.app.curtail;

import java.util.Map;
import java.util.TreeMap;

/** Servers held and IT power drawn above idle over time, as steps. */
final class Usage {
    private final TreeMap<Long, double[]> steps = new TreeMap<>();

    void add(long fromS, long toS, double servers, double powerW) {
        if (toS > fromS) {
            change(fromS, servers, powerW);
            change(toS, -servers, -powerW);
        }
    }

    /** An instant at which what is allowed changes. */
    void mark(long atS) {
        steps.computeIfAbsent(atS, _ -> new double[2]);
    }

    private void change(long atS, double servers, double powerW) {
        double[] c = steps.computeIfAbsent(atS, _ -> new double[2]);
        c[0] += servers;
        c[1] += powerW;
    }

    /** What is allowed at an instant. */
    interface Allowed {
        double powerW(long atS);
    }

    /** The first time from {@code readyS} on at which so much more fits for so long. */
    long earliest(long readyS, long lengthS, double servers, double mostServers, double powerW, Allowed allowed) {
        long start = readyS;
        double usedServers = 0;
        double usedW = 0;
        for (Map.Entry<Long, double[]> e : steps.headMap(readyS, true).entrySet()) {
            usedServers += e.getValue()[0];
            usedW += e.getValue()[1];
        }
        if (!fits(readyS, usedServers, servers, mostServers, usedW, powerW, allowed)) {
            start = Long.MIN_VALUE;
        }
        for (Map.Entry<Long, double[]> e : steps.tailMap(readyS, false).entrySet()) {
            long at = e.getKey();
            if (start != Long.MIN_VALUE && at >= start + lengthS) {
                return start;
            }
            usedServers += e.getValue()[0];
            usedW += e.getValue()[1];
            boolean fits = fits(at, usedServers, servers, mostServers, usedW, powerW, allowed);
            if (!fits) {
                start = Long.MIN_VALUE;
            } else if (start == Long.MIN_VALUE) {
                start = at;
            }
        }
        return start == Long.MIN_VALUE ? Math.max(readyS, steps.isEmpty() ? readyS : steps.lastKey()) : start;
    }

    private static boolean fits(
            long atS,
            double usedServers,
            double servers,
            double mostServers,
            double usedW,
            double powerW,
            Allowed allowed) {
        return usedServers + servers <= mostServers + 1e-6 && usedW + powerW <= allowed.powerW(atS) + 1;
    }
}
