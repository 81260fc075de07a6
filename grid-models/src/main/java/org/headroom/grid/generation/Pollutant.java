package org.headroom.grid.generation;

import java.util.Locale;

/** What leaves the stack, as far as a permit or a carbon account asks. */
public enum Pollutant {
    /** Nitrogen oxides as NO2. */
    NOX(0, false),
    CO(1, false),
    /** Volatile organic compounds. */
    VOC(2, false),
    /** Particulate matter, filterable and condensable. */
    PM(3, true),
    /** All hazardous air pollutants together, formaldehyde among them. */
    HAP(4, false),
    FORMALDEHYDE(5, false),
    CO2(6, true);

    /** How many there are. */
    public static final int COUNT = 7;

    private final int index;
    private final boolean withFuel;

    Pollutant(int index, boolean withFuel) {
        this.index = index;
        this.withFuel = withFuel;
    }

    /** Its place in arrays. */
    public int index() {
        return index;
    }

    /** Whether it goes with the fuel alone and not with how well that burns. */
    boolean withFuel() {
        return withFuel;
    }

    /** As keys and columns begin. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
