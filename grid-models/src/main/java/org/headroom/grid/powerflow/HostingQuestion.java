package org.headroom.grid.powerflow;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * How much more load is asked about.
 *
 * @param at where it would stand; shares add up to 1
 * @param powerFactor lagging, above 0 to 1
 * @param sourceW what the references may deliver together, W; infinity if no matter
 * @param mostW search ends here, W
 * @param resolutionW how exactly the answer is wanted, W
 * @param limits what becomes of generators beyond reactive limits
 */
public record HostingQuestion(
        List<Place> at, double powerFactor, double sourceW, double mostW, double resolutionW, ReactiveLimits limits) {

    /** A bus and its share of the load, 1. */
    public record Place(String bus, double share) {}

    public HostingQuestion {
        at = List.copyOf(at);
        double sum = 0;
        for (Place place : at) {
            sum += Checks.share("share of bus " + place.bus(), place.share());
        }
        if (!(Math.abs(sum - 1) < 1e-6)) {
            throw new OutOfRange("shares of hosting buses", Double.toString(sum), "a sum of 1");
        }
        Checks.within("power_factor", powerFactor, 1e-3, 1);
        Checks.positive("most_w", mostW);
        Checks.positive("resolution_w", resolutionW);
    }

    /** At one bus, up to 10 GW, to the kilowatt, without a source limit. */
    public static HostingQuestion at(String bus, double powerFactor) {
        return new HostingQuestion(
                List.of(new Place(bus, 1)), powerFactor, Double.POSITIVE_INFINITY, 10e9, 1e3, ReactiveLimits.IGNORE);
    }
}
