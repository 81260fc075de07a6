package org.headroom.app.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The last piece of each job, in the order of the job list. */
    public List<Assignment> last() {
        Map<String, Assignment> last = new LinkedHashMap<>();
        assignments.forEach(a -> last.put(a.job().id(), a));
        return List.copyOf(last.values());
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
