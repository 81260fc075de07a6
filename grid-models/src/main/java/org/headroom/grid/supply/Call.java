package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A request of the utility to hold the site at or under a level for a while.
 *
 * @param fromS when the level holds, epoch s
 * @param toS when it no longer does, epoch s
 * @param levelW power allowed at the meter, W
 * @param noticeS how long before {@code fromS} it was announced, s
 */
public record Call(String id, long fromS, long toS, double levelW, double noticeS, Reason reason) {
    /** Why the utility calls. */
    public enum Reason {
        RELIABILITY,
        ECONOMIC
    }

    public Call {
        if (toS <= fromS) {
            throw new OutOfRange(id + " call", fromS + " to " + toS, "an end after its start");
        }
        Checks.notNegative("site_power_w", levelW);
        Checks.notNegative("notice_s", noticeS);
    }

    public double hours() {
        return (toS - fromS) / 3600.0;
    }

    public long announcedS() {
        return Math.round(fromS - noticeS);
    }
}
