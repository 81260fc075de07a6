package org.headroom.app.impact.year;

import java.util.List;
import org.headroom.app.impact.ImpactCase;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.WeatherSource;

/**
 * What a year is made from.
 *
 * @param tree the site as the run kept it
 * @param weather the run's
 * @param overlays laid over it, as the run had them
 * @param otherYears further years of weather that the user gave; an ensemble draws among all
 * @param window what the run computed: its work is carried on
 * @param costs what it costs
 */
public record YearInputs(
        SiteTree tree,
        WeatherSource weather,
        Overlays overlays,
        List<WeatherSource> otherYears,
        ImpactCase.Window window,
        Costs costs) {
    public YearInputs {
        otherYears = List.copyOf(otherYears);
    }
}
