package org.headroom.physics.wastewater.biology;

/**
 * The thirteen components of Activated Sludge Model No. 1, in the order of the benchmark (Henze et al., IWA Scientific
 * and Technical Report 9, 2000; Alex et al., BSM1 technical report, 2008, table 1).
 *
 * <p>COD in g COD/m3, nitrogen in g N/m3, alkalinity in mol HCO3/m3; oxygen counts as negative COD.
 */
public enum Asm1Component {
    /** Inert soluble organic matter. */
    SI(0),
    /** Readily biodegradable substrate. */
    SS(1),
    /** Inert particulate organic matter. */
    XI(2),
    /** Slowly biodegradable substrate. */
    XS(3),
    /** Heterotrophic biomass. */
    XBH(4),
    /** Autotrophic (nitrifying) biomass. */
    XBA(5),
    /** Particulate products of decay. */
    XP(6),
    /** Dissolved oxygen. */
    SO(7),
    /** Nitrate and nitrite nitrogen. */
    SNO(8),
    /** Ammonium and ammonia nitrogen. */
    SNH(9),
    /** Soluble biodegradable organic nitrogen. */
    SND(10),
    /** Particulate biodegradable organic nitrogen. */
    XND(11),
    /** Alkalinity. */
    SALK(12);

    /** How many there are. */
    public static final int COUNT = 13;

    private final int index;

    Asm1Component(int index) {
        this.index = index;
    }

    /** Its place in an array of concentrations. */
    public int index() {
        return index;
    }

    /** Whether it settles and is held back by a membrane. */
    public boolean particulate() {
        return name().startsWith("X");
    }
}
