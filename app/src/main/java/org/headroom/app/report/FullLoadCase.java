package org.headroom.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the site takes when every server runs at one power, on an average July day: a row of the table that explains
 * the announced figures.
 *
 * @param load {@code rated}, {@code max} or {@code training}
 * @param cooling {@code wet} or {@code dry}
 * @param serverW AC power of each server, W
 * @param siteMw mean power at the utility's meter
 * @param powerMw the split of it, with the keys of {@code simulate --json}: gpus, servers_rest, network_storage,
 *     losses, pumps, towers, chillers, other
 * @param waterGalPerDay cooling make-up, US gallons a day
 */
public record FullLoadCase(
        String load,
        String cooling,
        double serverW,
        double siteMw,
        Map<String, Double> powerMw,
        double waterGalPerDay) {
    public FullLoadCase {
        powerMw = Collections.unmodifiableMap(new LinkedHashMap<>(powerMw));
    }
}
