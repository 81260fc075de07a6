package org.headroom.physics.aquifer;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A pumping test as it was measured: one well pumped, drawdowns seen at other places. SI.
 *
 * @param observations what was read, in any order
 * @param pumping the flow of the pumped well by steps, 0 after a stop; times from the same zero
 */
public record PumpingTest(List<Observation> observations, PumpingHistory pumping) {

    /**
     * One reading.
     *
     * @param well the piezometer's name
     * @param radiusM distance from the pumped well, m
     * @param timeS since the pump first started, s
     * @param drawdownM below the level before the test, positive down, m
     * @param weight of its squared residual, 1 unless readings differ in quality; 0 leaves it out
     */
    public record Observation(String well, double radiusM, double timeS, double drawdownM, double weight) {
        public Observation {
            Checks.positive("radius_m", radiusM);
            Checks.positive("time_s", timeS);
            Checks.finite("drawdown_m", drawdownM);
            Checks.notNegative("weight", weight);
        }

        public Observation(String well, double radiusM, double timeS, double drawdownM) {
            this(well, radiusM, timeS, drawdownM, 1);
        }
    }

    /** @throws OutOfRange unless something is pumped and there are readings */
    public PumpingTest {
        observations = List.copyOf(observations);
        if (observations.isEmpty()) {
            throw new OutOfRange("observations", "none", "one or more");
        }
        boolean pumped = false;
        for (int i = 0; i < pumping.size(); i++) {
            pumped |= pumping.rateM3PerS(i) != 0;
        }
        if (!pumped) {
            throw new OutOfRange("rate_m3_per_s", "no pumping", "a flow other than 0");
        }
    }

    /** A test at one rate from time 0 on. */
    public static PumpingTest steady(List<Observation> observations, double rateM3PerS) {
        return new PumpingTest(observations, PumpingHistory.constant(0, rateM3PerS));
    }

    /** The same readings without those before a time. */
    public PumpingTest since(double timeS) {
        return new PumpingTest(
                observations.stream().filter(o -> o.timeS() >= timeS).toList(), pumping);
    }

    /** Names of the piezometers in the order in which they first come. */
    public List<String> wells() {
        return observations.stream().map(Observation::well).distinct().toList();
    }

    /** The last change of the flow before a time, s. */
    double lastChangeS(double timeS) {
        double last = 0;
        for (int i = 0; i < pumping.size(); i++) {
            last = pumping.startS(i) < timeS ? pumping.startS(i) : last;
        }
        return last;
    }
}
