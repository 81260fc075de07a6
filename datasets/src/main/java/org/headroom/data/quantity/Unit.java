package org.headroom.data.quantity;

import java.util.Optional;

/**
 * The closed list of units at the edges. {@link #suffix} is how a key or column ends, {@link #label} is what people
 * read; {@code si = value * factor + offset} in the base unit of the unit's {@link #dimension}.
 */
public enum Unit {
    ONE("", "1", "", 1, 0),
    PERCENT("percent", "%", "", 0.01, 0),
    COUNT("count", "1", "", 1, 0),
    PER_UNIT("pu", "pu", "", 1, 0),
    W("w", "W", "power", 1, 0),
    KW("kw", "kW", "power", 1e3, 0),
    MW("mw", "MW", "power", 1e6, 0),
    MWH_PER_DAY("mwh_per_day", "MWh/d", "power", 1e6 / 24, 0),
    VA("va", "VA", "apparent power", 1, 0),
    KVA("kva", "kVA", "apparent power", 1e3, 0),
    MVA("mva", "MVA", "apparent power", 1e6, 0),
    VAR("var", "var", "reactive power", 1, 0),
    MVAR("mvar", "Mvar", "reactive power", 1e6, 0),
    V("v", "V", "voltage", 1, 0),
    KV("kv", "kV", "voltage", 1e3, 0),
    A("a", "A", "current", 1, 0),
    KA("ka", "kA", "current", 1e3, 0),
    HZ("hz", "Hz", "frequency", 1, 0),
    OHM_PER_KM("ohm_per_km", "ohm/km", "impedance per length", 1e-3, 0),
    NF_PER_KM("nf_per_km", "nF/km", "capacitance per length", 1e-12, 0),
    J("j", "J", "energy", 1, 0),
    KWH("kwh", "kWh", "energy", 3.6e6, 0),
    MWH("mwh", "MWh", "energy", 3.6e9, 0),
    GJ("gj", "GJ", "energy", 1e9, 0),
    GWH("gwh", "GWh", "energy", 3.6e12, 0),
    GB("gb", "GB", "data", 1e9, 0),
    GB_PER_S("gb_per_s", "GB/s", "data rate", 1e9, 0),
    W_PER_S("w_per_s", "W/s", "power ramp", 1, 0),
    MW_PER_S("mw_per_s", "MW/s", "power ramp", 1e6, 0),
    MW_PER_MIN("mw_per_min", "MW/min", "power ramp", 1e6 / 60, 0),
    MW_PER_HZ("mw_per_hz", "MW/Hz", "frequency response", 1e6, 0),
    C("c", "°C", "temperature", 1, 0),
    F("f", "°F", "temperature", 5.0 / 9.0, -160.0 / 9.0),
    K("k", "K", "temperature difference", 1, 0),
    PA("pa", "Pa", "pressure", 1, 0),
    KPA("kpa", "kPa", "pressure", 1e3, 0),
    PA_PER_MIN("pa_per_min", "Pa/min", "rise of pressure", 1.0 / 60, 0),
    KG("kg", "kg", "mass", 1, 0),
    T("t", "t", "mass", 1e3, 0),
    SHORT_TON("short_ton", "short ton", "mass", 907.18474, 0),
    G_PER_M2("g_per_m2", "g/m²", "mass per area", 1e-3, 0),
    KG_PER_H("kg_per_h", "kg/h", "mass flow", 1.0 / 3600, 0),
    LB_PER_H("lb_per_h", "lb/h", "mass flow", 0.45359237 / 3600, 0),
    G_PER_S("g_per_s", "g/s", "mass flow", 1e-3, 0),
    KG_PER_DAY("kg_per_day", "kg/d", "mass flow", 1.0 / 86400, 0),
    KG_PER_S("kg_per_s", "kg/s", "mass flow", 1, 0),
    M3("m3", "m³", "volume", 1, 0),
    L("l", "L", "volume", 1e-3, 0),
    MEGALITRE("megalitre", "ML", "volume", 1e3, 0),
    GAL("gal", "US gal", "volume", 3.785411784e-3, 0),
    M3_PER_S("m3_per_s", "m³/s", "volume flow", 1, 0),
    L_PER_MIN("l_per_min", "L/min", "volume flow", 1e-3 / 60, 0),
    M3_PER_DAY("m3_per_day", "m³/d", "volume flow", 1.0 / 86400, 0),
    GAL_PER_DAY("gal_per_day", "US gal/d", "volume flow", 3.785411784e-3 / 86400, 0),
    GAL_PER_HOUR("gal_per_hour", "US gal/h", "volume flow", 3.785411784e-3 / 3600, 0),
    GPM("gpm", "US gal/min", "volume flow", 3.785411784e-3 / 60, 0),
    L_PER_M2_H("l_per_m2_h", "L/(m²·h)", "flux", 1e-3 / 3600, 0),
    M3_PER_M2_H("m3_per_m2_h", "m³/(m²·h)", "flux", 1.0 / 3600, 0),
    M("m", "m", "length", 1, 0),
    KM("km", "km", "length", 1e3, 0),
    PER_M("per_m", "1/m", "reciprocal length", 1, 0),
    M2("m2", "m²", "area", 1, 0),
    M2_PER_DAY("m2_per_day", "m²/d", "transmissivity", 1.0 / 86400, 0),
    FT2_PER_DAY("ft2_per_day", "ft²/d", "transmissivity", 0.09290304 / 86400, 0),
    M_PER_S("m_per_s", "m/s", "speed", 1, 0),
    M_PER_DAY("m_per_day", "m/d", "speed", 1.0 / 86400, 0),
    PER_DAY("per_day", "1/d", "rate", 1.0 / 86400, 0),
    S("s", "s", "time", 1, 0),
    MIN("min", "min", "time", 60, 0),
    H("h", "h", "time", 3600, 0),
    DAYS("days", "d", "time", 86400, 0),
    USD("usd", "$", "money", 1, 0),
    USD_PER_KWH("usd_per_kwh", "$/kWh", "energy price", 1 / 3.6e6, 0),
    USD_PER_MWH("usd_per_mwh", "$/MWh", "energy price", 1 / 3.6e9, 0),
    USD_PER_KW("usd_per_kw", "$/kW", "demand price", 1e-3, 0),
    USD_PER_KVAR("usd_per_kvar", "$/kvar", "reactive demand price", 1e-3, 0),
    USD_PER_KGAL("usd_per_kgal", "$/1000 US gal", "volume price", 1 / 3.785411784, 0),
    USD_PER_M3("usd_per_m3", "$/m³", "volume price", 1, 0),
    USD_PER_KG("usd_per_kg", "$/kg", "mass price", 1, 0),
    USD_PER_LB("usd_per_lb", "$/lb", "mass price", 1 / 0.45359237, 0),
    USD_PER_SHORT_TON("usd_per_short_ton", "$/short ton", "mass price", 1 / 907.18474, 0),
    USD_PER_H("usd_per_h", "$/h", "time price", 1.0 / 3600, 0),
    USD_PER_T("usd_per_t", "$/t", "mass price", 1e-3, 0),
    USD_PER_MW("usd_per_mw", "$/MW", "demand price", 1e-6, 0),
    USD_PER_GPU_H("usd_per_gpu_h", "$/GPU-h", "GPU time price", 1, 0),
    KG_PER_MWH("kg_per_mwh", "kg/MWh", "emission factor", 1 / 3.6e9, 0),
    T_PER_MWH("t_per_mwh", "t/MWh", "emission factor", 1e3 / 3.6e9, 0),
    KG_PER_KWH("kg_per_kwh", "kg/kWh", "emission factor", 1 / 3.6e6, 0),
    KWH_PER_M3("kwh_per_m3", "kWh/m³", "specific energy", 3.6e6, 0),
    L_PER_KWH("l_per_kwh", "L/kWh", "specific water", 1e-3 / 3.6e6, 0),
    W_PER_K("w_per_k", "W/K", "conductance", 1, 0),
    K_PER_W("k_per_w", "K/W", "thermal resistance", 1, 0),
    J_PER_K("j_per_k", "J/K", "heat capacity", 1, 0),
    MG_PER_L("mg_per_l", "mg/L", "concentration", 1e-3, 0),
    UG_PER_M3("ug_per_m3", "µg/m³", "concentration", 1e-9, 0),
    G_PER_M3("g_per_m3", "g/m³", "concentration", 1e-3, 0),
    MOL_PER_M3("mol_per_m3", "mol/m³", "amount concentration", 1, 0),
    M3_PER_G("m3_per_g", "m³/g", "specific volume", 1e3, 0),
    M3_PER_UG("m3_per_ug", "m³/µg", "specific volume", 1e9, 0),
    M3_PER_G_DAY("m3_per_g_day", "m³/(g d)", "rate per concentration", 1e3 / 86400, 0),
    PPM("ppm", "ppm", "", 1e-6, 0),
    DB("db", "dB", "level difference", 1, 0),
    DBA("dba", "dB(A)", "sound level", 1, 0),
    TFLOP_PER_S("tflop_per_s", "TFLOP/s", "computing rate", 1e12, 0),
    DEG("deg", "°", "angle", 1, 0);

