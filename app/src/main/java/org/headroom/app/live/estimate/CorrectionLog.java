package org.headroom.app.live.estimate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Every correction so far, what is frozen, and the value that each parameter stands at by them. */
final class CorrectionLog {
    private static final String UNDONE = "undone";
    private static final String FROZEN = "frozen";
    private static final String RELEASED = "released";

    private final double[] nominal;
    private final List<Correction> all = new ArrayList<>();
    private final boolean[] frozen = new boolean[Parameter.COUNT];

    CorrectionLog(double[] nominal) {
        this.nominal = nominal.clone();
    }

    void add(Correction correction) {
        all.add(correction);
    }

    /** The values that still stand, the newest on top, the site file's at the bottom. */
    private Deque<Correction> standing(Parameter p) {
        Deque<Correction> stack = new ArrayDeque<>();
        for (Correction c : all) {
            if (!c.path().equals(p.path)) {
                continue;
            }
            if (c.reason().startsWith(UNDONE)) {
                stack.poll();
            } else if (!c.reason().startsWith(FROZEN) && !c.reason().startsWith(RELEASED)) {
                stack.push(c);
            }
        }
        return stack;
    }

    double value(Parameter p) {
        Correction top = standing(p).peek();
        return top == null ? nominal[p.index] : top.value();
    }

    boolean frozen(Parameter p) {
        return frozen[p.index];
    }

    void freeze(Parameter p, double atS, double sd) {
        if (!frozen[p.index]) {
            frozen[p.index] = true;
            all.add(new Correction(atS, p.path, value(p), sd, true, FROZEN + " by hand"));
        }
    }

    void release(Parameter p, double atS, double sd) {
        if (frozen[p.index]) {
            frozen[p.index] = false;
            all.add(new Correction(atS, p.path, value(p), sd, true, RELEASED + " by hand"));
        }
    }

    /** Back to the value before the last correction that stands, and frozen there. */
    void undo(Parameter p, double atS, double sd) {
        Deque<Correction> stack = standing(p);
        if (!stack.isEmpty()) {
            stack.pop();
            double back = stack.isEmpty() ? nominal[p.index] : stack.peek().value();
            all.add(new Correction(atS, p.path, back, sd, true, UNDONE + " by hand, frozen until released"));
        }
        frozen[p.index] = true;
    }

    List<Correction> all() {
        return List.copyOf(all);
    }

    List<String> frozenPaths() {
        List<String> paths = new ArrayList<>();
        for (Parameter p : Parameter.values()) {
            if (frozen(p)) {
                paths.add(p.path);
            }
        }
        return paths;
    }

    void restore(List<String> frozenPaths, List<Correction> corrections) {
        all.addAll(corrections);
        for (String path : frozenPaths) {
            frozen[Parameter.of(path).index] = true;
        }
    }
}
