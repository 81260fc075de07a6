package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.data.weather.WeatherFiles;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/** The year around a stored run, its uncertainty and its alternatives. */
final class ImpactYears {
    private ImpactYears() {}

    static ImpactCase of(ImpactStored stored, ImpactRequest request, @Nullable ImpactCase compared, Progress progress) {
        List<WeatherSource> others = request.weather().stream()
                .map((Path file) -> WeatherFiles.read(file, stored.site().zone()))
                .toList();
        ImpactCase.Window w = stored.window();
        LocalDate from =
                Instant.ofEpochSecond(w.fromS()).atZone(stored.site().zone()).toLocalDate();
        LocalDate to =
                Instant.ofEpochSecond(w.toS()).atZone(stored.site().zone()).toLocalDate();
        return new ImpactCase(
                stored.id().text(),
                stored.tree(),
                stored.site(),
                stored.site().zone(),
                w,
                new Year(from, to, w.grid(), w.series(), w.figures()),
                stored.weather().on(w.fromS(), w.toS(), stored.overlays()),
                new Ensemble(0, request.seed(), java.util.Map.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                compared);
    }
}
