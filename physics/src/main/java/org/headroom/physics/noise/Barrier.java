package org.headroom.physics.noise;

import org.headroom.physics.basis.Checks;

/**
 * What one edge between source and ear holds back (ISO 9613-2:1996, equations 12, 14, 16 and 18).
 *
 * <pre>
 *   Dz = 10 lg(3 + 20/λ z Kmet), not above 20 dB     z = √((dss + dsr)² + a²) - d
 *   Kmet = exp(-1/2000 √(dss dsr d/(2 z)))           1 where z is not above 0
 *   Abar = Dz - Agr, not below 0                     over the top
 *   λ = 340 m/s / f
 * </pre>
 *
 * z is how much longer the way over the edge is than the straight one, less than 0 where the edge stands below the line of
 * sight; a is the offset along the edge, here 0. A way 0.5 m longer, 10 m from the source and 90 m to the ear: 14.5 dB at 1 kHz.
 *
 * @param sourceToEdgeM dss
 * @param edgeToReceiverM dsr
 * @param straightM d, the way without the edge
 * @param hidden whether the edge stands above the line of sight
 */
public record Barrier(double sourceToEdgeM, double edgeToReceiverM, double straightM, boolean hidden) {
    private static final double SOUND_M_PER_S = 340;
    private static final double MOST_DB = 20;

    public Barrier {
        Checks.positive("source_to_edge_m", sourceToEdgeM);
        Checks.positive("edge_to_receiver_m", edgeToReceiverM);
        Checks.positive("straight_m", straightM);
    }

    /** z, m. */
    public double detourM() {
        double longer = Math.max(0, sourceToEdgeM + edgeToReceiverM - straightM);
        return hidden ? longer : -longer;
    }

    /** Dz, dB, from 0. */
    public double screeningDb(double frequencyHz) {
        double z = detourM();
        double weather = z > 0 ? Math.exp(-Math.sqrt(sourceToEdgeM * edgeToReceiverM * straightM / (2 * z)) / 2000) : 1;
        double inside = 3 + 20 * frequencyHz / SOUND_M_PER_S * z * weather;
        return inside <= 1 ? 0 : Math.min(MOST_DB, 10 * Math.log10(inside));
    }

    /** Abar, dB: what it adds to the ground's own loss. */
    public double lossDb(double frequencyHz, double groundDb) {
        return Math.max(0, screeningDb(frequencyHz) - Math.max(0, groundDb));
    }
}
