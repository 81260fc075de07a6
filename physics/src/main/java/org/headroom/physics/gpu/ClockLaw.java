package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * Clock, voltage, dynamic power and throughput of a GPU, each as a share of its value at the highest clock.
 *
 * <pre>
 * v(f) = v0                                  f &lt;= f0
 *      = v0 + (1 - v0) (f - f0) / (1 - f0)   above
 * p(f) = f v(f)^2
 * r(f) = 1 / ((1 - w) / f + w)
 * </pre>
 *
 * <p>f clock, v voltage with its floor v0 up to the clock f0, p dynamic power, r throughput of work that waits for memory or
 * network during the share w of its time at full clock, which a lower clock does not lengthen. Valid for f of 0 to 1; the
 * forms are textbook CMOS (Rabaey 2003, ch. 5) and Amdahl's law. The floor is an assumption: driver dumps show 0.67 V
 * for an idle Hopper and about 1.05 V at full clock, and the clock where the floor ends is not published. Worked number:
 * v0 0.65, f0 0.55, half of the dynamic power: clock 0.758; compute-bound work keeps 0.758, work with w 0.8 keeps 0.940.
 *
 * @param floorVoltage v0
 * @param floorClock f0
 */
public record ClockLaw(double floorVoltage, double floorClock) {
    public ClockLaw {
        Checks.within("floor_voltage", floorVoltage, 0.3, 1);
        Checks.within("floor_clock", floorClock, 0.01, 0.99);
    }

    /** The assumption for Hopper and its kin. */
    public static ClockLaw hopper() {
        return new ClockLaw(0.65, 0.55);
    }

    /** Dynamic power at a clock; both as shares. */
    public double power(double clock) {
        double v = clock <= floorClock
                ? floorVoltage
                : floorVoltage + (1 - floorVoltage) * (clock - floorClock) / (1 - floorClock);
        return clock * v * v;
    }

    /** The clock that this share of the dynamic power allows; 0 to 1. */
    public double clock(double power) {
        double low = 0;
        double high = 1;
        if (power >= 1) {
            return 1;
        }
        for (int i = 0; i < 50; i++) {
            double middle = 0.5 * (low + high);
            if (power(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Throughput at a clock of work that waits during this share of its time at full clock. */
    public static double throughput(double clock, double waitingShare) {
        return clock <= 0 ? 0 : 1 / ((1 - waitingShare) / clock + waitingShare);
    }
}
