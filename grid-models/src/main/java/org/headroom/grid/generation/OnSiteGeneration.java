package org.headroom.grid.generation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All generation on a site, asked in the order in which it is listed: each source gives what those before it do not.
 *
 * <p>A source with units is a {@link Fleet}. One without follows at once, from nothing to its capacity, and emits carbon
 * dioxide over its electric energy; of its fuel nothing is known, so it has no part in {@link #fuelW}.
 */
public final class OnSiteGeneration {
    /**
     * A source.
     *
     * @param capacityW of all its units at their reference temperature, W
     * @param kgPerJ carbon dioxide over electric energy, kg/J; not used when there are units
     * @param unit a unit, or null if it follows at once
     * @param units how many
     */
    public record Source(
            String name,
            double capacityW,
            double kgPerJ,
            @Nullable UnitDesign unit,
            int units) {}

    private static final Pollutant[] POLLUTANTS = Pollutant.values();

    private final List<Source> sources;
    private final @Nullable Fleet[] fleets;
    private final double[] sourceW;
    private double powerW;
    private double fuelW;
    private double heatW;
    private double unitsW;
    private final double[] kgPerS = new double[Pollutant.COUNT];

    public OnSiteGeneration(List<Source> sources) {
        this.sources = List.copyOf(sources);
        fleets = new @Nullable Fleet[sources.size()];
        sourceW = new double[sources.size()];
        for (int s = 0; s < fleets.length; s++) {
            Source source = sources.get(s);
            UnitDesign unit = source.unit();
            fleets[s] = unit == null || source.units() == 0 || source.capacityW() == 0
                    ? null
                    : new Fleet(unit, source.units());
        }
    }

    public List<Source> sources() {
        return sources;
    }

    /** The units of a source, or null if it follows at once. */
    public @Nullable Fleet fleet(int source) {
        return fleets[source];
    }

    /** Units in all fleets together. */
    public int units() {
        int sum = 0;
        for (Fleet fleet : fleets) {
            sum += fleet == null ? 0 : fleet.units();
        }
        return sum;
    }

    /** What all can give in air of this temperature once they run, W. */
    public double capacityW(double ambientC) {
        double sum = 0;
        for (int s = 0; s < fleets.length; s++) {
            Fleet fleet = fleets[s];
            sum += fleet == null ? sources.get(s).capacityW() : fleet.capacityW(ambientC);
        }
        return sum;
    }

    /**
     * Moves on by a step.
     *
     * @param wantedW power asked for over the step, W
     * @param readyW units for this much are kept running or started, though less may be asked for yet, W
     */
    public void step(double wantedW, double readyW, double ambientC, double dtS) {
        powerW = 0;
        fuelW = 0;
        heatW = 0;
        unitsW = 0;
        Arrays.fill(kgPerS, 0);
        double restW = Math.max(0, wantedW);
        double restReadyW = Math.max(restW, readyW);
        for (int s = 0; s < fleets.length; s++) {
            Fleet fleet = fleets[s];
            double mostW;
            if (fleet == null) {
                Source source = sources.get(s);
                mostW = source.capacityW();
                sourceW[s] = Math.min(mostW, restW);
                kgPerS[Pollutant.CO2.index()] += sourceW[s] * source.kgPerJ();
            } else {
                mostW = fleet.capacityW(ambientC);
                fleet.step(Math.min(restW, mostW), Math.min(restReadyW, mostW), ambientC, dtS);
                sourceW[s] = fleet.powerW();
                fuelW += fleet.fuelW();
                heatW += fleet.heatW();
                unitsW += fleet.powerW();
                for (Pollutant p : POLLUTANTS) {
                    kgPerS[p.index()] += fleet.kgPerS(p);
                }
            }
            powerW += sourceW[s];
            restW = Math.max(0, restW - sourceW[s]);
            restReadyW = Math.max(0, restReadyW - mostW);
        }
    }

    /** Mean electric power of the last step, W; above what was wanted when units are at their lowest load. */
    public double powerW() {
        return powerW;
    }

    /** Mean electric power of a source in the last step, W. */
    public double powerW(int source) {
        return sourceW[source];
    }

    /** Mean fuel of all units in the last step, by higher heating value, W. */
    public double fuelW() {
        return fuelW;
    }

    /** Mean heat of all units in the last step, W. */
    public double heatW() {
        return heatW;
    }

    /** Fuel - electric - heat of the units in the last step, W: 0 but for rounding. */
    public double residualW() {
        return fuelW - unitsW - heatW;
    }

    /** Mean emission of the last step, kg/s; of sources without units carbon dioxide alone is known. */
    public double kgPerS(Pollutant pollutant) {
        return kgPerS[pollutant.index()];
    }

    /** Emission of a steady power, kg/s, once catalysts are warm or without them: for forecasts. */
    public double steadyKgPerS(Pollutant pollutant, double wantedW, double ambientC, boolean catalyst) {
        double sum = 0;
        double restW = wantedW;
        for (int s = 0; s < fleets.length; s++) {
            Fleet fleet = fleets[s];
            double mostW = fleet == null ? sources.get(s).capacityW() : fleet.capacityW(ambientC);
            double partW = Math.min(restW, mostW);
            if (fleet != null) {
                sum += fleet.steadyKgPerS(pollutant, partW, ambientC, catalyst);
            } else if (pollutant == Pollutant.CO2) {
                sum += partW * sources.get(s).kgPerJ();
            }
            restW -= partW;
        }
        return sum;
    }

    /** Independent generation in the same state. */
    public OnSiteGeneration snapshot() {
        OnSiteGeneration copy = new OnSiteGeneration(sources);
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of other generation of the same design, without allocating. */
    public void restore(OnSiteGeneration from) {
        for (int s = 0; s < fleets.length; s++) {
            Fleet mine = fleets[s];
            Fleet theirs = from.fleets[s];
            if (mine != null && theirs != null) {
                mine.restore(theirs);
            }
        }
        System.arraycopy(from.sourceW, 0, sourceW, 0, sourceW.length);
        System.arraycopy(from.kgPerS, 0, kgPerS, 0, kgPerS.length);
        powerW = from.powerW;
        fuelW = from.fuelW;
        heatW = from.heatW;
        unitsW = from.unitsW;
    }
}
