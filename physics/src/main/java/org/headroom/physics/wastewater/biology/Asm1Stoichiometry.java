package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What the organisms turn into what.
 *
 * @param yH yield of heterotrophs, g biomass COD per g COD
 * @param yA yield of autotrophs, g biomass COD per g N
 * @param fP share of decayed biomass that stays as particulate products
 * @param iXb nitrogen in biomass, g N per g COD; at least fP iXp, or decay would leave a negative rest of organic nitrogen
 * @param iXp nitrogen in products of decay, g N per g COD
 * @param tssPerCod suspended solids per particulate COD, g/g
 */
public record Asm1Stoichiometry(double yH, double yA, double fP, double iXb, double iXp, double tssPerCod) {
    public Asm1Stoichiometry {
        Checks.within("y_h", yH, 0.05, 0.95);
        Checks.within("y_a", yA, 0.01, 1);
        Checks.share("f_p", fP);
        Checks.share("i_xb", iXb);
        Checks.share("i_xp", iXp);
        Checks.within("tss_per_cod", tssPerCod, 0.1, 2);
        if (iXb < fP * iXp) {
            throw new OutOfRange(
                    "i_xb",
                    Double.toString(iXb),
                    "f_p x i_xp = " + fP * iXp
                            + " or more: products of decay hold no more nitrogen than the biomass had");
        }
    }

    /** The benchmark's values (Alex et al. 2008, table 2). */
    public static Asm1Stoichiometry bsm1() {
        return new Asm1Stoichiometry(0.67, 0.24, 0.08, 0.08, 0.06, 0.75);
    }
}
