package org.headroom.physics.water;

/**
 * Pressure of the public main at the site's meter, and the most that it gives with residents first.
 *
 * <pre>
 * p(q, f) = p_static - dp_city (f2 - 1) - k q2,    k = (p_static - p_test) / q_test2
 * q_most  = sqrt( (p_static - dp_city (f2 - 1) - p_floor) / k ),   0 if the city alone is below the floor
 * </pre>
 *
 * <p>p in Pa, q m3/s, f the city's demand over its mean. Quadratic loss as for rough pipes (Darcy - Weisbach at constant
 * friction factor; NFPA 291 uses the power 0.54 of Hazen - Williams, which differs by 4 % at twice the test flow). The
 * floor: 20 psi, 138 kPa, below which a boil notice is due. Valid for a network whose pumps hold their head; not modelled:
 * pumps, tanks and breaks of the city. Worked number: 379 kPa static, 276 kPa at 0.126 m3/s, floor 138 kPa: at most
 * 0.193 m3/s.
 */
public final class Mains {
    private final MainsDesign design;
    private final double lossPaPerM3S2;

    public Mains(MainsDesign design) {
        this.design = design;
        this.lossPaPerM3S2 = (design.staticPa() - design.testPa()) / (design.testM3PerS() * design.testM3PerS());
    }

    public MainsDesign design() {
        return design;
    }

    /** Pressure at a flow drawn, Pa; never below 0. */
    public double pressurePa(double m3PerS, double cityFactor) {
        return Math.max(0, withoutSitePa(cityFactor) - lossPaPerM3S2 * m3PerS * m3PerS);
    }

    /** The most that may be drawn with the floor held, m3/s. */
    public double mostM3PerS(double cityFactor) {
        return Math.sqrt(Math.max(0, withoutSitePa(cityFactor) - design.floorPa()) / lossPaPerM3S2);
    }

    private double withoutSitePa(double cityFactor) {
        return design.staticPa() - design.cityLossPa() * (cityFactor * cityFactor - 1);
    }
}
