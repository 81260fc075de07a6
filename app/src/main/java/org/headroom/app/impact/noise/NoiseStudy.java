package org.headroom.app.impact.noise;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.CommunityPlace;
import org.headroom.data.site.NoiseMachine;
import org.headroom.data.site.SiteNoise;
import org.headroom.physics.noise.Levels;
import org.headroom.physics.noise.Octaves;
import org.headroom.physics.noise.SoundPath;

/**
 * A year of the site's noise: each kind of machine is one point source whose number in service and pace follow the twin's
 * hours, its octaves travel through the air of that hour (ISO 9613-2, ground by octave), and A-weighted energies add up at places
 * and over a map. Levels are those with the wind from the site towards the place; buildings and walls between hold nothing back.
 */
public final class NoiseStudy {
    /** Nearer to a machine than this it is no point, and a map shows nothing. */
    private static final double NEAREST_M = 150;

    private static final double FARTHEST_M = 60_000;
    private static final int NODES = 48;

    private final SiteNoise design;
    private final List<CommunityPlace> places;
    private final Ground ground;
    private final TimeGrid grid;
    private final ZoneId zone;
    private final double[] absorbed;
    private final List<NoiseMachine> silent = new ArrayList<>();
    private final List<Voice> voices = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private boolean mapped;

    /** A kind of machine with its hours. */
    private static final class Voice {
        final NoiseMachine machine;
        final double[] duty;
        final double[] octaves = new double[Octaves.COUNT];
        final double lowest;
        final double highest;

        /** Ldn energy of the kind at the nodes of distance, as a logarithm. */
        final double[] reach = new double[NODES];

        Voice(NoiseMachine machine, double[] duty) {
            this.machine = machine;
            this.duty = duty;
            double[] db = machine.octavesDb(machine.soundPowerDb());
            for (int band = 0; band < Octaves.COUNT; band++) {
                octaves[band] = Levels.energy(db[band] + Octaves.aDb(band));
            }
            lowest = Levels.energy(machine.lowDb() - machine.soundPowerDb());
            highest = Levels.energy(machine.highDb() - machine.soundPowerDb());
        }
    }

    /**
     * What one kind of machine gives at a place.
     *
     * @param dayNightDb its own Ldn of the year
     */
    public record Part(String name, double dayNightDb) {}

    /**
     * A place and what it hears.
     *
     * @param lowDb what the year's Ldn stays above in 90 % of what is possible
     * @param highDb what it stays below in 90 %
     * @param parts by kind of machine, loudest first
     */
    record Heard(
            CommunityPlace place, double distanceM, Loudness loudness, double lowDb, double highDb, List<Part> parts) {}

    private NoiseStudy(ImpactCase c) {
        design = Surroundings.community(c).noise();
        places = Surroundings.community(c).places();
        ground = Surroundings.ground(c);
        grid = c.year().grid();
        zone = c.zone();
        absorbed = design.machines().isEmpty() ? new double[0] : AirOfYear.of(c.weather(), grid);
        for (NoiseMachine machine : design.machines()) {
            double[] duty = Duty.of(machine, c.year());
            if (duty.length == grid.count() && Arrays.stream(duty).anyMatch(d -> d > 0)) {
                voices.add(new Voice(machine, duty));
            } else {
                silent.add(machine);
            }
        }
        for (CommunityPlace place : places) {
            if (!voices.isEmpty()) {
                heard.add(hear(place));
            }
        }
    }

    public static NoiseStudy of(ImpactCase c) {
        return new NoiseStudy(c);
    }

    /** Whether the site's file names machines of which some ran in the year. */
    public boolean modelled() {
        return !voices.isEmpty();
    }

