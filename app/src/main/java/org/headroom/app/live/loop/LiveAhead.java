package org.headroom.app.live.loop;

import java.util.List;
import org.headroom.app.live.forecast.ExpectedJob;
import org.headroom.app.live.forecast.WeatherOutlook;

/** What is known of the days ahead; asked before each forecast, by its thread. */
public interface LiveAhead {
    /** Running and waiting jobs; empty if nobody says. */
    List<ExpectedJob> jobs(double nowS);

    /** Air for the week after an instant. */
    WeatherOutlook weather(double nowS);
}
