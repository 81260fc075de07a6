package org.headroom.data.telemetry;

/**
 * The clock of a simulated site that runs at {@code speed} times the wall's:
 * {@code simulated = epoch + speed (wall - start)}. The telemetry simulator serves its three numbers and the time itself;
 * whoever reads its samples, dated by the wall's clock, maps them back.
 *
 * @param epochS simulated time at the start, seconds since 1970
 * @param startS wall time at the start, seconds since 1970
 * @param speed simulated seconds in a second of the wall's clock
 */
public record SimulatorClock(double epochS, double startS, double speed) {
    /** Metric with the simulated time now, seconds since 1970. */
    public static final String CLOCK = "headroom_simulator_clock";

    public static final String EPOCH = "headroom_simulator_epoch_seconds";
    public static final String START = "headroom_simulator_start_seconds";
    public static final String SPEED = "headroom_simulator_speed";

    /** The wall's own clock. */
    public static final SimulatorClock WALL = new SimulatorClock(0, 0, 1);

    public double simulatedS(double wallS) {
        return epochS + speed * (wallS - startS);
    }

    public double wallS(double simulatedS) {
        return startS + (simulatedS - epochS) / speed;
    }
}
