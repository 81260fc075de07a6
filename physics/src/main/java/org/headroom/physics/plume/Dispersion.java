package org.headroom.physics.plume;

/** How wide and how deep a plume is at a distance downwind, as standard deviations, m. */
public sealed interface Dispersion permits PasquillGifford, BriggsUrban {
    /**
     * Across the wind, m; 0 at and upwind of the stack.
     *
     * @param downwindM distance along the wind
     */
    double sigmaYM(Stability stability, double downwindM);

    /** Up and down, m; 0 at and upwind of the stack. */
    double sigmaZM(Stability stability, double downwindM);
}
