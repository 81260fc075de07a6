package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.wastewater.membrane.MembraneDesign;

/**
 * A membrane bioreactor that makes cooling water from treated sewage, with its product tank.
 *
 * @param rated intake and product at capacity; the energy per m3 in it is not used here
 * @param trains of equal membranes; 10, 6 to 20
 * @param membrane of one train
 * @param workingFluxMPerS flux at which a further train is set to work; 25 L/m2/h (6.94e-6), 15 to 30
 * @param leastTrains kept at work whatever is asked; 1
 * @param rejectFixedShare of the rated reject that runs whatever is asked (cleaning, strainers); 0.3, 0 to 1
 * @param storageM3 usable volume of the product tank; 0: none
 * @param storageMostM3PerS the most that its pumps give to all users
 * @param storageRefillS time constant with which it is filled again; 7,200 (2 h)
 * @param siteShare of what can be given that the site has first, before the neighbours: 0 neighbours first, 1 site first, in
 *     between by entitlement; what one side leaves the other may have
 * @param backupShare of the tank's pumping that runs without grid power (standby set or gravity); 0 to 1
 * @param aeration air for biology and scour
 * @param pumping pumps, mixers, the rest
 * @param dosing chemicals with the flow
 * @param biology what bacteria do
 */
public record WaterRecyclingDesign(
        RecycledPlantDesign rated,
        int trains,
        MembraneDesign membrane,
        double workingFluxMPerS,
        double leastTrains,
        double rejectFixedShare,
        double storageM3,
        double storageMostM3PerS,
        double storageRefillS,
        double siteShare,
        double backupShare,
        AerationDesign aeration,
        PumpingDesign pumping,
        DosingDesign dosing,
        BiologyTable biology) {

    public WaterRecyclingDesign {
        Checks.within("trains", trains, 1, 1000);
        Checks.positive("working_flux_m_per_s", workingFluxMPerS);
        Checks.within("least_trains", leastTrains, 0, trains);
        Checks.share("reject_fixed_share", rejectFixedShare);
        Checks.notNegative("storage_m3", storageM3);
        Checks.positive("storage_most_m3_per_s", storageMostM3PerS);
        Checks.positive("storage_refill_s", storageRefillS);
        Checks.share("site_share", siteShare);
        Checks.share("backup_share", backupShare);
    }
}
