package org.headroom.physics.cooling;

/**
 * Heat exchanger between two streams without phase change, for example the plate exchanger between tower water and
 * facility water.
 *
 * <pre>Q = eps C_min (T_hot,in - T_cold,in),  T_hot,out = T_hot,in - Q / C_hot,  T_cold,out = T_cold,in + Q / C_cold</pre>
 *
 * <p>C = flow x specific heat, W/K; UA in W/K. Fouling is not modelled: give the UA of the fouled plate. Source:
 * Incropera et al., Fundamentals of Heat and Mass Transfer, 6th ed. (2007), chapter 11. Worked number (example 11.1, oil
 * cooler, counterflow): 100 and 30 C in, C 213.1 and 835.6 W/K, UA 197.3 W/K: 8524 W, 60.0 and 40.2 C out.
 */
public final class HeatExchanger {
    private HeatExchanger() {}

    /** Heat from the hot to the cold stream, W; negative when "cold" is the warmer one. */
    public static double heatW(
            Arrangement arrangement, double hotInC, double coldInC, double hotWPerK, double coldWPerK, double uaWPerK) {
        double least = Math.min(hotWPerK, coldWPerK);
        return effectiveness(arrangement, hotWPerK, coldWPerK, uaWPerK) * least * (hotInC - coldInC);
    }

    public static double effectiveness(Arrangement arrangement, double hotWPerK, double coldWPerK, double uaWPerK) {
        double least = Math.min(hotWPerK, coldWPerK);
        return Effectiveness.of(arrangement, uaWPerK / least, least / Math.max(hotWPerK, coldWPerK));
    }

    public static double hotOutC(double hotInC, double heatW, double hotWPerK) {
        return hotInC - heatW / hotWPerK;
    }

    public static double coldOutC(double coldInC, double heatW, double coldWPerK) {
        return coldInC + heatW / coldWPerK;
    }

    /** The UA that gives this approach (hot out - cold in) at these flows in counterflow, W/K. */
    public static double counterflowUaWPerK(
            double hotInC, double hotOutC, double coldInC, double hotWPerK, double coldWPerK) {
        double heat = hotWPerK * (hotInC - hotOutC);
        double coldOut = coldInC + heat / coldWPerK;
        double a = hotInC - coldOut;
        double b = hotOutC - coldInC;
        double mean = Math.abs(a - b) < 1e-9 * Math.abs(a) ? a : (a - b) / Math.log(a / b);
        return heat / mean;
    }
}
