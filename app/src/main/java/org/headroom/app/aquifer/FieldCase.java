package org.headroom.app.aquifer;

import java.util.ArrayList;
import java.util.List;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.Aquifer;
import org.headroom.physics.aquifer.Boundaries;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.PumpedWell;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.Well;
import org.headroom.physics.aquifer.WellField;

/**
 * One set of values for a site's aquifer.
 *
 * @param name as in {@code central} or a bound's name
 * @param label what it is, for people
 * @param bound whether it is a bound and no result
 * @param singleWell all from one well in the middle of the field
 */
public record FieldCase(
        String name, String label, boolean bound, Aquifer aquifer, double shareOfMains, boolean singleWell) {
    /** The name of the case with every input at its value. */
    public static final String CENTRAL = "central";

    /** Every input at its value. */
    public static FieldCase central(SiteAquifer site) {
        return new FieldCase(
                CENTRAL,
                "central case: every input at its value",
                false,
                site.aquifer(),
                site.shareOfMains().value(),
                false);
    }

    /** A bound of the site file; all of the mains water counts. */
    public static FieldCase of(SiteAquifer site, SiteAquifer.Bound bound) {
        return new FieldCase(bound.name(), bound.label(), true, site.aquifer(bound), 1, bound.singleWell());
    }

    FieldCase with(Aquifer other, double share) {
        return new FieldCase(name, label, bound, other, share, singleWell);
    }

    /**
     * The wells with their histories.
     *
     * @param mains mains draw of the site, m3/s
     */
    public WellField wells(SiteAquifer site, PumpingHistory mains) {
        return pumping(site, mains.times(shareOfMains));
    }

    /**
     * The wells with their histories.
     *
     * @param field what the wells pump in all, m3/s
     */
    public WellField pumping(SiteAquifer site, PumpingHistory field) {
        List<PumpedWell> wells = new ArrayList<>();
        if (singleWell) {
            double radiusM = site.wells().getFirst().well().radiusM();
            wells.add(new PumpedWell(Well.at(site.centreEastM(), site.centreNorthM(), radiusM), field));
        } else {
            for (SiteAquifer.FieldWell well : site.wells()) {
                wells.add(new PumpedWell(well.well(), field.times(well.share())));
            }
        }
        return new WellField(aquifer, wells, Boundaries.of(site.boundaries().toArray(Boundary[]::new)));
    }
}
