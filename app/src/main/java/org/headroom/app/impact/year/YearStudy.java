package org.headroom.app.impact.year;

import java.util.List;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;

/**
 * What the years around a run say.
 *
 * @param switched the year for each combination of commitments: bit i of the index is commitment i; figures alone
 * @param notes what a reader should know of how the year came about, a sentence each
 */
public record YearStudy(
        Year year,
        Ensemble ensemble,
        List<ImpactCase.Commitment> commitments,
        List<Year> switched,
        List<Alternative> events,
        List<String> notes) {
    public YearStudy {
        commitments = List.copyOf(commitments);
        switched = List.copyOf(switched);
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }
}
