package org.headroom.physics.air;

import java.io.IOException;
import java.util.List;
import org.headroom.physics.basis.Comparison;

/** Moist air against published figures. */
public final class AirValidation {
    private AirValidation() {}

    public static List<Comparison> rows() throws IOException {
        String against = "PsychroLib 2.5";
        Comparison wetbulb = Comparison.in("K", "wet bulb", against, 0.02);
        Comparison dewpoint = Comparison.in("K", "dew point", against, 0.02);
        Comparison ratio = Comparison.percent("humidity ratio", against, 0.1);
        Comparison enthalpy = Comparison.in("J/kg", "enthalpy", against, 50);
        Comparison volume = Comparison.percent("volume", against, 0.05);
        for (double[] p : MoistAirTest.psychrolib()) {
            double w = MoistAir.humidityRatio(p[0], p[1] / 100, p[2]);
            wetbulb.add(MoistAir.wetbulbC(p[0], w, p[2]), p[3]);
            dewpoint.add(MoistAir.dewpointC(w, p[2]), p[4]);
            ratio.add(w, p[5]);
            enthalpy.add(MoistAir.enthalpyJPerKg(p[0], w), p[6]);
            volume.add(MoistAir.volumeM3PerKg(p[0], w, p[2]), p[7]);
        }
        return List.of(wetbulb, dewpoint, ratio, enthalpy, volume);
    }
}
