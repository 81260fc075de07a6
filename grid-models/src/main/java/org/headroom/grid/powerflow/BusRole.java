package org.headroom.grid.powerflow;

/** What a bus is in the solution under way; the numbers order what is held. */
final class BusRole {
    /** Without supply: no voltage. */
    static final byte DEAD = 0;
    /** Active and reactive power given. */
    static final byte PQ = 1;
    /** Active power and voltage given. */
    static final byte PV = 2;
    /** Voltage and angle given. */
    static final byte REFERENCE = 3;

    private BusRole() {}
}
