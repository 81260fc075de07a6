package org.headroom.grid.transformer;

import java.util.function.DoubleUnaryOperator;

/**
 * How long a transformer may carry a load from the state it is in now, and which load it may carry for so long.
 *
 * <p>The unit runs on from its state with its cooling switching as it does, under the ambient to come, until hot spot, top oil or
 * ageing meets its limit; the instant is interpolated within a step of 15 s. A load above the limit of current may last 0 s.
 * The load that may be held is found by bisection to 1e-4 of the rating.
 *
 * <p>A unit that was idle may last shorter than one with a little load: its oil does not flow yet and the gradient overshoots
 * more. Limits stand in {@link LoadingLimits}, equations in {@link ThermalUnit}. Not looked at: bushings, tap changer, leads, cables
 * and breakers, which often bind first; stray flux heating of tank parts; bubbles by moisture.
 *
 * <p>Worked number: IEC's example ({@link DifferenceDesign#EXAMPLE}) from rest at 20 C, 1.5 of its load, 140 C allowed: 20 + oil
 * 45 (19/9)^0.8 (1 - e^(-t/75)) + 35 1.5^1.3 (2 (1 - e^(-t/14)) - (1 - e^(-t/75))) = 140 at t = 38.4 min.
 */
public final class Overload {
    private static final double STEP_S = 15;
    private static final double CLOSE_PU = 1e-4;

    /** What ends an overload. */
    public enum Binding {
        /** The horizon came first. */
        NOTHING,
        LOAD,
        HOT_SPOT,
        TOP_OIL,
        LOSS_OF_LIFE
    }

    /**
     * How an overload goes.
     *
     * @param lastsS until the first limit, s; infinite when none is met within the horizon
     * @param binding that limit
     * @param hotSpotC highest until then, C
     * @param topOilC highest until then, C
     * @param agedS equivalent ageing until then, s
     */
    public record Endurance(double lastsS, Binding binding, double hotSpotC, double topOilC, double agedS) {}

    /**
     * The most that may be held.
     *
     * @param loadPu over the top rating, 1; 0 when not even no load may be held
     * @param binding what a little more would meet
     * @param endurance at that load over the time asked for
     */
    public record Holdable(double loadPu, Binding binding, Endurance endurance) {}

    private final ThermalUnit unit;
    private final DoubleUnaryOperator ambientC;
    private final ThermalState state = new ThermalState();
    private final ThermalState next = new ThermalState();

    /** @param ambientC air at the radiators, C, so many seconds from now */
    public Overload(ThermalUnit unit, DoubleUnaryOperator ambientC) {
        this.unit = unit;
        this.ambientC = ambientC;
    }

    /**
     * How long a constant load may last.
     *
     * @param now the state at its start
     * @param highestStage of the cooling that can run
     * @param horizonS how far to look, s
     */
    public Endurance lasts(ThermalState now, double loadPu, int highestStage, LoadingLimits limits, double horizonS) {
        if (loadPu > limits.loadPu()) {
            return new Endurance(0, Binding.LOAD, now.hotSpotC, now.topOilC, 0);
        }
        state.copyFrom(now);
        state.agedS = 0;
        double hotSpotC = state.hotSpotC;
        double topOilC = state.topOilC;
        Binding at = met(state.hotSpotC, state.topOilC, 0, limits);
        if (at != Binding.NOTHING) {
            return new Endurance(0, at, hotSpotC, topOilC, 0);
        }
        int steps = (int) Math.ceil(horizonS / STEP_S - 1e-9);
        for (int i = 0; i < steps; i++) {
            double dtS = Math.min(STEP_S, horizonS - i * STEP_S);
            unit.advance(loadPu, ambientC.applyAsDouble(i * STEP_S + dtS / 2), dtS, highestStage, state, next);
            Binding binding = met(next.hotSpotC, next.topOilC, next.agedS, limits);
            if (binding != Binding.NOTHING) {
                double share = share(limits);
                return new Endurance(
                        i * STEP_S + share * dtS,
                        binding,
                        Math.max(hotSpotC, state.hotSpotC + share * (next.hotSpotC - state.hotSpotC)),
                        Math.max(topOilC, state.topOilC + share * (next.topOilC - state.topOilC)),
                        state.agedS + share * (next.agedS - state.agedS));
            }
            state.copyFrom(next);
            hotSpotC = Math.max(hotSpotC, state.hotSpotC);
            topOilC = Math.max(topOilC, state.topOilC);
        }
        return new Endurance(Double.POSITIVE_INFINITY, Binding.NOTHING, hotSpotC, topOilC, state.agedS);
    }

    /** The highest constant load that lasts so long. */
    public Holdable holds(ThermalState now, double forS, int highestStage, LoadingLimits limits) {
        Endurance best = lasts(now, limits.loadPu(), highestStage, limits, forS);
        if (best.binding() == Binding.NOTHING) {
            return new Holdable(limits.loadPu(), Binding.LOAD, best);
        }
        Binding binding = best.binding();
        double low = 0;
        best = lasts(now, 0, highestStage, limits, forS);
        if (best.binding() != Binding.NOTHING) {
            return new Holdable(0, best.binding(), best);
        }
        double high = limits.loadPu();
        while (high - low > CLOSE_PU) {
            double middle = (low + high) / 2;
            Endurance tried = lasts(now, middle, highestStage, limits, forS);
            if (tried.binding() == Binding.NOTHING) {
                low = middle;
                best = tried;
            } else {
                high = middle;
                binding = tried.binding();
            }
        }
        return new Holdable(low, binding, best);
    }

    private static Binding met(double hotSpotC, double topOilC, double agedS, LoadingLimits limits) {
        if (hotSpotC > limits.hotSpotC()) {
            return Binding.HOT_SPOT;
        }
        if (topOilC > limits.topOilC()) {
            return Binding.TOP_OIL;
        }
        return agedS > limits.agedS() ? Binding.LOSS_OF_LIFE : Binding.NOTHING;
    }

    /** How far into the step from {@code state} to {@code next} the first limit is met, 0 to 1. */
    private double share(LoadingLimits limits) {
        return Math.min(
                crossed(state.hotSpotC, next.hotSpotC, limits.hotSpotC()),
                Math.min(
                        crossed(state.topOilC, next.topOilC, limits.topOilC()),
                        crossed(state.agedS, next.agedS, limits.agedS())));
    }

    private static double crossed(double from, double to, double limit) {
        return to > limit && to > from ? Math.max(0, (limit - from) / (to - from)) : 1;
    }
}
