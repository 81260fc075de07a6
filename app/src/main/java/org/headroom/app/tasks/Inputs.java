package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.Site;
import org.headroom.data.site.WeatherOverlay;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.WeatherFiles;
import org.headroom.data.weather.WeatherSource;
import org.headroom.physics.gpu.CapCurve;
import org.jspecify.annotations.Nullable;

/** Opens what a run is fed with, the same way for every task. */
final class Inputs {
    private Inputs() {}

    /** The file, or the embedded Memphis year. */
    static WeatherSource weather(@Nullable Path file, Site site) {
        return file == null ? MemphisYear.source() : WeatherFiles.read(file, site.zone());
    }

    /** Overlays belong to the embedded year; a file gets them only where the caller set a path of them. */
    static Overlays overlays(@Nullable Path file, SiteInput input, Site site) {
        boolean asked = input.changed().stream().anyMatch(path -> path.startsWith("weather."));
        if (file != null && !asked) {
            return Overlays.NONE;
        }
        WeatherOverlay o = site.weather();
        return new Overlays(
                o.heatWaveStart(), o.heatWaveStart() == null ? 0 : o.heatWaveDays(), o.extremeDay(), o.offsetK());
    }

    static WorkProfile workProfile(Site site) {
        Map<Work, Double> utilization = new EnumMap<>(Work.class);
        site.it().workUtilization().forEach((id, u) -> Work.parse(id).ifPresent(work -> utilization.put(work, u)));
        Map<Work, CapCurve> curves = new EnumMap<>(Work.class);
        site.it().workCapCurve().forEach((id, curve) -> Work.parse(id).ifPresent(work -> curves.put(work, curve)));
        return new WorkProfile(utilization, curves);
    }
}