    private static final Unit[] ALL = values();

    private final String suffix;

    /** How a longer key ends. */
    private final String ending;

    private final String label;
    private final String dimension;
    private final double factor;
    private final double offset;

    Unit(String suffix, String label, String dimension, double factor, double offset) {
        this.suffix = suffix;
        this.ending = "_" + suffix;
        this.label = label;
        this.dimension = dimension;
        this.factor = factor;
        this.offset = offset;
    }

    public String suffix() {
        return suffix;
    }

    public String label() {
        return label;
    }

    public String dimension() {
        return dimension;
    }

    /** This value in the base unit of its dimension (SI; degrees Celsius for temperatures). */
    public double toBase(double value) {
        return value * factor + offset;
    }

    /** A base-unit value in this unit. */
    public double fromBase(double base) {
        return (base - offset) / factor;
    }

    public boolean convertibleTo(Unit other) {
        return dimension.equals(other.dimension);
    }

    /**
     * The unit that a key such as {@code fan_w} or {@code makeup_gal_per_day} ends in: the longest suffix wins, a key
     * without one is dimensionless.
     */
    public static Unit ofKey(String key) {
        Unit best = ONE;
        for (Unit unit : ALL) {
            if (unit.suffix.length() > best.suffix.length() && (key.endsWith(unit.ending) || key.equals(unit.suffix))) {
                best = unit;
            }
        }
        return best;
    }

    /** The unit of a written symbol, either a suffix ({@code gal_per_day}) or a label ({@code US gal/d}). */
    public static Optional<Unit> parse(String text) {
        for (Unit unit : values()) {
            if (unit.suffix.equals(text) || unit.label.equals(text)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