    /** What the site's file lacks, in words; empty if nothing. */
    String missing() {
        if (design.machines().isEmpty()) {
            return "the site's file names no machines that make noise (community.noise.machines)";
        }
        if (voices.isEmpty()) {
            return "none of the machines that the site's file names ran in the year";
        }
        return places.isEmpty() ? "the site's file names no places (community.places)" : "";
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<NoiseMachine> machines() {
        return voices.stream().map(v -> v.machine).toList();
    }

    /** Named in the file, but they never ran in the year or nothing is known of their hours. */
    List<NoiseMachine> silent() {
        return List.copyOf(silent);
    }

    SiteNoise design() {
        return design;
    }

    /** Day-night level of the year at any place, dB(A); not a number beside a machine or without sources. */
    public double dayNightDb(double latitudeDeg, double longitudeDeg) {
        if (voices.isEmpty()) {
            return Double.NaN;
        }
        map();
        double eastM = ground.eastM(longitudeDeg);
        double northM = ground.northM(latitudeDeg);
        double energy = 0;
        for (Voice voice : voices) {
            double d = distanceM(voice.machine, eastM, northM);
            if (!(d >= NEAREST_M && d <= FARTHEST_M)) {
                return Double.NaN;
            }
            double at = Math.log(d / NEAREST_M) / Math.log(FARTHEST_M / NEAREST_M) * (NODES - 1);
            int below = Math.min((int) at, NODES - 2);
            energy += Math.exp(voice.reach[below] + (at - below) * (voice.reach[below + 1] - voice.reach[below]));
        }
        return Levels.level(energy);
    }

    /** One place by itself, as {@link #heard} has those of the site's file. */
    Heard hear(CommunityPlace place) {
        double eastM = ground.eastM(place.longitudeDeg());
        double northM = ground.northM(place.latitudeDeg());
        double[] total = new double[grid.count()];
        double[] weights = Loudness.weights(grid, zone);
        double low = 0;
        double high = 0;
        double sum = 0;
        List<Part> parts = new ArrayList<>();
        for (Voice voice : voices) {
            double d = Math.max(10, distanceM(voice.machine, eastM, northM));
            if (d > FARTHEST_M) {
                continue;
            }
            double own = 0;
            double[] reached = reached(voice, d);
            for (int h = 0; h < total.length; h++) {
                double energy = voice.duty[h] * through(reached, h, d);
                total[h] += energy;
                own += weights[h] * energy;
            }
            parts.add(new Part(voice.machine.name(), Levels.level(own)));
            sum += own;
            low += own * voice.lowest;
            high += own * voice.highest;
        }
        parts.sort((a, b) -> Double.compare(b.dayNightDb(), a.dayNightDb()));
        Loudness loudness = Loudness.of(total, grid, zone);
        double ldn = loudness.dayNightDb();
        return new Heard(
                place,
                Math.hypot(eastM, northM),
                loudness,
                ldn - Math.hypot(design.pathDb(), Levels.level(sum / low)),
                ldn + Math.hypot(design.pathDb(), Levels.level(high / sum)),
                List.copyOf(parts));
    }

    /** The octaves of one machine at a distance, without the air. */
    private double[] reached(Voice voice, double distanceM) {
        double[] lossDb = new double[Octaves.COUNT];
        new SoundPath(distanceM, voice.machine.heightM(), design.earM(), design.porousShare()).geometry(lossDb);
        double[] reached = new double[Octaves.COUNT];
        for (int band = 0; band < Octaves.COUNT; band++) {
            reached[band] = voice.octaves[band] / Levels.energy(lossDb[band]);
        }
        return reached;
    }

    private double through(double[] octaves, int hour, double distanceM) {
        double energy = 0;
        int at = hour * Octaves.COUNT;
        for (int band = 0; band < Octaves.COUNT; band++) {
            energy += octaves[band] * Math.exp(-absorbed[at + band] * distanceM);
        }
        return energy;
    }

    private static double distanceM(NoiseMachine machine, double eastM, double northM) {
        return Math.hypot(eastM - machine.eastM(), northM - machine.northM());
    }

    private void map() {
        if (mapped) {
            return;
        }
        mapped = true;
        double[] weights = Loudness.weights(grid, zone);
        double[] air = new double[Octaves.COUNT];
        double[][] sums = new double[voices.size()][Octaves.COUNT];
        for (int node = 0; node < NODES; node++) {
            double d = NEAREST_M * Math.pow(FARTHEST_M / NEAREST_M, node / (NODES - 1.0));
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int h = 0; h < weights.length; h++) {
                for (int band = 0; band < Octaves.COUNT; band++) {
                    air[band] = weights[h] * Math.exp(-absorbed[h * Octaves.COUNT + band] * d);
                }
                for (int v = 0; v < sums.length; v++) {
                    double duty = voices.get(v).duty[h];
                    for (int band = 0; band < Octaves.COUNT; band++) {
                        sums[v][band] += duty * air[band];
                    }
                }
            }
            for (int v = 0; v < sums.length; v++) {
                double[] reached = reached(voices.get(v), d);
                double energy = 0;
                for (int band = 0; band < Octaves.COUNT; band++) {
                    energy += reached[band] * sums[v][band];
                }
                voices.get(v).reach[node] = Math.log(Math.max(1e-30, energy));
            }
        }
    }
}
