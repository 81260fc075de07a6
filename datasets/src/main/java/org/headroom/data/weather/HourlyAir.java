package org.headroom.data.weather;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.headroom.physics.air.MoistAir;

/** Hours on a real calendar while overlays are laid on them; wet bulb leads, humidity ratio follows from it. */
record HourlyAir(long startS, double[] drybulbC, double[] wetbulbC, double[] pressurePa, double[] windMPerS, Sky sky) {

    HourlyAir copy() {
        return new HourlyAir(startS, drybulbC.clone(), wetbulbC.clone(), pressurePa.clone(), windMPerS.clone(), sky);
    }

    HourlyAir with(Overlays overlays, ZoneOffset offset) {
        if (!overlays.none()) {
            if (overlays.offsetK() != 0) {
                warm(overlays.offsetK());
            }
            int hour = 0;
            while (hour < drybulbC.length) {
                LocalDate day = day(hour, offset);
                int end = hour;
                while (end < drybulbC.length && day(end, offset).equals(day)) {
                    end++;
                }
                if (overlays.heatWaveOn(day)) {
                    raise(hour, end, Overlays.HEAT_WAVE_DRYBULB_C, Overlays.HEAT_WAVE_WETBULB_C);
                }
                if (day.equals(overlays.extremeDay())) {
                    raise(hour, end, Overlays.EXTREME_DRYBULB_C, Overlays.EXTREME_WETBULB_C);
                }
                hour = end;
            }
        }
        return this;
    }

    Weather named(String name) {
        double[] humidityRatio = Weather.column(
                drybulbC.length, i -> MoistAir.humidityRatioFromWetbulb(drybulbC[i], wetbulbC[i], pressurePa[i]));
        return new Weather(name, startS, drybulbC, wetbulbC, humidityRatio, pressurePa, windMPerS, sky);
    }

    private LocalDate day(int hour, ZoneOffset offset) {
        return Instant.ofEpochSecond(startS + 3600L * hour).atOffset(offset).toLocalDate();
    }

    /** All hours of a day by the same amounts, so that its peaks are at least these; never down. */
    private void raise(int from, int end, double drybulbPeakC, double wetbulbPeakC) {
        double drybulbMax = Double.NEGATIVE_INFINITY;
        double wetbulbMax = Double.NEGATIVE_INFINITY;
        for (int i = from; i < end; i++) {
            drybulbMax = Math.max(drybulbMax, drybulbC[i]);
            wetbulbMax = Math.max(wetbulbMax, wetbulbC[i]);
        }
        double drybulbUp = Math.max(0, drybulbPeakC - drybulbMax);
        double wetbulbUp = Math.max(0, wetbulbPeakC - wetbulbMax);
        for (int i = from; i < end; i++) {
            wetbulbC[i] += wetbulbUp;
            drybulbC[i] = Math.max(drybulbC[i] + drybulbUp, wetbulbC[i]);
        }
    }

    /** Warmer at the same relative humidity. */
    private void warm(double byK) {
        for (int i = 0; i < drybulbC.length; i++) {
            double p = pressurePa[i];
            double w = MoistAir.humidityRatioFromWetbulb(drybulbC[i], wetbulbC[i], p);
            double rh = Air.relativeHumidity(drybulbC[i], w, p);
            drybulbC[i] += byK;
            wetbulbC[i] = Math.min(
                    drybulbC[i], MoistAir.wetbulbC(drybulbC[i], MoistAir.humidityRatio(drybulbC[i], rh, p), p));
        }
    }
}
