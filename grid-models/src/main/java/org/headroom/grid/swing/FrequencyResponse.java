package org.headroom.grid.swing;

/**
 * The frequency that one machine in place of an interconnection makes of a change of load.
 *
 * <pre>
 *   (2 E / f0) d(df)/dt = - dP - D df - G
 *   T dG/dt = K h(df) - G       h: df outside the deadband
 * </pre>
 *
 * df deviation, Hz; dP change of load, W; E kinetic energy, J; D damping and K droop, W/Hz; T lag of governors, s; G what
 * they give less, W. Integrated by Runge-Kutta of fourth order over each sample. All of the system swings as one: no modes
 * between areas or plants, no oscillating shafts, no automatic generation control.
 *
 * <p>Source: Kundur, <i>Power System Stability and Control</i> (1994), section 11.1, equations for an isolated system with
 * composite frequency response characteristic. Settles at -dP / (D + K) without a deadband.
 *
 * <p>Worked number: 80 MW lost from 2,000 GJ at 60 Hz raises frequency by 80e6 x 60 / (2 x 2e12) = 1.2 mHz/s at first.
 */
public final class FrequencyResponse {
    private static final double ROCOF_WINDOW_S = 0.5;

    private final double[] deviationHz;
    private final double stepS;

    private FrequencyResponse(double[] deviationHz, double stepS) {
        this.deviationHz = deviationHz;
        this.stepS = stepS;
    }

    /** @param fromW the load that frequency was balanced at, W */
    public static FrequencyResponse of(GridInertia grid, PowerSeries load, double fromW) {
        double[] out = new double[load.size()];
        double df = 0;
        double give = 0;
        int parts = (int) Math.max(1, Math.ceil(load.stepS() / (0.1 * fastestS(grid))));
        double h = load.stepS() / parts;
        for (int i = 0; i < out.length; i++) {
            double dp = load.powerW()[i] - fromW;
            for (int k = 0; k < parts; k++) {
                double a1 = rate(grid, dp, df, give);
                double b1 = governor(grid, df, give);
                double a2 = rate(grid, dp, df + h / 2 * a1, give + h / 2 * b1);
                double b2 = governor(grid, df + h / 2 * a1, give + h / 2 * b1);
                double a3 = rate(grid, dp, df + h / 2 * a2, give + h / 2 * b2);
                double b3 = governor(grid, df + h / 2 * a2, give + h / 2 * b2);
                double a4 = rate(grid, dp, df + h * a3, give + h * b3);
                double b4 = governor(grid, df + h * a3, give + h * b3);
                df += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
                give += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4);
            }
            out[i] = df;
        }
        return new FrequencyResponse(out, load.stepS());
    }

    private static double fastestS(GridInertia grid) {
        double mass = grid.momentumWsPerHz();
        double swing = Math.sqrt(mass * grid.governorS() / Math.max(grid.droopWPerHz(), 1));
        double damped = mass / Math.max(grid.dampingWPerHz(), 1);
        return Math.min(grid.governorS(), Math.min(swing, damped));
    }

    private static double rate(GridInertia g, double dp, double df, double give) {
        return (-dp - g.dampingWPerHz() * df - give) / g.momentumWsPerHz();
    }

    private static double governor(GridInertia g, double df, double give) {
        double outside = Math.signum(df) * Math.max(0, Math.abs(df) - g.deadbandHz());
        return (g.droopWPerHz() * outside - give) / g.governorS();
    }

    /** Deviation at the end of each sample, Hz. */
    public double[] deviationHz() {
        return deviationHz.clone();
    }

    /** Lowest deviation, Hz, 0 or less. */
    public double nadirHz() {
        return Math.min(0, java.util.Arrays.stream(deviationHz).min().orElse(0));
    }

    /** Highest deviation, Hz, 0 or more. */
    public double zenithHz() {
        return Math.max(0, java.util.Arrays.stream(deviationHz).max().orElse(0));
    }

    /** Largest mean rate of change over half a second, either way, Hz/s. */
    public double rocofHzPerS() {
        int w = (int) Math.max(1, Math.round(ROCOF_WINDOW_S / stepS));
        double most = 0;
        for (int i = 0; i < deviationHz.length; i++) {
            double before = i < w ? 0 : deviationHz[i - w];
            most = Math.max(most, Math.abs(deviationHz[i] - before) / (w * stepS));
        }
        return most;
    }

    /** Deviation at the end, Hz. */
    public double lastHz() {
        return deviationHz.length == 0 ? 0 : deviationHz[deviationHz.length - 1];
    }
}
