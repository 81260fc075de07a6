package org.headroom.app.planning;

/** What the site takes at one IT power; filled by a {@link ResponseSource}. */
public final class ResponsePoint {
    /** Power at the utility's meter, W. */
    public double siteW;
    /** Make-up from the mains, m3/s. */
    public double potableM3PerS;
    /** Discharge to the sewer, m3/s. */
    public double sewerM3PerS;
    /** Make-up from the recycled-water plant, m3/s. */
    public double recycledM3PerS;
}
