package org.headroom.grid.transformer;

/**
 * How oil and air are moved, with the exponents of IEEE C57.91: n (total loss to top-oil rise) and m (current squared to
 * hot-spot gradient) of Clause 7, Table 4; x (duct oil), y (average oil) and z (top to bottom) of Annex G.
 */
public enum OilCooling {
    /** Natural oil, natural air (OA). */
    ONAN(0.8, 0.8, 0.5, 0.8, 0.5),
    /** Natural oil, fans (FA). */
    ONAF(0.9, 0.8, 0.5, 0.9, 0.5),
    /** Pumps that do not direct the oil into the windings, fans (FOA, NDFOA). */
    OFAF(0.9, 0.8, 0.5, 0.9, 1),
    /** Pumps that do, fans (DFOA). */
    ODAF(1, 1, 1, 1, 1);

    /** n of Clause 7. */
    public final double oilExponent;
    /** m of Clause 7. */
    public final double windingExponent;

    final double duct;
    final double averageOil;
    final double topToBottom;

    OilCooling(double n, double m, double x, double y, double z) {
        this.oilExponent = n;
        this.windingExponent = m;
        this.duct = x;
        this.averageOil = y;
        this.topToBottom = z;
    }
}
