package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;

/**
 * Chemicals that follow the flow, with the usual value and its range. Cleaning chemicals: see the membrane's cleaning.
 *
 * @param hypochloriteGPerM3 NaOCl as Cl2 into the product, against growth in pipes and tank; 3, 1 to 6
 * @param phosphatePGPerM3 phosphorus that the product may carry; more is precipitated; 0.5, 0.1 to 1
 * @param coagulantMolPerMolP iron or aluminium per phosphorus removed; 2, 1.5 to 3 (Metcalf and Eddy, to 0.5 g/m3)
 * @param coagulantGPerMol of the product that carries one mole of metal; 162.2 for FeCl3
 */
public record DosingDesign(
        double hypochloriteGPerM3, double phosphatePGPerM3, double coagulantMolPerMolP, double coagulantGPerMol) {
    public DosingDesign {
        Checks.notNegative("hypochlorite_g_per_m3", hypochloriteGPerM3);
        Checks.notNegative("phosphate_p_g_per_m3", phosphatePGPerM3);
        Checks.within("coagulant_mol_per_mol_p", coagulantMolPerMolP, 0, 20);
        Checks.within("coagulant_g_per_mol", coagulantGPerMol, 1, 1000);
    }
}
