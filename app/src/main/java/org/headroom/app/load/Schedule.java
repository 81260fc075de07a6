package org.headroom.app.load;

import java.util.List;

/**
 * A plan of jobs.
 *
 * @param assignments in the order of the job list
 * @param siteCaps site-wide caps in time order, never overlapping
 */
public record Schedule(List<Assignment> assignments, List<CapWindow> siteCaps) {
    public Schedule {
        assignments = List.copyOf(assignments);
        siteCaps = List.copyOf(siteCaps);
    }

    /** The cap that holds for a job at an instant, W per GPU. */
    public double capW(Assignment assignment, long atS) {
        double capW = assignment.powerCapW();
        for (CapWindow window : siteCaps) {
            if (window.fromS() <= atS && atS < window.toS()) {
                capW = Math.min(capW, window.capW());
            }
        }
        return capW;
    }
}
