package org.headroom.data.weather;

import java.time.LocalDate;
import org.headroom.physics.basis.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is laid over a typical year, all off by default. The site paths are {@code weather.heat_wave.start},
 * {@code weather.heat_wave.days}, {@code weather.extreme_day.date} and {@code weather.offset_k}.
 *
 * <p>A heat wave raises each of its days so that its highest wet bulb is at least the 0.4 % cooling design wet bulb, 26.8
 * C, and its highest dry bulb at least the coincident 32.8 C (ASHRAE 2009, Memphis International). The extreme day peaks
 * at the extreme annual wet bulb, 29.4 C (same table), with at least the 0.4 % dry bulb of 35.6 C. The offset warms every
 * hour at unchanged relative humidity.
 *
 * @param heatWaveStart first day of the heat wave, or null for none
 * @param heatWaveDays its length; 0 for none
 * @param extremeDay the extreme day, or null for none
 * @param offsetK climate offset, K
 */
public record Overlays(
        @Nullable LocalDate heatWaveStart,
        int heatWaveDays,
        @Nullable LocalDate extremeDay,
        double offsetK) {

    public static final Overlays NONE = new Overlays(null, 0, null, 0);

    static final double HEAT_WAVE_WETBULB_C = 26.8;
    static final double HEAT_WAVE_DRYBULB_C = 32.8;
    static final double EXTREME_WETBULB_C = 29.4;
    static final double EXTREME_DRYBULB_C = 35.6;

    public Overlays {
        Checks.within("weather.heat_wave.days", heatWaveDays, 0, 60);
        Checks.within("weather.offset_k", offsetK, -10, 10);
    }

    boolean none() {
        return equals(NONE);
    }

    boolean heatWaveOn(LocalDate day) {
        return heatWaveStart != null
                && !day.isBefore(heatWaveStart)
                && day.isBefore(heatWaveStart.plusDays(heatWaveDays));
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        if (heatWaveStart != null && heatWaveDays > 0) {
            text.append(", heat wave of ")
                    .append(heatWaveDays)
                    .append(" days from ")
                    .append(heatWaveStart);
        }
        if (extremeDay != null) {
            text.append(", extreme day ").append(extremeDay);
        }
        if (offsetK != 0) {
            text.append(", offset ").append(offsetK).append(" K");
        }
        return text.toString();
    }
}
