package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.data.quantity.Sourced;

/** Builds what makes noise at a site. */
final class NoiseBinding {
    private static final String AT = "community.noise.";

    /** What fans lose with their pace (Madison and Graham 1958; fan laws of sound). */
    private static final double FAN_SPEED_DB = 50;

    private final SiteValues v;

    NoiseBinding(SiteValues values) {
        this.v = values;
    }

    SiteNoise noise() {
        List<NoiseMachine> machines = new ArrayList<>();
        for (String id : v.names(AT + "machines")) {
            machines.add(machine(id, AT + "machines." + id + "."));
        }
        return new SiteNoise(
                v.optional(AT + "porous_share").orElse(0.5),
                v.optional(AT + "ear_m").orElse(1.5),
                v.optional(AT + "path_db").orElse(5),
                machines);
    }

    private NoiseMachine machine(String id, String at) {
        NoiseMachine.Follows follows = v.choice(at + "follows", NoiseMachine.Follows.class);
        boolean inMw = follows == NoiseMachine.Follows.DRY_HEAT || follows == NoiseMachine.Follows.GENERATION;
        if (inMw && v.optional(at + "unit_mw").isEmpty()) {
            throw v.error(at + "unit_mw", "nothing", "the megawatts of one machine, as it follows them");
        }
        if (follows == NoiseMachine.Follows.ALWAYS
                && v.optional(at + "machines_count").isEmpty()) {
            throw v.error(at + "machines_count", "nothing", "how many run all the time");
        }
        Sourced level = v.sourced(at + "sound_power_db");
        Double low = level.low();
        Double high = level.high();
        return new NoiseMachine(
                id,
                v.text(at + "name"),
                follows,
                v.optional(at + "machines_count").orElse(Double.NaN),
                v.optional(at + "unit_mw").orElse(Double.NaN),
                level.value(),
                low == null ? level.value() : low,
                high == null ? level.value() : high,
                "a".equals(v.textOrNull(at + "weighting")),
                bands(at + "octaves_db"),
                v.names(at + "loss_db").isEmpty() ? null : bands(at + "loss_db"),
                v.optional(at + "speed_db").orElse(FAN_SPEED_DB),
                v.optional(at + "height_m").orElse(3),
                v.optional(at + "east_m").orElse(0),
                v.optional(at + "north_m").orElse(0));
    }

    private List<Double> bands(String path) {
        return Arrays.stream(v.numbers(path)).boxed().toList();
    }
}
