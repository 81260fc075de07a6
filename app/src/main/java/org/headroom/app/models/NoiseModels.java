package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.noise.AirAbsorption;
import org.headroom.physics.noise.Levels;
import org.headroom.physics.noise.Octaves;
import org.headroom.physics.noise.SoundPath;

/** {@code noise} as a table: octaves of sound power at a source to octaves and the A level at an ear. */
final class NoiseModels {
    /** ISO 9613-2, table 5: to here the standard states an accuracy. */
    private static final double STATED_M = 1000;

    private static final double SEA_LEVEL_PA = 101_325;
    private static final double PERSON_M = 1.5;
    private static final double USUAL_POROUS = 0.5;

    private NoiseModels() {}

    static TableModel noise() {
        List<Column> inputs = new ArrayList<>(List.of(
                in("distance_m", "level distance between source and ear", 1, 1e5, 1, STATED_M),
                in("source_m", "height of the source above ground", 0, 1000),
                in("drybulb_c", "air temperature", -73, 80, -20, 50),
                in("rh_percent", "relative humidity", 0, 100, 10, 100)));
        for (int band = 0; band < Octaves.COUNT; band++) {
            inputs.add(in(
                    power(band),
                    "sound power in the octave of " + Octaves.nominalHz(band) + " Hz, dB re 1 pW",
                    -50,
                    250));
        }
        inputs.add(in("porous_share", "porous share of the ground, G: 0 hard, 1 porous (optional, default 0.5)", 0, 1));
        inputs.add(in("receiver_m", "height of the ear above ground (optional, default 1.5)", 0, 1000));
        inputs.add(in("pressure_pa", "of the air (optional, default 101325)", 20_000, 200_000));
        inputs.add(in(
                "ground",
                "octaves or a-weighted: clause 7.3.1, or 7.3.2 for porous ground (optional, default octaves)",
                0,
                0));
        List<Column> outputs = new ArrayList<>(List.of(
                out("level_dba", "A-weighted sound pressure level, dB re 20 uPa"),
                out("divergence_db", "loss by distance alone, Adiv")));
        for (int band = 0; band < Octaves.COUNT; band++) {
            outputs.add(out("absorption_" + Octaves.nominalHz(band) + "_db_per_km", "what the air takes, pure tone"));
        }
        for (int band = 0; band < Octaves.COUNT; band++) {
            outputs.add(out("ground_" + Octaves.nominalHz(band) + "_db", "what the ground takes, Agr - DOmega"));
        }
        for (int band = 0; band < Octaves.COUNT; band++) {
            outputs.add(out("level_" + Octaves.nominalHz(band) + "_db", "sound pressure level of the octave"));
        }
        ModelCard card = new ModelCard(
                "noise",
                "sound of a point source outdoors, with a wind that carries it to the ear",
                inputs,
                outputs,
                "Lp = Lw - 20 lg d - 11 - alpha d - Agr by octave; L = 10 lg sum 10^((Lp + A)/10)",
                "ISO 9613-1:1993, ISO 9613-2:1996 (7.3.1 and 7.3.2), IEC 61672-1:2013; docs/models/noise.md");
        return new TableModel(
                card,
                Set.of("ground"),
                Set.of("porous_share", "receiver_m", "pressure_pa", "ground"),
                List.of(),
                "",
                _ -> NoiseModels::answer);
    }

    private static String power(int band) {
        return "power_" + Octaves.nominalHz(band) + "_db";
    }

    private static void answer(Row in, double[] out) {
        String ground = in.text("ground", "octaves");
        if (!ground.equals("octaves") && !ground.equals("a-weighted")) {
            throw new OutOfRange("ground", "'" + ground + "'", "octaves or a-weighted");
        }
        double porous = ground.equals("octaves") ? in.number("porous_share", USUAL_POROUS) : SoundPath.A_WEIGHTED_ONLY;
        SoundPath path = new SoundPath(
                in.number("distance_m"), in.number("source_m"), in.number("receiver_m", PERSON_M), porous);
        double[] perM = new double[Octaves.COUNT];
        new AirAbsorption(in.number("drybulb_c"), in.number("rh_percent"), in.number("pressure_pa", SEA_LEVEL_PA))
                .octaves(perM);
        double[] levels = new double[Octaves.COUNT];
        out[1] = path.divergenceDb();
        for (int band = 0; band < Octaves.COUNT; band++) {
            double groundDb = path.groundDb(band);
            levels[band] = in.number(power(band)) - out[1] - groundDb - perM[band] * path.slantM();
            out[2 + band] = perM[band] * 1000;
            out[2 + Octaves.COUNT + band] = groundDb;
            out[2 + 2 * Octaves.COUNT + band] = levels[band];
        }
        out[0] = Levels.aWeighted(levels);
    }
}
