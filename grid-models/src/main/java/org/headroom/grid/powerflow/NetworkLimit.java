package org.headroom.grid.powerflow;

/** What keeps a network from carrying more. */
public sealed interface NetworkLimit {

    /** One line for people. */
    String text();

    /** A branch's rating. */
    record Rating(String branch, double ratingVa) implements NetworkLimit {
        @Override
        public String text() {
            return "rating of branch %s, %.6g MVA".formatted(branch, ratingVa / 1e6);
        }
    }

    /** The lowest voltage allowed at a bus. */
    record LowVoltage(String bus, double allowedPu) implements NetworkLimit {
        @Override
        public String text() {
            return "lowest voltage at bus %s, %.6g pu".formatted(bus, allowedPu);
        }
    }

    /** The highest voltage allowed at a bus. */
    record HighVoltage(String bus, double allowedPu) implements NetworkLimit {
        @Override
        public String text() {
            return "highest voltage at bus %s, %.6g pu".formatted(bus, allowedPu);
        }
    }

    /** What the references together may deliver. */
    record Source(double allowedW) implements NetworkLimit {
        @Override
        public String text() {
            return "limit of the source, %.6g MW".formatted(allowedW / 1e6);
        }
    }

    /** No voltages satisfy the equations: {@code bus} is where it fails. */
    record NoSolution(String bus) implements NetworkLimit {
        @Override
        public String text() {
            return "no solution of the power flow, worst at bus " + bus;
        }
    }

    /** Nothing up to the most that was asked about. */
    record None(double askedW) implements NetworkLimit {
        @Override
        public String text() {
            return "no limit up to %.6g MW".formatted(askedW / 1e6);
        }
    }
}
