package org.headroom.app.planning;

/** The seam to the twin: one equilibrium of the site in the mean weather of a slot. */
@FunctionalInterface
public interface ResponseSource {
    /**
     * @param slot index on the planner's grid
     * @param mode operating mode (water source and cooling), 0 when there is one
     * @param itW AC power of all servers of the site, idle ones included, W
     */
    void at(int slot, int mode, double itW, ResponsePoint out);
}
