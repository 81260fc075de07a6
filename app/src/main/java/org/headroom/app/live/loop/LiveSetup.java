package org.headroom.app.live.loop;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.estimate.ParameterPriors;
import org.headroom.data.site.Site;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * What a live run is made of.
 *
 * @param weather for what no meter of outdoor air says; null for nothing
 * @param sourceName of the source as it may be shown
 * @param problem why the source did not answer last; empty if nobody knows
 * @param nowS the present of the site's clock, epoch s; not a number while it is not known
 * @param skewS time stamps of samples less our clock, s; 0 if nobody knows
 * @param store null to keep nothing
 * @param session null to keep nothing
 * @param format which program and site can read the saved state
 */
public record LiveSetup(
        Site site,
        ParameterPriors priors,
        @Nullable Weather weather,
        LiveAhead ahead,
        FrameSource source,
        String sourceName,
        Supplier<String> problem,
        DoubleSupplier nowS,
        DoubleSupplier skewS,
        @Nullable LiveStore store,
        @Nullable LiveSession session,
        String format,
        LivePlan plan) {}
