package org.headroom.physics.gpu;

import java.util.Locale;

/** The parts of a server besides its GPUs. */
public enum ServerPart {
    CPU,
    MEMORY,
    /** Network adapters with their optics. */
    NIC,
    /** NVSwitches and PCIe switches. */
    SWITCH,
    STORAGE,
    FAN,
    /** Loss of the power supplies; part of the AC input, never added to it. */
    PSU_LOSS,
    /** Boards, voltage regulators and all that is not told apart; with the margin up to nameplate. */
    OTHER;

    /** As a column or a key begins, as in {@code psu_loss}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
