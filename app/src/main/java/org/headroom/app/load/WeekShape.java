package org.headroom.app.load;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.headroom.data.site.JobBehaviour;

/**
 * Activity of inference over its mean: f = hourly(h) daily(d) / mean over the 168 hours, constant within an hour of the
 * local clock. On the day that clocks go forward the skipped hour is missing, on the day that they go back it comes twice.
 */
final class WeekShape {
    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final ZoneId zone;
    private final double[] factor = new double[DAYS * HOURS];

    WeekShape(JobBehaviour.Week week, ZoneId zone) {
        this.zone = zone;
        double sum = 0;
        for (int d = 0; d < DAYS; d++) {
            for (int h = 0; h < HOURS; h++) {
                factor[d * HOURS + h] = week.daily().get(d) * week.hourly().get(h);
                sum += factor[d * HOURS + h];
            }
        }
        for (int i = 0; i < factor.length; i++) {
            factor[i] *= factor.length / sum;
        }
    }

    /** The factor in force at an instant, epoch seconds. */
    double at(double atS) {
        ZonedDateTime local = local(atS);
        return factor[(local.getDayOfWeek().getValue() - 1) * HOURS + local.getHour()];
    }

    /** The next full hour of the local clock after an instant, epoch seconds. */
    double nextHourS(double atS) {
        return local(atS).truncatedTo(ChronoUnit.HOURS).toEpochSecond() + 3600.0;
    }

    private ZonedDateTime local(double atS) {
        return Instant.ofEpochSecond((long) Math.floor(atS)).atZone(zone);
    }
}
