package org.headroom.data.store;

import org.jspecify.annotations.Nullable;

/**
 * A machine that is, or was, followed: one site by one source.
 *
 * @param source where its telemetry came from, without secrets
 * @param createdS when it was first followed, epoch s of the wall clock
 * @param lastS end of the last step that was kept, epoch s of the site's clock; null before the first
 */
public record LiveSession(
        long id,
        String site,
        String source,
        long createdS,
        @Nullable Double lastS) {}
