package org.headroom.grid.network;

/**
 * A line, cable or two-winding transformer: a pi circuit behind an ideal transformer at its {@code from} end.
 *
 * <pre>
 *   ys = 1 / (r + jx), t = ratio exp(j shift)
 *   Yff = (ys + jb/2) / ratio^2   Yft = -ys / conj(t)   Ytf = -ys / t   Ytt = ys + jb/2
 * </pre>
 *
 * Source: MATPOWER User's Manual, branch model (Zimmerman, Murillo-Sanchez, 2020), section 3.2.
 *
 * @param id what files and answers call it; unique
 * @param from id of the bus at the tap side
 * @param to id of the bus at the other side
 * @param resistancePu series resistance, pu on the network's base
 * @param reactancePu series reactance, pu
 * @param chargingPu total charging susceptance, pu
 * @param ratingVa continuous rating, VA; 0 if unknown
 * @param ratio off-nominal turns ratio, 1; 1 for a line
 * @param shiftDeg phase shift, degrees; positive delays the {@code to} end
 * @param transformer whether it is a transformer
 * @param inService whether it is connected
 */
public record Branch(
        String id,
        String from,
        String to,
        double resistancePu,
        double reactancePu,
        double chargingPu,
        double ratingVa,
        double ratio,
        double shiftDeg,
        boolean transformer,
        boolean inService) {}
