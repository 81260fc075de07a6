package org.headroom.grid.network;

import static org.headroom.physics.basis.Checks.notNegative;
import static org.headroom.physics.basis.Checks.positive;
import static org.headroom.physics.basis.Checks.within;

import org.headroom.physics.basis.OutOfRange;

/**
 * A two-winding transformer by its test figures.
 *
 * <pre>
 *   r = Pk / S   x = sqrt(z^2 - r^2)   g = P0 / S   b = sqrt(i0^2 - g^2)     pu on S
 * </pre>
 *
 * <p>z short-circuit impedance, Pk load loss at rating, P0 no-load loss, i0 no-load current over rated current. The core (g, b) is a
 * shunt at the {@code from} side. Source: IEC 60076-1:2011, 3.7 and annex E; Glover, Overbye, Sarma, Power System Analysis and Design, 6th ed.,
 * section 3.2. Worked: 20 kVA, 480/120 V with 35 V, 41.67 A and 300 W in the short-circuit test: z = 0.0729, r = 0.015, x = 0.0714.
 *
 * @param ratedVa rating of one unit, VA
 * @param impedance short-circuit impedance, pu of one unit's own rating
 * @param loadLossW at rating, W
 * @param noLoadLossW at rated voltage, W
 * @param noLoadCurrent over rated current, 1; what it exceeds the loss by is magnetizing
 */
public record TwoWindingDesign(
        double ratedVa, double impedance, double loadLossW, double noLoadLossW, double noLoadCurrent) {
    public TwoWindingDesign {
        positive("rated_mva", ratedVa);
        within("impedance_percent", impedance, 1e-6, 1);
        notNegative("load_loss_w", loadLossW);
        notNegative("no_load_loss_w", noLoadLossW);
        within("magnetizing_percent", noLoadCurrent, 0, 1);
        if (loadLossW / ratedVa > impedance) {
            throw new OutOfRange(
                    "load_loss_w",
                    loadLossW + " W, a resistance of " + loadLossW / ratedVa + " pu",
                    "at most the impedance, " + impedance + " pu");
        }
    }

    /** With the resistance given as a ratio, as utilities do. */
    public static TwoWindingDesign ofRatio(
            double ratedVa, double impedance, double xOverR, double noLoadLossW, double noLoadCurrent) {
        double resistance = impedance / Math.hypot(1, positive("x_over_r", xOverR));
        return new TwoWindingDesign(ratedVa, impedance, resistance * ratedVa, noLoadLossW, noLoadCurrent);
    }

    /** Pu of its own rating. */
    public double resistance() {
        return loadLossW / ratedVa;
    }

    /** Pu of its own rating. */
    public double reactance() {
        return Math.sqrt(impedance * impedance - resistance() * resistance());
    }

    /** What the core's susceptance takes at rated voltage, var; the loss is part of the no-load current. */
    public double magnetizingVar() {
        double g = noLoadLossW / ratedVa;
        return noLoadCurrent > g ? ratedVa * Math.sqrt(noLoadCurrent * noLoadCurrent - g * g) : 0;
    }

    /**
     * Voltages of the windings.
     *
     * @param fromRatedV of the winding at the tap side, tap in the middle, V
     * @param toRatedV of the other winding, V
     * @param tap turns of the {@code from} winding above the middle, 1; -0.025 raises the other side by 2.5 %
     * @param shiftDeg phase shift, degrees; positive delays the other side
     */
    public record Windings(double fromRatedV, double toRatedV, double tap, double shiftDeg) {
        public Windings {
            positive("from_kv", fromRatedV);
            positive("to_kv", toRatedV);
            within("tap_percent", tap, -0.5, 0.5);
        }
    }

    /**
     * So many units in parallel, as a branch of a network.
     *
     * @param fromBaseV nominal voltage of the bus at the tap side, V
     * @param toBaseV of the other bus, V
     */
    Branch branch(
            String id,
            Ends ends,
            Windings windings,
            double units,
            double fromBaseV,
            double toBaseV,
            double baseVa,
            boolean inService) {
        positive("parallel_count", units);
        double step = windings.toRatedV() / toBaseV;
        double perUnit = baseVa / (units * ratedVa) * step * step;
        double ratio = windings.fromRatedV() / fromBaseV * (1 + windings.tap()) / step;
        return new Branch(
                id,
                ends.from(),
                ends.to(),
                resistance() * perUnit,
                reactance() * perUnit,
                0,
                units * ratedVa,
                ratio,
                windings.shiftDeg(),
                true,
                inService);
    }
}
