package org.headroom.grid.transformer;

/**
 * Load and ambient at an instant.
 *
 * @param timeS s
 * @param loadPu over the rating, 1
 * @param ambientC air at the radiators, C
 */
public record LoadPoint(double timeS, double loadPu, double ambientC) {

    /** The point a share of the way to another, linear. */
    LoadPoint towards(LoadPoint to, double share) {
        return new LoadPoint(
                timeS + share * (to.timeS - timeS),
                loadPu + share * (to.loadPu - loadPu),
                ambientC + share * (to.ambientC - ambientC));
    }
}
