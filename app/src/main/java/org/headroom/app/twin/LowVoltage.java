package org.headroom.app.twin;

/** What the site takes at its low-voltage boards, W; filled in every step. */
final class LowVoltage {
    /** GPU racks of each hall with their PDUs and their share of the UPS. */
    final double[] hallW;

    /** All halls. */
    double hallsW;

    /** Network and storage with their UPS. */
    double networkW;

    /** Pumps, fans and chillers. */
    double coolingW;

    /** Everything else, battery standby apart. */
    double otherW;

    /** What the battery takes for itself at all times. */
    double standbyW;

    LowVoltage(int halls) {
        hallW = new double[halls];
    }

    double totalW() {
        return hallsW + networkW + coolingW + otherW + standbyW;
    }
}
