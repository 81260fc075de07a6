package org.headroom.grid.generation;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What an air permit allows: masses over any twelve months, start-ups and shutdowns a year, and until when it holds.
 *
 * <p>Months are calendar months of the site's clock: the mass of a month and of the eleven before it may not exceed the cap
 * (40 CFR 52.21(aa) and state permits word it as a "12-month rolling total, computed monthly"); starts and their hours are
 * counted over the same twelve months.
 */
public final class PermitDesign {
    /** Whom the counters of starts are for. */
    public enum Scope {
        /** Each unit has its own allowance. */
        UNIT,
        /** All units share one. */
        SITE
    }

    private final double[] capKg;
    private final int starts;
    private final int stops;
    private final double eventS;
    private final double eventsS;
    private final Scope scope;
    private final double fromS;
    private final double toS;

    /**
     * @param capKg over twelve months, in the order of {@link Pollutant}, kg; infinity: none
     * @param starts start-ups in twelve months
     * @param stops shutdowns in twelve months
     * @param eventS longest start-up or shutdown, s
     * @param eventsS all of them in twelve months, s
     * @param scope whom the four before are for
     * @param fromS first instant at which the permit holds, local seconds (minus infinity: always did)
     * @param toS instant at which it ends, local seconds (infinity: it does not)
     */
    public PermitDesign(
            double[] capKg,
            int starts,
            int stops,
            double eventS,
            double eventsS,
            Scope scope,
            double fromS,
            double toS) {
        if (capKg.length != Pollutant.COUNT) {
            throw new OutOfRange("caps", capKg.length + " numbers", Pollutant.COUNT + " numbers");
        }
        for (double cap : capKg) {
            Checks.within("cap_kg", cap, 0, Double.POSITIVE_INFINITY);
        }
        this.capKg = capKg.clone();
        this.starts = (int) Checks.within("starts_count", starts, 0, Integer.MAX_VALUE);
        this.stops = (int) Checks.within("stops_count", stops, 0, Integer.MAX_VALUE);
        this.eventS = Checks.within("event_s", eventS, 0, Double.POSITIVE_INFINITY);
        this.eventsS = Checks.within("events_s", eventsS, 0, Double.POSITIVE_INFINITY);
        this.scope = scope;
        this.fromS = fromS;
        this.toS = toS;
    }

    public double capKg(Pollutant pollutant) {
        return capKg[pollutant.index()];
    }

    public int starts() {
        return starts;
    }

    public int stops() {
        return stops;
    }

    public double eventS() {
        return eventS;
    }

    public double eventsS() {
        return eventsS;
    }

    public Scope scope() {
        return scope;
    }

    /** Whether it holds at an instant of the site's clock, local seconds. */
    public boolean holds(double localS) {
        return localS >= fromS && localS < toS;
    }

    public double toS() {
        return toS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PermitDesign p
                && Arrays.equals(capKg, p.capKg)
                && starts == p.starts
                && stops == p.stops
                && eventS == p.eventS
                && eventsS == p.eventsS
                && scope == p.scope
                && fromS == p.fromS
                && toS == p.toS;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(capKg);
    }
}
