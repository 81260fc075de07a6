package org.headroom.physics.basis;

/** Physical constants and unit factors used by more than one model. SI. */
public final class Constants {
    private Constants() {}

    /** 0 C in kelvin (exact by definition of the Celsius scale). */
    public static final double ZERO_C_K = 273.15;

    /** Specific heat of liquid water near 30 C, J/(kg K) (IAPWS-95 gives 4,178 to 4,184 between 15 and 45 C). */
    public static final double WATER_CP_J_PER_KG_K = 4181.0;

    /** Density of liquid water near 25 C, kg/m3 (IAPWS-95: 997.05). */
    public static final double WATER_DENSITY_KG_PER_M3 = 997.0;

    /** Standard acceleration of gravity, m/s2 (CGPM 1901, exact). */
    public static final double GRAVITY_M_PER_S2 = 9.80665;

    /** Litres in a US liquid gallon (exact: 231 cubic inches). */
    public static final double LITRES_PER_US_GALLON = 3.785411784;

    public static final double SECONDS_PER_HOUR = 3600.0;

    public static final double SECONDS_PER_DAY = 86400.0;

    public static final double JOULES_PER_KWH = 3.6e6;
}
