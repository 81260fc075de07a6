package org.headroom.physics.wastewater;

/** What the recycled-water plant did in a step. Water in m3/s, power in W; concentrations are those of what is given. */
public final class WaterRecyclingPoint {
    public double siteM3PerS;
    public double othersM3PerS;
    public double othersShortM3PerS;

    /** Into the product tank. */
    public double productM3PerS;

    public double intakeM3PerS;

    /** To the sewer: waste sludge, cleaning water, backwash of strainers. */
    public double rejectM3PerS;

    /** Into the tank less out of it. */
    public double storageChangeM3PerS;

    public double aerationW;
    public double scourW;

    /** Feed, permeate, recirculation and delivery. */
    public double pumpsW;

    public double mixingW;
    public double otherW;

    /** The sum of the five. */
    public double powerW;

    /** Mean while filtering. */
    public double tmpPa;

    /** While filtering. */
    public double fluxMPerS;

    /** Trains at work, mean over the step. */
    public double trains;

    public double storageShare;
    /** Mean load of the biology over its sludge age, over the rated. */
    public double loadShare;

    public double mlssGPerM3;
    public double sludgeKgPerS;
    public double oxygenKgPerS;
    public double ammoniumNGPerM3;
    public double nitrateNGPerM3;
    public double phosphatePGPerM3;
    public double alkalinityMolPerM3;

    /** Suspended solids of the product; 0 with sound membranes. */
    public double tssGPerM3;

    /** Suspended solids of what goes to the sewer. */
    public double rejectTssGPerM3;

    /** NaOCl as Cl2. */
    public double hypochloriteKgPerS;

    public double citricKgPerS;
    public double coagulantKgPerS;

    /** Of its offer in this step; NONE when more could have been given. */
    public WaterRecyclingLimit limit = WaterRecyclingLimit.NONE;

    /** Of its own making, apart from the tank; what the offer's production hangs on. */
    public WaterRecyclingLimit productLimit = WaterRecyclingLimit.NONE;

    public double productMostM3PerS;

    /** What the site may have of it for good, the tank apart. */
    public double siteMostM3PerS;
}
