package org.headroom.app.live.watch;

import org.headroom.data.quantity.Unit;

/**
 * One alarm as it stands.
 *
 * @param id kind and place, the same each time: {@code limit/site_power_mw}, {@code meter/revenue}, {@code
 *     telemetry/racks}
 * @param text one sentence with numbers and units
 * @param sinceS when it was raised, epoch seconds
 * @param value what was found, in {@code unit}; not a number where there is none
 * @param limit what is allowed, in {@code unit}; of a meter what it is off in %; not a number where there is none
 * @param timeToLimitS until the limit is reached as things go, s; 0 beyond it, not a number if it is not foreseen
 * @param acknowledged somebody has seen it at this level: it stays, but is not sent again
 */
public record Alarm(
        String id,
        AlarmKind kind,
        AlarmLevel level,
        String text,
        long sinceS,
        double value,
        double limit,
        Unit unit,
        double timeToLimitS,
        boolean acknowledged) {}
