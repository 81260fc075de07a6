package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Air-cooled finned coil with variable-speed fans and, where built, pads that pre-cool the air by evaporation
 * (adiabatic cooler). Dry pads make it a plain dry cooler.
 *
 * <pre>
 * Q     = eps C_min (t_w,in - t_c)                 C_w = m_w c_w,  C_a = m_a (1006 + 1860 w_c)
 * eps   = crossflow, both unmixed, of NTU = UA / C_min and C_min / C_max
 * 1/UA  = (1/UA0) ((1 - r) x^-0.8 + r y^-0.85)     x = air / nominal (at least 0.05), y = water / nominal
 * t_c   = t - e (t - t_wb) with wet pads, t with dry ones;  w_c = w(t_c, t_wb)
 * E     = m_a (w_c - w)                            water evaporated in the pads
 * fan   = fan0 (0.02 + 0.98 x3), 0 when the fans stand
 * </pre>
 *
 * <p>t dry bulb, t_wb wet bulb, t_c air at the coil, C; w humidity ratio; e saturation effectiveness of the pads, taken
 * as constant (rigid media of 0.3 m at 2 m/s: about 0.85); r = 0.4 the share of the water side in the nominal
 * resistance (air side to water side hA 2/3). UA0 is solved from the nominal point, which comes back exactly in dry air. Air
 * through pads keeps its wet bulb (ASHRAE Handbook - HVAC Systems and Equipment (2020), chapter 41, direct evaporative
 * coolers). The coil takes heat alone: water never condenses on it, also not where it is colder than the dew point.
 *
 * <p>Valid range: air 0.2 to 1, water 0.3 to 1.2 of nominal. Sources: Incropera et al. (2007), table 11.3 (eq. 11.32);
 * exponents and r: Modelica Buildings 11, {@code HADryCoil} and {@code DryCoilEffectivenessNTU}; direct evaporative
 * cooler: EnergyPlus Engineering Reference 23.1, "Evaporative cooler models"; fan curve as {@link Tower}. Worked number:
 * air at 38 C with 24 C wet bulb behind pads of 0.85 meets the coil at 26.1 C and has taken up 5.00 g/kg at 101,325 Pa.
 */
public final class DryCooler {
    /** Air through a coil whose fans stand, as a share of nominal; an assumption. */
    public static final double FREE_CONVECTION_AIR_SHARE = 0.05;

    /** Below this dry bulb wet pads would freeze: they are refused. */
    public static final double LEAST_WET_PAD_C = 2;

    private static final double AIR_EXPONENT = 0.8;
    private static final double WATER_EXPONENT = 0.85;

    /** Share of the water side in the nominal resistance: hA of air over water 2/3 gives 1/(1 + 3/2). */
    private static final double WATER_SIDE_SHARE = 0.4;

    private final DryCoolerDesign design;
    private final double uaWPerK;

    /** @throws OutOfRange when no coil could give the nominal point with that air */
    public DryCooler(DryCoolerDesign design) {
        this.design = design;
        this.uaWPerK = nominalUa(design);
    }

    public DryCoolerDesign design() {
        return design;
    }

    /** Conductance of the coil at the nominal point, W/K. */
    public double uaWPerK() {
        return uaWPerK;
    }

    /** Whether the pads are wetted at this dry bulb; they go off 1 K lower than they come on. */
    public boolean padsWet(double drybulbC, boolean wereWet) {
        return design.padEffectiveness() > 0 && drybulbC > design.padsAboveC() - (wereWet ? 1 : 0);
    }

