package org.headroom.app.load;

import java.time.ZoneId;
import java.util.Set;
import org.headroom.data.site.JobBehaviour;

/**
 * How {@link JobsInTime} runs a schedule.
 *
 * @param behaviour phases, failures, storage and maintenance of the site
 * @param zone the clock of inference
 * @param seed of failures and slow servers
 * @param independent ids of jobs that stand for many small ones: their servers do not wait for each other
 * @param hallFeedW what each hall's feed carries, W; infinite where unknown
 */
public record InTime(JobBehaviour behaviour, ZoneId zone, long seed, Set<String> independent, double[] hallFeedW) {
    public InTime {
        independent = Set.copyOf(independent);
    }
}
