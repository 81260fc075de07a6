package org.headroom.app.planning;

import java.util.List;
import org.headroom.app.load.Schedule;

/**
 * What became of a plan in one course of weather, failures and overruns.
 *
 * @param really what ran, and when
 * @param siteMw by slot of the window
 * @param breaks what was exceeded, as cuts that would have prevented it
 * @param weightedLatenessH with a job that found no place late until the grid's end
 * @param errorK of the wet bulb, by slot
 */
public record Scenario(
        Schedule really, double[] siteMw, List<Tightening> breaks, double weightedLatenessH, double[] errorK) {
    public boolean holds() {
        return breaks.isEmpty();
    }

    /** Whether a limit was exceeded. */
    public boolean breaks(String limit) {
        return breaks.stream().anyMatch(b -> b.limit().equals(limit));
    }

    /** How far limits were exceeded, megawatts and tenths of a million gallons alike; orders scenarios from mild to bad. */
    double badness() {
        double sum = 0;
        for (Tightening b : breaks) {
            boolean water = b.limit().equals(Limits.POTABLE)
                    || b.limit().equals(Limits.SEWER)
                    || b.limit().equals(Limits.RECYCLED);
            sum += water ? b.amount() * 1e-5 : b.amount();
        }
        return sum;
    }
}
