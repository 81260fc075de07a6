package org.headroom.app.tasks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a live run in this process follows, and where it keeps what it learns.
 *
 * @param weather for what no meter of outdoor air says; null for the embedded year
 * @param jobs what a simulated site runs: a job file, or null for the embedded list
 * @param database null for the user's own
 * @param who acknowledges and corrects, as it is kept
 */
public record LiveStart(
        SiteInput site,
        LiveFrom from,
        @Nullable Path weather,
        @Nullable Path jobs,
        @Nullable Path database,
        String who) {}
