package org.headroom.physics.wastewater;

/** What the plant meets in a step; filled by the caller. SI, concentrations in g/m3 (mg/L). */
public final class WaterRecyclingConditions {
    /** False: absent or under construction. Its tank neither gives nor takes. */
    public boolean exists = true;

    /** Treated sewage that may be taken, m3/s. */
    public double feedM3PerS = Double.POSITIVE_INFINITY;

    public double feedC = 20;
    public double feedCodGPerM3;
    public double feedTssGPerM3;
    public double feedAmmoniumNGPerM3;
    public double feedNitrateNGPerM3;
    public double feedPhosphatePGPerM3;
    public double feedAlkalinityMolPerM3;

    /** Trains not broken or shut, of those of the design; fractions are allowed. */
    public double trainsInService = Double.POSITIVE_INFINITY;

    /** Commissioned part of the plant, 0 to 1. */
    public double capacityShare = 1;

    /** Electricity over what it would need, 0 to 1; 0: power cut, no treatment. */
    public double powerShare = 1;

    /** What the neighbours ask for, m3/s. */
    public double othersM3PerS;

    /** Takes the feed as it usually is, diluted (1: dry weather, 0.5: as much rain as sewage). */
    public void setFeed(FeedQuality usual, double dilution) {
        feedCodGPerM3 = usual.codGPerM3() * dilution;
        feedTssGPerM3 = usual.tssGPerM3() * dilution;
        feedAmmoniumNGPerM3 = usual.ammoniumNGPerM3() * dilution;
        feedNitrateNGPerM3 = usual.nitrateNGPerM3() * dilution;
        feedPhosphatePGPerM3 = usual.phosphatePGPerM3() * dilution;
        feedAlkalinityMolPerM3 = usual.alkalinityMolPerM3() * dilution;
    }
}
