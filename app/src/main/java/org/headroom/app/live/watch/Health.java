package org.headroom.app.live.watch;

import java.util.Arrays;

/** How well telemetry and the machinery around the twin are; filled by who runs the twin, reused from step to step. */
public final class Health {
    /** How long the source has not answered, s; 0 while it does. */
    public double sourceAwayS;

    /** Racks whose GPUs should report. */
    public int racks;

    /** Of them, those that did not in this step. */
    public int racksSilent;

    /** How long each meter of the site has been silent, s; not a number for one that the site does not have. */
    public final double[] meterSilentS;

    /** How long each meter has read the very same value though it should not, s; 0 if it moves. */
    public final double[] meterStuckS;

    /** What each meter read, in its unit; not a number where it is silent. */
    public final double[] meterRead;

    /** The present less the end of this step, s: how far the twin is behind. */
    public double behindS;

    /** Time stamps of samples less our clock, s. */
    public double skewS;

    /** What contradicts though nobody can say which meter, or the plant, is wrong; empty if nothing does. */
    public String undecided = "";

    /** Why the store cannot be written; empty while it can. */
    public String storeFault = "";

    public Health(int meters) {
        meterSilentS = new double[meters];
        meterStuckS = new double[meters];
        meterRead = new double[meters];
        Arrays.fill(meterSilentS, Double.NaN);
        Arrays.fill(meterRead, Double.NaN);
    }
}
