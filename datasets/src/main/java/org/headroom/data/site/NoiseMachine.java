package org.headroom.data.site;

import java.util.List;
import org.headroom.physics.noise.Levels;
import org.headroom.physics.noise.Octaves;
import org.jspecify.annotations.Nullable;

/**
 * A kind of machine that the neighbours may hear.
 *
 * @param id its key in the file
 * @param follows what its number in service and its pace follow
 * @param count how many, if they always run; otherwise what the site's hours say
 * @param unitMw of what it follows, how much one machine takes; not a number if it follows nothing in megawatts
 * @param soundPowerDb of one machine at full pace, re 1 pW
 * @param lowDb the lower end of that (10 %)
 * @param highDb the upper end (90 %)
 * @param aWeighted whether these levels are A-weighted
 * @param shapeDb levels of the octaves from 63 Hz to 8 kHz against each other
 * @param lossDb what silencers or enclosures take off each octave; null if there are none
 * @param speedDb how the level falls with the pace: this many dB for a tenth of the pace
 * @param heightM above ground
 * @param eastM from the middle of the site
 * @param northM from the middle of the site
 */
public record NoiseMachine(
        String id,
        String name,
        Follows follows,
        double count,
        double unitMw,
        double soundPowerDb,
        double lowDb,
        double highDb,
        boolean aWeighted,
        List<Double> shapeDb,
        @Nullable List<Double> lossDb,
        double speedDb,
        double heightM,
        double eastM,
        double northM) {
    /** What decides how many run, and how fast. */
    public enum Follows {
        /** Tower cells in service, at the pace of their fans. */
        TOWER_FANS,
        /** Tower cells in service. */
        TOWER_CELLS,
        /** Heat that air-cooled machines reject. */
        DRY_HEAT,
        /** On-site generation. */
        GENERATION,
        /** Nothing: they run all the time. */
        ALWAYS
    }

    public NoiseMachine {
        shapeDb = List.copyOf(shapeDb);
        lossDb = lossDb == null ? null : List.copyOf(lossDb);
    }

    /** Sound power of one machine by octave, dB: the shape moved so that its sum is the stated level, less the losses. */
    public double[] octavesDb(double levelDb) {
        double[] bands = new double[Octaves.COUNT];
        double energy = 0;
        for (int band = 0; band < Octaves.COUNT; band++) {
            energy += Levels.energy(shapeDb.get(band) + (aWeighted ? Octaves.aDb(band) : 0));
        }
        for (int band = 0; band < Octaves.COUNT; band++) {
            bands[band] = levelDb + shapeDb.get(band) - Levels.level(energy) - (lossDb == null ? 0 : lossDb.get(band));
        }
        return bands;
    }
}
