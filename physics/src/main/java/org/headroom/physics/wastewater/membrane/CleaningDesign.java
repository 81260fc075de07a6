package org.headroom.physics.wastewater.membrane;

import org.headroom.physics.basis.Checks;

/**
 * Chemical cleaning of a train, with its usual value and the range in print (Judd and Judd 2011, ch. 2 and 4).
 *
 * @param maintenanceEveryS from one maintenance clean to the next; 7 d (604,800), 3 to 14 d
 * @param maintenanceS how long the train is out; 1 h (3,600), 0.5 to 2 h
 * @param maintenanceRemovedShare of the residual resistance; 0.9, 0.7 to 1
 * @param recoveryEveryS from one recovery clean to the next; 180 d (15,552,000), 90 to 365 d
 * @param recoveryS how long the train is out; 12 h (43,200), 6 to 24 h
 * @param recoveryRemovedShare of the irreversible resistance; 0.95, 0.8 to 1
 * @param maintenanceHypochloriteKgPerM2 NaOCl as Cl2 per membrane area and clean; 0.005 (10 L/m2 of 500 mg/L), 0.002 to 0.01
 * @param maintenanceCitricKgPerM2 citric acid; 0.01 (half the cleans, 10 L/m2 of 0.2 %), 0 to 0.03
 * @param recoveryHypochloriteKgPerM2 0.03 (15 L/m2 of 2,000 mg/L), 0.01 to 0.06
 * @param recoveryCitricKgPerM2 0.15 (15 L/m2 of 1 %), 0.03 to 0.3
 */
public record CleaningDesign(
        double maintenanceEveryS,
        double maintenanceS,
        double maintenanceRemovedShare,
        double recoveryEveryS,
        double recoveryS,
        double recoveryRemovedShare,
        double maintenanceHypochloriteKgPerM2,
        double maintenanceCitricKgPerM2,
        double recoveryHypochloriteKgPerM2,
        double recoveryCitricKgPerM2) {

    public CleaningDesign {
        Checks.positive("maintenance_every_s", maintenanceEveryS);
        Checks.within("maintenance_s", maintenanceS, 0, 0.5 * maintenanceEveryS);
        Checks.within("maintenance_removed_share", maintenanceRemovedShare, 0.01, 1);
        Checks.positive("recovery_every_s", recoveryEveryS);
        Checks.within("recovery_s", recoveryS, 0, 0.4 * recoveryEveryS);
        Checks.within("recovery_removed_share", recoveryRemovedShare, 0.01, 1);
        Checks.notNegative("maintenance_hypochlorite_kg_per_m2", maintenanceHypochloriteKgPerM2);
        Checks.notNegative("maintenance_citric_kg_per_m2", maintenanceCitricKgPerM2);
        Checks.notNegative("recovery_hypochlorite_kg_per_m2", recoveryHypochloriteKgPerM2);
        Checks.notNegative("recovery_citric_kg_per_m2", recoveryCitricKgPerM2);
    }

    /** The usual values. */
    public static CleaningDesign usual() {
        return new CleaningDesign(7 * 86_400, 3600, 0.9, 180 * 86_400, 12 * 3600, 0.95, 0.005, 0.01, 0.03, 0.15);
    }
}
