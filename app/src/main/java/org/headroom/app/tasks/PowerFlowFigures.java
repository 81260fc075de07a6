package org.headroom.app.tasks;

/** Rows of a solved network in the units of the edges; NaN is unknown. */
public final class PowerFlowFigures {
    private PowerFlowFigures() {}

    /**
     * A bus.
     *
     * @param energized whether it is joined to a reference
     */
    public record BusRow(String bus, double vmPu, double vaDeg, boolean energized) {}

    /** A generator; one out of service gives 0. */
    public record GeneratorRow(String generator, String bus, double pMw, double qMvar, boolean inService) {}

    /**
     * A branch; powers go into it at its two ends.
     *
     * @param loadingPercent the larger end by its rating; NaN without one
     */
    public record BranchRow(
            String branch,
            String from,
            String to,
            double pFromMw,
            double qFromMvar,
            double pToMw,
            double qToMvar,
            double loadingPercent,
            boolean inService) {
        /** The larger apparent power of the two ends, MVA. */
        public double mva() {
            return Math.max(Math.hypot(pFromMw, qFromMvar), Math.hypot(pToMw, qToMvar));
        }
    }

    /**
     * The network without one branch.
     *
     * @param outcome how the solution ended, in words
     * @param worstBranch the one with the highest loading; empty if none has a rating
     * @param lostBuses how many buses lost their supply
     * @param lostLoadMw load at buses that lost their supply
     */
    public record OutageRow(
            String branch,
            boolean converged,
            String outcome,
            String worstBranch,
            double worstLoadingPercent,
            double lowestVmPu,
            String lowestBus,
            int lostBuses,
            double lostLoadMw) {}

    /**
     * What a three-phase short circuit at a bus draws at first.
     *
     * @param mva infinite at an ideal source, 0 without any
     * @param ka unknown without a nominal voltage
     */
    public record ShortCircuitRow(String bus, double mva, double ka, double xOverR) {}

    /**
     * A limit that the solution does not keep.
     *
     * @param limit what kind, as in {@code branch_loading}
     * @param at the element
     * @param unit suffix of the unit, as in {@code percent}
     */
    public record LimitRow(String limit, String at, double worst, double allowed, String unit) {}
}
