package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.load.HeldBack;
import org.headroom.app.load.RackBank;
import org.headroom.grid.generation.OnSiteGeneration;
import org.jspecify.annotations.Nullable;

/** Something that can be taken through time one step after another: the whole site, or its towers alone. */
interface Stepper {
    RackBank newBank();

    /** Goes to the equilibrium with a boundary. */
    void settle(Boundary b, LedgerRow out);

    /** On-site generation as the last step left it; null if there is none here. */
    @Nullable
    OnSiteGeneration generation();

    /**
     * Lists the servers that the last step held back by heat; the boundary is that step's.
     *
     * @return false if there were none; nothing is written then
     */
    default boolean heldBack(Boundary b, HeldBack out) {
        return false;
    }

    /** Advances by {@code dtS} seconds and writes the step's outputs. */
    void step(Boundary b, double dtS, LedgerRow out);
}
