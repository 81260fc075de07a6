package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Steady states of the plant's biology over feed temperature and load, between which the twin interpolates linearly.
 *
 * <pre>
 * NH4 = min(table, feed's)                    NO3 = max(0, feed's + made n)
 * alkalinity = max(0, feed's - taken n)       oxygen, sludge = table c
 * c = COD of the feed over the usual,         n = its ammonium over the usual
 * </pre>
 *
 * <p>The load is the feed's COD over that of the rated flow of usual feed, a mean over the sludge age: bacteria follow the
 * load of days, not that of the hour. Beyond the table its edge holds. What this leaves out: the ammonium that passes in
 * an hour whose load is far above the days' mean.
 */
public final class BiologyTable {
    /** One steady state, worked out with the usual feed. */
    public record Entry(
            double ammoniumNGPerM3,
            double nitrateMadeNGPerM3,
            double alkalinityTakenMolPerM3,
            double oxygenKgPerM3,
            double sludgeKgPerM3,
            double mlssGPerM3) {
        public Entry {
            Checks.notNegative("ammonium_n_g_per_m3", ammoniumNGPerM3);
            Checks.finite("nitrate_made_n_g_per_m3", nitrateMadeNGPerM3);
            Checks.finite("alkalinity_taken_mol_per_m3", alkalinityTakenMolPerM3);
            Checks.notNegative("oxygen_kg_per_m3", oxygenKgPerM3);
            Checks.notNegative("sludge_kg_per_m3", sludgeKgPerM3);
            Checks.positive("mlss_g_per_m3", mlssGPerM3);
        }
    }

    private static final int VALUES = 6;

    private final FeedQuality feed;
    private final double sludgeAgeS;
    private final double[] feedC;
    private final double[] load;
    private final double[] values;

    /**
     * @param feed the usual feed
     * @param sludgeAgeS over which the load is averaged
     * @param feedC temperatures, rising
     * @param load loads over the rated, rising
     * @param entries by temperature, then load
     */
    public BiologyTable(FeedQuality feed, double sludgeAgeS, double[] feedC, double[] load, Entry[][] entries) {
        this.feed = feed;
        this.sludgeAgeS = Checks.positive("sludge_age_s", sludgeAgeS);
        this.feedC = rising("feed_c", feedC);
        this.load = rising("load", load);
        if (entries.length != feedC.length) {
            throw new OutOfRange("entries", entries.length + " temperatures", Integer.toString(feedC.length));
        }
        values = new double[feedC.length * load.length * VALUES];
        int at = 0;
        for (Entry[] row : entries) {
            if (row.length != load.length) {
                throw new OutOfRange("entries", row.length + " loads", Integer.toString(load.length));
            }
            for (Entry e : row) {
                values[at++] = e.ammoniumNGPerM3();
                values[at++] = e.nitrateMadeNGPerM3();
                values[at++] = e.alkalinityTakenMolPerM3();
                values[at++] = e.oxygenKgPerM3();
                values[at++] = e.sludgeKgPerM3();
                values[at++] = e.mlssGPerM3();
            }
        }
    }

    /** One steady state for every temperature and load. */
    public static BiologyTable constant(FeedQuality feed, double sludgeAgeS, Entry entry) {
        return new BiologyTable(feed, sludgeAgeS, new double[] {20}, new double[] {1}, new Entry[][] {{entry}});
    }

    public FeedQuality feed() {
        return feed;
    }

    public double sludgeAgeS() {
        return sludgeAgeS;
    }

    /** Solids in the tanks, g/m3. */
    public double mlssGPerM3(double waterC, double loadShare) {
        return at(waterC, loadShare, 5);
    }

    /** Fills {@code out} for a feed. */
    public void at(WaterRecyclingConditions c, double loadShare, BiologyPoint out) {
        double strength = strength(c);
        double nitrogen = Math.max(0, c.feedAmmoniumNGPerM3) / feed.ammoniumNGPerM3();
        out.ammoniumNGPerM3 = Math.min(at(c.feedC, loadShare, 0), Math.max(0, c.feedAmmoniumNGPerM3));
        out.nitrateNGPerM3 = Math.max(0, c.feedNitrateNGPerM3 + nitrogen * at(c.feedC, loadShare, 1));
        out.alkalinityMolPerM3 = Math.max(0, c.feedAlkalinityMolPerM3 - nitrogen * at(c.feedC, loadShare, 2));
        out.oxygenKgPerM3 = strength * at(c.feedC, loadShare, 3);
        out.sludgeKgPerM3 = strength * at(c.feedC, loadShare, 4);
        out.mlssGPerM3 = at(c.feedC, loadShare, 5);
    }

    /** COD of the feed over the usual. */
    public double strength(WaterRecyclingConditions c) {
        return Math.max(0, c.feedCodGPerM3) / feed.codGPerM3();
    }

    private double at(double waterC, double loadShare, int value) {
        int i = before(feedC, waterC);
        int j = before(load, loadShare);
        double x = within(feedC, i, waterC);
        double y = within(load, j, loadShare);
        int nextI = Math.min(i + 1, feedC.length - 1);
        int nextJ = Math.min(j + 1, load.length - 1);
        return (1 - x) * ((1 - y) * cell(i, j, value) + y * cell(i, nextJ, value))
                + x * ((1 - y) * cell(nextI, j, value) + y * cell(nextI, nextJ, value));
    }

    private double cell(int i, int j, int value) {
        return values[(i * load.length + j) * VALUES + value];
    }

    private static int before(double[] axis, double at) {
        int i = 0;
        while (i < axis.length - 2 && at >= axis[i + 1]) {
            i++;
        }
        return i;
    }

    private static double within(double[] axis, int i, double at) {
        return axis.length == 1 ? 0 : Math.clamp((at - axis[i]) / (axis[i + 1] - axis[i]), 0, 1);
    }

    private static double[] rising(String name, double[] axis) {
        if (axis.length == 0) {
            throw new OutOfRange(name, "nothing", "at least one number");
        }
        for (int i = 0; i < axis.length; i++) {
            Checks.finite(name, axis[i]);
            if (i > 0 && axis[i] <= axis[i - 1]) {
                throw new OutOfRange(name, axis[i] + " after " + axis[i - 1], "rising numbers");
            }
        }
        return axis.clone();
    }
}
