package org.headroom.app.ledger;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went to the sewer on one local calendar day.
 *
 * @param gal US gallons
 * @param meanMgPerL means weighted by flow, by measure; a composite sample would show them. What is not followed is absent
 */
public record SewerDay(LocalDate date, double gal, Map<Measures, Double> meanMgPerL) {
    public SewerDay {
        meanMgPerL = Map.copyOf(meanMgPerL);
    }

    /** The mean of a day, mg/L; not a number where it is not followed or nothing was discharged. */
    public double mgPerL(Measures measure) {
        @Nullable Double mean = meanMgPerL.get(measure);
        return mean == null ? Double.NaN : mean;
    }
}
