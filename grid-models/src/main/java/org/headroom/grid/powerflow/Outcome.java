package org.headroom.grid.powerflow;

/** How a power flow ended. */
public sealed interface Outcome {

    /** Newton steps taken. */
    int iterations();

    /** One line for people. */
    String text();

    default boolean converged() {
        return this instanceof Converged;
    }

    /** Every bus balances. */
    record Converged(int iterations) implements Outcome {
        @Override
        public String text() {
            return "converged in " + iterations + (iterations == 1 ? " iteration" : " iterations");
        }
    }

    /**
     * No voltages were found that balance every bus.
     *
     * @param bus where the mismatch stayed largest
     * @param mismatchW asked for less what the network can bring there, W
     * @param mismatchVar the same for reactive power, var
     */
    record Diverged(String bus, double mismatchW, double mismatchVar, int iterations) implements Outcome {
        private static final double MEGA = 1e6;

        @Override
        public String text() {
            return "no solution: bus %s is left with a mismatch of %.6g MW and %.6g Mvar after %d iterations"
                    .formatted(bus, mismatchW / MEGA, mismatchVar / MEGA, iterations);
        }
    }

    /** The equations do not determine the voltage of a bus. */
    record Singular(String bus, int iterations) implements Outcome {
        @Override
        public String text() {
            return "no solution: the equations are singular at bus " + bus;
        }
    }

    /** The only voltages found that balance every bus are ones that no network is run at. */
    record Collapsed(String bus, double voltagePu, int iterations) implements Outcome {
        @Override
        public String text() {
            return "no solution at an operating voltage: bus %s would be at %.3g pu".formatted(bus, voltagePu);
        }
    }

    /** Every source that still held a voltage is beyond a reactive limit; the voltages are those without more limits. */
    record LimitsExhausted(String bus, int iterations) implements Outcome {
        @Override
        public String text() {
            return "no solution within reactive limits: nobody is left to hold a voltage, the last was at bus " + bus;
        }
    }
}
