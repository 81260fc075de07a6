package org.headroom.grid.swing;

/**
 * What a utility may allow; infinity where it says nothing. The kinds (ramp up and down, dynamic range, amplitude in
 * critical bands) are those of Choukse et al., arXiv 2508.14318 (2025), section on utility specifications; the values are the
 * user's.
 *
 * @param rangeW largest change within a minute, W
 * @param rampUpWPerS largest rise within a second, W/s
 * @param rampDownWPerS largest fall within a second, W/s
 * @param rampWPerMin largest difference of adjacent one-minute means, W a minute
 * @param interAreaW peak-to-peak in 0.1 to 0.8 Hz, W
 * @param localW peak-to-peak in 0.8 to 2.5 Hz, W
 * @param torsionalW peak-to-peak in 2.5 to 20 Hz, W
 */
public record SwingLimits(
        double rangeW,
        double rampUpWPerS,
        double rampDownWPerS,
        double rampWPerMin,
        double interAreaW,
        double localW,
        double torsionalW) {

    /**
     * A figure against its limit, both in W or W over the time that the name ends in.
     *
     * @param found NaN if unknown
     */
    public record Check(String name, double found, double allowed) {
        public boolean exceeded() {
            return found > allowed;
        }
    }

    static Check check(String name, double found, double allowed) {
        return new Check(name, found, allowed);
    }
}
