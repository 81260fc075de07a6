package org.headroom.physics.plume;

import org.headroom.physics.basis.Checks;

/**
 * How far the air that turns behind a building reaches: nothing that follows a straight wind can say what is breathed there.
 *
 * <pre>
 * r / H = A (W / H) / (1 + B (W / H))
 * L / H below 2: A = -2.0 + 3.7 (L / H)^(-1/3), B = -0.15 + 0.305 (L / H)^(-1/3); from 2 on: A = 1.75, B = 0.25
 * hc = H (1 + 1.6 exp(-1.3 L / H))
 * </pre>
 *
 * <p>r length of the cavity from the lee face, m; hc its height; H height of the building, W its width across the wind, L its length along it, m. Source: Hosker (1984), in
 * Atmospheric Science and Power Production, DOE/TIC-27601, as EPA-454/B-95-004 (1995), SCREEN3 Model User's Guide, section 3.6 has it. Worked: 13 m high and 270 m wide and
 * long: 76.3 m.
 */
public record BuildingCavity(double heightM, double widthM, double lengthM) {
    public BuildingCavity {
        Checks.positive("building_height_m", heightM);
        Checks.positive("building_width_m", widthM);
        Checks.positive("building_length_m", lengthM);
    }

    /** Length of the cavity behind the lee face, in a wind along the building's length, m. */
    public double behindM() {
        return behindM(widthM, lengthM);
    }

    /** The longest in a wind along either side, m. */
    public double reachM() {
        return Math.max(behindM(widthM, lengthM), behindM(lengthM, widthM));
    }

    /** Height of the cavity in a wind along the building's length, m. */
    public double topM() {
        return heightM * (1 + 1.6 * Math.exp(-1.3 * lengthM / heightM));
    }

    /**
     * Whether a point may be in it, whatever the wind.
     *
     * @param acrossM from the building's centre along its width
     * @param alongM from the building's centre along its length
     */
    public boolean holds(double acrossM, double alongM) {
        double reach = reachM();
        return Math.abs(acrossM) <= widthM / 2 + reach && Math.abs(alongM) <= lengthM / 2 + reach;
    }

    private double behindM(double acrossM, double alongM) {
        double w = acrossM / heightM;
        double l = alongM / heightM;
        double root = 1 / Math.cbrt(l);
        double a = l < 2 ? -2.0 + 3.7 * root : 1.75;
        double b = l < 2 ? -0.15 + 0.305 * root : 0.25;
        return heightM * a * w / (1 + b * w);
    }
}
