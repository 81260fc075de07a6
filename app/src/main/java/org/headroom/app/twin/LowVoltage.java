package org.headroom.app.twin;

/** What the site takes, W: filled with what its parts take at their inlets, then raised to the low-voltage boards. */
final class LowVoltage {
    /** GPU racks of each hall; raised with their PDUs and their share of the UPS. */
    final double[] hallW;

    /** All halls, raised. */
    double hallsW;

    /** Network and storage; raised with their UPS. */
    double networkW;

    /** Pumps and fans. */
    double coolingW;

    double chillersW;

    /** Everything else, battery standby apart. */
    double otherW;

    /** What the battery takes for itself at all times. */
    double standbyW;

    LowVoltage(int halls) {
        hallW = new double[halls];
    }

    double totalW() {
        return hallsW + networkW + coolingW + chillersW + otherW + standbyW;
    }
}
