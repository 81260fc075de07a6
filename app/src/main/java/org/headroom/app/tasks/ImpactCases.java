package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.year.YearInputs;
import org.headroom.app.impact.year.YearStudy;
import org.headroom.app.impact.year.Years;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherFiles;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/** The year around a stored run, its uncertainty and its alternatives. */
final class ImpactCases {
    private ImpactCases() {}

    /**
     * A case and what a reader should know of how it came about.
     *
     * @param notes a sentence each
     */
    record Answered(ImpactCase impact, List<String> notes) {}

    static Answered of(ImpactStored stored, ImpactRequest request, @Nullable ImpactCase compared, Progress progress) {
        List<WeatherSource> others = request.weather().stream()
                .map(file -> WeatherFiles.read(file, stored.site().zone()))
                .toList();
        List<String> notes = new ArrayList<>();
        YearInputs inputs = covering(stored, others, notes);
        YearStudy study = ImpactYears.of(
                stored.tree(),
                inputs.weather(),
                inputs.overlays(),
                inputs.otherYears(),
                stored.window(),
                request.memberCount(),
                request.seed(),
                request.database() == null ? RunStore.defaultFile() : request.database(),
                progress);
        notes.addAll(study.notes());
        return new Answered(
                new ImpactCase(
                        stored.id().text(),
                        stored.tree(),
                        stored.site(),
                        stored.site().zone(),
                        stored.window(),
                        study.year(),
                        Years.weather(inputs),
                        study.ensemble(),
                        study.commitments(),
                        study.switched(),
                        study.events(),
                        compared),
                notes);
    }

    /** A run's weather may be dated and end with its window: then the year takes the next that covers it. */
    private static YearInputs covering(ImpactStored stored, List<WeatherSource> others, List<String> notes) {
        List<WeatherSource> candidates = new ArrayList<>();
        candidates.add(stored.weather());
        candidates.addAll(others);
        candidates.add(MemphisYear.source());
        InputError first = null;
        for (WeatherSource source : candidates) {
            YearInputs inputs = new YearInputs(
                    stored.tree(),
                    source,
                    source == stored.weather() ? stored.overlays() : Overlays.NONE,
                    others.stream().filter(other -> other != source).toList(),
                    stored.window(),
                    ImpactYears.costs());
            try {
                Weather weather = Years.weather(inputs);
                if (first != null) {
                    notes.add("The run's weather does not cover the year around it; the year has " + weather.name()
                            + " instead.");
                }
                return inputs;
            } catch (InputError e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IllegalStateException("no weather") : first;
    }
}