    /**
     * The cooler at one moment.
     *
     * @param wetbulbC wet bulb of the outdoor air; at most the dry bulb; does not matter to the water while the pads are
     *     dry
     * @param fanFraction 0 (fans stand) to 1
     * @param padsWet whether the pads are wetted
     */
    public void at(
            double drybulbC,
            double wetbulbC,
            double pressurePa,
            double waterInC,
            double waterKgPerS,
            double fanFraction,
            boolean padsWet,
            DryCoolerPoint out) {
        check(drybulbC, waterKgPerS, fanFraction, padsWet);
        double ratio = MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, pressurePa);
        double coilC = coilAirC(drybulbC, wetbulbC, padsWet);
        double coilRatio = padsWet ? MoistAir.humidityRatioFromWetbulb(coilC, wetbulbC, pressurePa) : ratio;
        double share = Math.max(fanFraction, FREE_CONVECTION_AIR_SHARE);
        double air = design.airKgPerS() * share;
        double airC = air * MoistAir.specificHeatJPerKgK(coilRatio);
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double heat = (waterInC - coilC) * conductance(airC, waterC, ua(share, waterKgPerS));
        out.waterOutC = waterInC - heat / waterC;
        out.heatW = waterC * (waterInC - out.waterOutC);
        out.fanW = fanW(fanFraction);
        out.evaporationKgPerS = air * (coilRatio - ratio);
        out.coilAirInC = coilC;
        out.airOutC = coilC + out.heatW / airC;
        out.airOutHumidityRatio = coilRatio;
        out.airKgPerS = air;
        out.airHeatW =
                air * (MoistAir.enthalpyJPerKg(out.airOutC, coilRatio) - MoistAir.enthalpyJPerKg(coilC, coilRatio));
    }

    /** Air that meets the coil, C. */
    public double coilAirC(double drybulbC, double wetbulbC, boolean padsWet) {
        return padsWet ? drybulbC - design.padEffectiveness() * (drybulbC - wetbulbC) : drybulbC;
    }

    /** The fan fraction at which the water leaves at the setpoint: 0 if free convection suffices, 1 if it is out of reach. */
    public double fanFractionFor(
            double drybulbC,
            double wetbulbC,
            double pressurePa,
            double waterInC,
            double waterKgPerS,
            boolean padsWet,
            double waterOutSetC) {
        check(drybulbC, waterKgPerS, 1, padsWet);
        if (waterInC <= waterOutSetC) {
            return 0;
        }
        double coilC = coilAirC(drybulbC, wetbulbC, padsWet);
        if (waterOutSetC <= coilC) {
            return 1;
        }
        double ratio = MoistAir.humidityRatioFromWetbulb(coilC, wetbulbC, pressurePa);
        double perAir = design.airKgPerS() * MoistAir.specificHeatJPerKgK(ratio);
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double wanted = waterC * (waterInC - waterOutSetC) / (waterInC - coilC);
        double low = FREE_CONVECTION_AIR_SHARE;
        double missingLow = conductance(low * perAir, waterC, ua(low, waterKgPerS)) / wanted - 1;
        if (missingLow >= 0) {
            return 0;
        }
        double high = 1;
        double missingHigh = conductance(perAir, waterC, ua(high, waterKgPerS)) / wanted - 1;
        if (missingHigh <= 0) {
            return 1;
        }
        double share = high;
        int side = 0;
        for (int i = 0; i < 100 && high - low > 1e-12; i++) {
            share = (low * missingHigh - high * missingLow) / (missingHigh - missingLow);
            double m = conductance(share * perAir, waterC, ua(share, waterKgPerS)) / wanted - 1;
            if (Math.abs(m) < 1e-12) {
                break;
            }
            if (m < 0) {
                low = share;
                missingLow = m;
                missingHigh = side < 0 ? 0.5 * missingHigh : missingHigh;
                side = -1;
            } else {
                high = share;
                missingHigh = m;
                missingLow = side > 0 ? 0.5 * missingLow : missingLow;
                side = 1;
            }
        }
        return share;
    }

    /** The hot-water temperature at which the cooler rejects this heat. No iteration. */
    public double waterInForHeatC(
            double drybulbC,
            double wetbulbC,
            double pressurePa,
            double heatW,
            double waterKgPerS,
            double fanFraction,
            boolean padsWet) {
        check(drybulbC, waterKgPerS, fanFraction, padsWet);
        double coilC = coilAirC(drybulbC, wetbulbC, padsWet);
        double ratio = MoistAir.humidityRatioFromWetbulb(coilC, wetbulbC, pressurePa);
        double share = Math.max(fanFraction, FREE_CONVECTION_AIR_SHARE);
        double airC = design.airKgPerS() * share * MoistAir.specificHeatJPerKgK(ratio);
        return coilC + heatW / conductance(airC, waterKgPerS * WATER_CP_J_PER_KG_K, ua(share, waterKgPerS));
    }

    /** Electric power of the fans, W. */
    public double fanW(double fanFraction) {
        double x = fanFraction;
        return x <= 0 ? 0 : design.fanW() * (0.02 + 0.98 * x * x * x);
    }

    private double ua(double airShare, double waterKgPerS) {
        double y = waterKgPerS / design.waterKgPerS();
        return uaWPerK
                / ((1 - WATER_SIDE_SHARE) * Math.pow(airShare, -AIR_EXPONENT)
                        + WATER_SIDE_SHARE * Math.pow(y, -WATER_EXPONENT));
    }

    /** eps C_min, W/K. */
    private static double conductance(double airC, double waterC, double ua) {
        double least = Math.min(waterC, airC);
        return least * Effectiveness.crossflow(ua / least, least / Math.max(waterC, airC));
    }

    /** Inverts the crossflow effectiveness at the nominal point by bisection on the logarithm of NTU. */
    private static double nominalUa(DryCoolerDesign d) {
        double waterC = d.waterKgPerS() * WATER_CP_J_PER_KG_K;
        double airC = d.airKgPerS() * MoistAir.specificHeatJPerKgK(0);
        double heat = waterC * (d.waterInC() - d.waterOutC());
        double airOutC = d.drybulbC() + heat / airC;
        double least = Math.min(waterC, airC);
        double c = least / Math.max(waterC, airC);
        double eps = heat / (least * (d.waterInC() - d.drybulbC()));
        double low = -14;
        double high = Math.log(60);
        if (!(eps < Effectiveness.crossflow(60, c))) {
            throw new OutOfRange(
                    "air_kg_per_s",
                    Double.toString(d.airKgPerS()),
                    "more air: at this flow it would leave at " + Math.round(airOutC * 10) / 10.0
                            + " C, too near to the water that enters at " + d.waterInC() + " C");
        }
        for (int i = 0; i < 100; i++) {
            double mid = 0.5 * (low + high);
            if (Effectiveness.crossflow(Math.exp(mid), c) < eps) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return Math.exp(0.5 * (low + high)) * least;
    }

    private static void check(double drybulbC, double waterKgPerS, double fanFraction, boolean padsWet) {
        Checks.positive("water_kg_per_s", waterKgPerS);
        Checks.share("fan_fraction", fanFraction);
        if (padsWet && drybulbC < LEAST_WET_PAD_C) {
            throw new OutOfRange(
                    "drybulb_c", Double.toString(drybulbC), "at least 2 while the pads are wet: they freeze");
        }
    }
}
