package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/** How oxygen gets into a tank. */
public sealed interface Aeration {
    /** No air. */
    record None() implements Aeration {}

    /**
     * Constant air.
     *
     * @param klaPerDay oxygen transfer coefficient at the reference temperature, 1/d
     */
    record Kla(double klaPerDay) implements Aeration {
        public Kla {
            Checks.within("kla_per_day", klaPerDay, 0, 2000);
        }
    }

    /**
     * As much air as holds the dissolved oxygen, between none and the blowers' most.
     *
     * @param oxygenGPerM3 dissolved oxygen asked for
     * @param maxKlaPerDay the blowers' most, as a transfer coefficient at the reference temperature, 1/d
     */
    record Setpoint(double oxygenGPerM3, double maxKlaPerDay) implements Aeration {
        public Setpoint {
            Checks.within("oxygen_setpoint_g_per_m3", oxygenGPerM3, 0, 7);
            Checks.within("max_kla_per_day", maxKlaPerDay, 0, 2000);
        }
    }
}
