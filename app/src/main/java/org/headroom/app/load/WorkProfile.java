package org.headroom.app.load;

import java.util.Map;
import org.headroom.data.jobs.Work;

/**
 * How hard each kind of work drives a GPU, averaged over its iterations.
 *
 * @param utilization mean tensor / SM activity, 0 to 1, one a kind
 */
public record WorkProfile(Map<Work, Double> utilization) {
    public WorkProfile {
        utilization = Map.copyOf(utilization);
    }

    public double utilizationOf(Work work) {
        Double u = utilization.get(work);
        if (u == null) {
            throw new IllegalArgumentException("no utilization for " + work.id());
        }
        return u;
    }
}
