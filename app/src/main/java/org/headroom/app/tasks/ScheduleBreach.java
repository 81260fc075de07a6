package org.headroom.app.tasks;

/**
 * Something that a schedule breaks, as the planner's sums see it.
 *
 * @param limit {@code site_power_mw}, {@code transformer_mva}, {@code potable_gal_per_day}, {@code sewer_gal_per_day},
 *     {@code recycled_gal_per_day}, {@code gpus_count} or {@code cloud_gpus_count}; of one job {@code submit},
 *     {@code deadline} or {@code after}
 * @param fromS epoch seconds at which it begins
 * @param worst the worst value in the limit's unit; of a job the hours by which it is too early or too late
 * @param jobId empty for a limit of the site
 */
public record ScheduleBreach(String limit, long fromS, long toS, double worst, double allowed, String jobId) {
    public boolean ofSite() {
        return jobId.isEmpty();
    }
}
