package org.headroom.grid.swing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a power series asks of the grid.
 *
 * @param rangeW highest less lowest, W
 * @param ramps within 0.1, 1 and 60 s, in this order
 * @param minuteRateWPerS difference of adjacent one-minute means, W/s; NaN for less than two minutes
 * @param bands inter-area, local, torsional, in this order
 * @param criticalShare of the energy of all that is not constant, between 0.1 and 20 Hz, 1
 */
public record SwingFigures(
        double meanW,
        double highestW,
        double lowestW,
        double rangeW,
        List<Ramps> ramps,
        double minuteRateWPerS,
        List<BandSwing> bands,
        double criticalShare) {
    public static final double FAST_S = 0.1;
    public static final double SECOND_S = 1;
    public static final double MINUTE_S = 60;

    public SwingFigures {
        ramps = List.copyOf(ramps);
        bands = List.copyOf(bands);
    }

    public static SwingFigures of(PowerSeries series) {
        return of(series, new Spectrum(series));
    }

    public static SwingFigures of(PowerSeries series, Spectrum spectrum) {
        double highest = series.highestW();
        double lowest = series.lowestW();
        return new SwingFigures(
                series.meanW(),
                highest,
                lowest,
                highest - lowest,
                List.of(Ramps.of(series, FAST_S), Ramps.of(series, SECOND_S), Ramps.of(series, MINUTE_S)),
                Ramps.meanRateWPerS(series, MINUTE_S),
                List.of(spectrum.in(Band.INTER_AREA), spectrum.in(Band.LOCAL), spectrum.in(Band.TORSIONAL)),
                spectrum.energyShare(Band.CRITICAL));
    }

    /** Largest change within a second. */
    public Ramps second() {
        return ramps.get(1);
    }

    /** Largest change within a tenth of a second. */
    public Ramps fast() {
        return ramps.getFirst();
    }

    /** Largest change within a minute. */
    public Ramps minute() {
        return ramps.getLast();
    }

    /** Holds these figures against limits, in their order; what is unknown is not exceeded. */
    public List<SwingLimits.Check> against(SwingLimits limits) {
        List<SwingLimits.Check> checks = new ArrayList<>();
        checks.add(SwingLimits.check("range_mw", minute().largestW(), limits.rangeW()));
        checks.add(SwingLimits.check("ramp_up_mw_per_s", second().riseW(), limits.rampUpWPerS()));
        checks.add(SwingLimits.check("ramp_down_mw_per_s", second().fallW(), limits.rampDownWPerS()));
        checks.add(SwingLimits.check("ramp_mw_per_min", minuteRateWPerS * MINUTE_S, limits.rampWPerMin()));
        checks.add(SwingLimits.check("inter_area_mw", bands.get(0).peakToPeakW(), limits.interAreaW()));
        checks.add(SwingLimits.check("local_mw", bands.get(1).peakToPeakW(), limits.localW()));
        checks.add(SwingLimits.check("torsional_mw", bands.get(2).peakToPeakW(), limits.torsionalW()));
        return List.copyOf(checks);
    }
}
