package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.List;
import org.headroom.grid.swing.Dip;
import org.headroom.grid.swing.FailureTimes;
import org.jspecify.annotations.Nullable;

/**
 * What to look at; null takes the site's value.
 *
 * @param jobs as {@code gpus=16384,iteration=6s,compute=0.8}; empty for one job of {@code gpus}
 * @param gpus of the one job; null for all of the site
 * @param swingMw of the one job at the meter; sets its power in communication and while stopped
 * @param remedies those asked for
 */
public record SwingRequest(
        SiteInput site,
        @Nullable Path weather,
        List<String> jobs,
        @Nullable Integer gpus,
        @Nullable Double iterationS,
        @Nullable Double computeShare,
        @Nullable Double swingMw,
        Asked remedies,
        Dip dip,
        FailureTimes failures,
        double lengthS,
        double stepS,
        long seed) {

    /** Remedies as asked for; null for not asked. */
    public record Asked(
            @Nullable Double batteryMw,
            @Nullable Double smoothingFloor,
            @Nullable Double staggerS,
            @Nullable Double dummyLevel,
            @Nullable Double rackJPerGpu) {
        public static final Asked NOTHING = new Asked(null, null, null, null, null);

        public boolean nothing() {
            return equals(NOTHING);
        }
    }

    public SwingRequest {
        jobs = List.copyOf(jobs);
    }
}
