package org.headroom.app.tasks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to settle: either an event of the site or a window of one's own.
 *
 * @param file a table with time and site_power_mw, perhaps baseline_mw
 * @param event id of a utility call in the site file, or null
 * @param from local start, or null with an event; so too {@code to} and {@code levelMw}
 * @param noticeMin notice that was given; null for the event's, or for the contract's
 * @param baseline rule in words, or null for the site's
 * @param adjustment in words, or null for the site's
 */
public record SettlementRequest(
        SiteInput site,
        Path file,
        @Nullable String event,
        @Nullable String from,
        @Nullable String to,
        @Nullable Double levelMw,
        @Nullable Double noticeMin,
        @Nullable String baseline,
        @Nullable String adjustment) {}
