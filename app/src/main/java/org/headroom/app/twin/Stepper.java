package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.load.RackBank;

/** Something that can be taken through time one step after another: the whole site, or its towers alone. */
interface Stepper {
    RackBank newBank();

    /** Goes to the equilibrium with a boundary. */
    void settle(Boundary b, LedgerRow out);

    /** Advances by {@code dtS} seconds and writes the step's outputs. */
    void step(Boundary b, double dtS, LedgerRow out);
}
