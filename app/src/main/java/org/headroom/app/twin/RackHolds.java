package org.headroom.app.twin;

import java.util.Arrays;
import org.headroom.app.load.RackBank;

/**
 * What each server's GPUs are held at within a step: their cap, a temperature, a least power, or off.
 *
 * <pre>
 * FREE      P = demand + leakage (T - reference)             below the cap and the throttle temperature
 * CAP       P = cap or board limit
 * THROTTLE  T = throttle, P between the lowest cap and what is asked: software holds back
 * LOWEST    P = lowest cap, T between throttle and slowdown
 * SLOWDOWN  T = slowdown, P between idle and the lowest cap: hardware holds back
 * IDLE      P = idle, T between slowdown and shutdown
 * OFF       the server draws nothing, from the step in which it would reach shutdown though idle, until it is reset
 * FIXED     P as it was found when the sweeps ran out
 * </pre>
 *
 * <p>That is a falling graph of power over temperature (vertical at the two held temperatures), so with passive cooling
 * there is one solution; each sweep moves every server by one place towards it.
 */
final class RackHolds {
    static final byte FREE = 0;
    static final byte CAP = 1;
    static final byte THROTTLE = 2;
    static final byte LOWEST = 3;
    static final byte SLOWDOWN = 4;
    static final byte IDLE = 5;
    static final byte FIXED = 6;
    static final byte OFF = 7;

    private static final double TOLERANCE_W = 1e-6;
    private static final double TOLERANCE_K = 1e-9;

    private final RackDesign design;

    /** One of the constants, {@code [slot][rack]}. */
    final byte[][] mode;

    /** Power of a server in mode {@link #FIXED}, W. */
    final double[][] fixedW;

    /** Servers that are not {@link #FREE}. */
    int held;

    RackHolds(RackDesign design) {
        this.design = design;
        mode = new byte[design.slots][design.racks];
        fixedW = new double[design.slots][design.racks];
    }

    /** All servers free, but for those that are off. */
    void start(boolean[][] off, int offCount) {
        if (held > 0) {
            for (byte[] slot : mode) {
                Arrays.fill(slot, FREE);
            }
        }
        held = offCount;
        if (offCount > 0) {
            for (int s = 0; s < design.slots; s++) {
                for (int r = 0; r < design.racks; r++) {
                    mode[s][r] = off[s][r] ? OFF : FREE;
                }
            }
        }
    }

    /** Whether the GPU temperature is given and power follows. */
    boolean pinned(int s, int r) {
        return mode[s][r] == THROTTLE || mode[s][r] == SLOWDOWN;
    }

    double pinnedC(int s, int r) {
        return mode[s][r] == THROTTLE ? design.throttleC[r] : design.slowdownC[r];
    }

    /** Power of a server whose power is given, W. */
    double heldW(RackBank bank, int s, int r) {
        return switch (mode[s][r]) {
            case CAP -> bank.gpuMostW[s][r];
            case LOWEST -> lowestW(bank, s, r);
            case IDLE -> idleW(bank, s, r);
            case FIXED -> fixedW[s][r];
            default -> 0;
        };
    }

    /**
     * Moves a server on, given what the last sweep found.
     *
     * @return whether it moved
     */
    boolean move(RackBank bank, int s, int r, double gpuC, double powerW) {
        byte next = next(bank, s, r, gpuC, powerW);
        boolean moved = next != mode[s][r];
        mode[s][r] = next;
        return moved;
    }

    /** No more sweeps: what is held at a temperature keeps the power found for it, within what it may draw. */
    void fix(RackBank bank, int s, int r, double powerW) {
        if (mode[s][r] == FREE) {
            fixedW[s][r] = Math.min(powerW, bank.gpuMostW[s][r]);
        } else if (pinned(s, r)) {
            fixedW[s][r] = Math.clamp(powerW, idleW(bank, s, r), askedAtThrottleW(bank, s, r));
        } else {
            return;
        }
        mode[s][r] = FIXED;
    }

    private byte next(RackBank bank, int s, int r, double gpuC, double powerW) {
        double askedW = askedAtThrottleW(bank, s, r);
        return switch (mode[s][r]) {
            case FREE, CAP -> {
                if (gpuC > design.throttleC[r] && askedW - idleW(bank, s, r) > TOLERANCE_W) {
                    yield THROTTLE;
                }
                if (gpuC >= design.shutdownC[r]) {
                    yield OFF; // nothing to hold back: it idles, or its power is prescribed
                }
                double free = freeW(bank, s, r, gpuC);
                boolean above = mode[s][r] == FREE
                        ? free > bank.gpuMostW[s][r] + TOLERANCE_W
                        : free > bank.gpuMostW[s][r] - TOLERANCE_W;
                yield above ? CAP : FREE;
            }
            case THROTTLE -> {
                if (powerW > askedW + TOLERANCE_W) {
                    yield freeW(bank, s, r, gpuC) > bank.gpuMostW[s][r] ? CAP : FREE;
                }
                yield powerW < lowestW(bank, s, r) - TOLERANCE_W ? LOWEST : THROTTLE;
            }
            case LOWEST -> {
                if (gpuC < design.throttleC[r] - TOLERANCE_K) {
                    yield THROTTLE;
                }
                yield gpuC > design.slowdownC[r] ? SLOWDOWN : LOWEST;
            }
            case SLOWDOWN -> {
                if (powerW > lowestW(bank, s, r) + TOLERANCE_W) {
                    yield LOWEST;
                }
                yield powerW < idleW(bank, s, r) - TOLERANCE_W ? IDLE : SLOWDOWN;
            }
            case IDLE -> {
                if (gpuC >= design.shutdownC[r]) {
                    yield OFF;
                }
                yield gpuC < design.slowdownC[r] - TOLERANCE_K ? SLOWDOWN : IDLE;
            }
            default -> mode[s][r];
        };
    }

    private double freeW(RackBank bank, int s, int r, double gpuC) {
        return bank.gpuW[s][r] + bank.leakageWPerK[s][r] * (gpuC - design.referenceC[r]);
    }

    private double askedAtThrottleW(RackBank bank, int s, int r) {
        return Math.min(freeW(bank, s, r, design.throttleC[r]), bank.gpuMostW[s][r]);
    }

    private double idleW(RackBank bank, int s, int r) {
        return Math.min(bank.gpuIdleW[s][r], askedAtThrottleW(bank, s, r));
    }

    private double lowestW(RackBank bank, int s, int r) {
        return Math.max(idleW(bank, s, r), Math.min(design.minCapW[r], askedAtThrottleW(bank, s, r)));
    }
}
