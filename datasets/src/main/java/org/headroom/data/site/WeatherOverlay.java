package org.headroom.data.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is laid over the embedded weather; a null date means that overlay is off. */
public record WeatherOverlay(
        double offsetK,
        @Nullable LocalDate heatWaveStart,
        int heatWaveDays,
        double heatWaveWetbulbC,
        @Nullable LocalDate extremeDay,
        double extremeWetbulbC) {}
