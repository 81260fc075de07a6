package org.headroom.app.planning;

import org.jspecify.annotations.Nullable;

/**
 * What a site asks of its plans beyond the ledger's limits.
 *
 * @param riseW most that site power may rise from slot to slot, W; null for no limit
 * @param fallW the same downwards
 * @param carbonTPerDay most carbon dioxide of grid energy in a local day, t; null for no limit
 * @param restartS work lost with each restart, s
 */
public record SiteRules(
        @Nullable Double riseW,
        @Nullable Double fallW,
        @Nullable Double carbonTPerDay,
        double restartS) {
    public static final SiteRules NONE = new SiteRules(null, null, null, 0);
}
