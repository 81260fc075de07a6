package org.headroom.physics.wastewater.biology;

/**
 * One conserved quantity over a run: in + made by rule = out + more in store.
 *
 * @param name of it
 * @param in with the influent (and, for COD, the negative of the oxygen transferred)
 * @param out with effluent, waste and gas
 * @param stored more in the tanks at the end than at the start
 * @param byRule made (or lost) where a settler's solids are given the composition of its feed; 0 where it is tracked
 * @param relative what is left over, relative to all that entered or stood there
 */
public record Balance(String name, double in, double out, double stored, double byRule, double relative) {
    /** What a balance may leave over. */
    public static final double ALLOWED = 1e-8;

    boolean closed() {
        return Math.abs(relative) <= ALLOWED;
    }
}
