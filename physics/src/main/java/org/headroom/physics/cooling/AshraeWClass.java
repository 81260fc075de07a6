package org.headroom.physics.cooling;

import org.headroom.physics.basis.OutOfRange;

/**
 * Classes of facility water for liquid-cooled machines, by the warmest supply that they allow.
 *
 * <p>Source: ASHRAE TC 9.9, Thermal Guidelines for Data Processing Environments, 5th ed. (2021), and Water-Cooled
 * Servers (2019): W17, W27, W32, W40, W45, W+; the editions of 2011 to 2015 called W1, W2, W3, W4 and W5 what is now W17,
 * W27, W32, W45 and W+ (W40 is new). Least supply 2 C for all. Worked number: 33.5 C is W40 with 6.5 K to its limit.
 */
public enum AshraeWClass {
    W17("W17", "W1", 17),
    W27("W27", "W2", 27),
    W32("W32", "W3", 32),
    W40("W40", "none", 40),
    W45("W45", "W4", 45),
    W_PLUS("W+", "W5", Double.POSITIVE_INFINITY);

    /** Lowest supply of every class, C. */
    public static final double LEAST_SUPPLY_C = 2;

    private final String label;
    private final String olderName;
    private final double mostSupplyC;

    AshraeWClass(String label, String olderName, double mostSupplyC) {
        this.label = label;
        this.olderName = olderName;
        this.mostSupplyC = mostSupplyC;
    }

    /** The narrowest class that a supply temperature fits. */
    public static AshraeWClass of(double supplyC) {
        for (AshraeWClass c : values()) {
            if (supplyC <= c.mostSupplyC) {
                return c;
            }
        }
        throw new OutOfRange("supply_c", supplyC + "", "a temperature");
    }

    /** By today's or the older name. */
    public static AshraeWClass named(String name) {
        for (AshraeWClass c : values()) {
            if (c.label.equalsIgnoreCase(name) || c.olderName.equalsIgnoreCase(name)) {
                return c;
            }
        }
        throw new OutOfRange("w_class", "'" + name + "'", "W17, W27, W32, W40, W45, W+ (or W1 to W5)");
    }

    public String label() {
        return label;
    }

    /** Its name in the editions of 2011 to 2015. */
    public String olderName() {
        return olderName;
    }

    /** Warmest facility supply, C; infinite for W+. */
    public double mostSupplyC() {
        return mostSupplyC;
    }

    /** Kelvin from a supply to the class's limit; negative beyond it. */
    public double marginK(double supplyC) {
        return mostSupplyC - supplyC;
    }
}
