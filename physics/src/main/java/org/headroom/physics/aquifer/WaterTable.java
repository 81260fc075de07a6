package org.headroom.physics.aquifer;

import org.headroom.physics.basis.Checks;

/**
 * Jacob's (1944) correction for an unconfined aquifer: where drawdown takes a part of the saturated thickness b away, s' = s - s2/(2b) obeys the equations of
 * the confined aquifer. Good to about a quarter of b; without delayed yield. Worked: s = 2 m of b = 20 m acts as s' = 1.9 m.
 */
public final class WaterTable {
    private WaterTable() {}

    /** s', m, from a measured drawdown of at most the thickness. */
    public static double confinedM(double drawdownM, double thicknessM) {
        Checks.positive("thickness_m", thicknessM);
        Checks.within("drawdown_m", drawdownM, -thicknessM, thicknessM);
        return drawdownM - drawdownM * drawdownM / (2 * thicknessM);
    }

    /** s, m, from a computed s' of at most half the thickness. */
    public static double drawdownM(double confinedM, double thicknessM) {
        Checks.positive("thickness_m", thicknessM);
        Checks.within("confined_drawdown_m", confinedM, -1.5 * thicknessM, thicknessM / 2);
        return thicknessM - Math.sqrt(thicknessM * (thicknessM - 2 * confinedM));
    }
}
