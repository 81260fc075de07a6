package org.headroom.grid.network;

/**
 * A bus with its load and shunt.
 *
 * @param id what files and answers call it
 * @param kind how it enters the power flow
 * @param baseV nominal line-to-line voltage, V; 0 if unknown
 * @param loadW active load, W
 * @param loadVar reactive load, var; inductive is positive
 * @param shuntW what the shunt conductance takes at 1 pu, W
 * @param shuntVar what the shunt susceptance injects at 1 pu, var; a capacitor is positive
 * @param voltagePu starting voltage, pu of {@code baseV}
 * @param angleDeg starting angle, degrees; the reference keeps it
 * @param minPu lowest voltage allowed, pu
 * @param maxPu highest voltage allowed, pu
 */
public record Bus(
        String id,
        Kind kind,
        double baseV,
        double loadW,
        double loadVar,
        double shuntW,
        double shuntVar,
        double voltagePu,
        double angleDeg,
        double minPu,
        double maxPu) {

    /** What is given at a bus. */
    public enum Kind {
        /** Active and reactive power. */
        PQ,
        /** Active power and voltage, as long as a generator in service can hold it. */
        PV,
        /** Voltage and angle. */
        REFERENCE,
        /** Out of service with all that is connected to it. */
        ISOLATED
    }
}
