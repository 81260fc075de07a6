package org.headroom.data.site;

import java.util.List;
import org.headroom.physics.aquifer.Aquifer;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.Well;
import org.jspecify.annotations.Nullable;

/**
 * The aquifer that a site's mains water comes from, and the wells that pump it. Places in m east and north of the site.
 *
 * @param name what to call the field
 * @param transmissivityM2PerS T of the aquifer
 * @param storativity S of the aquifer
 * @param leakageFactorM B of the layer above; infinite where it does not leak
 * @param shareOfMains share of the site's mains water that these wells pump
 * @param drawM3PerS mains draw of the site that is shown when none is asked for
 * @param backgroundM3PerS what everybody else draws from the same wells
 * @param capacityM3PerS what the pumps give at most; infinite where not stated
 * @param wells in the order of the file
 * @param places at which drawdown is told
 * @param boundaries straight edges of the aquifer
 * @param bounds cases beside the result, never the headline
 * @param limitM what a place may be lowered by, sustained; infinite without a limit
 * @param statedShares sum of the shares as the file states them; those of {@code wells} add up to 1
 */
public record SiteAquifer(
        String name,
        Range transmissivityM2PerS,
        Range storativity,
        Range leakageFactorM,
        Range shareOfMains,
        Range drawM3PerS,
        Range backgroundM3PerS,
        double capacityM3PerS,
        List<FieldWell> wells,
        List<Place> places,
        List<Boundary> boundaries,
        List<Bound> bounds,
        double limitM,
        double statedShares) {

    /** A value with its known range; both ends are the value where none is known. */
    public record Range(double low, double value, double high) {
        public static Range of(double value) {
            return new Range(value, value, value);
        }

        public boolean known() {
            return low < high;
        }
    }

    /**
     * A well of the field.
     *
     * @param share of what the field pumps
     */
    public record FieldWell(String name, Well well, double share) {}

    /** A place at which drawdown is told. */
    public record Place(String name, String label, double eastM, double northM) {}

    /**
     * A bound.
     *
     * @param transmissivityM2PerS null: as the field's
     * @param storativity null: as the field's
     * @param leakageFactorM null: as the field's; infinite: nothing leaks
     * @param singleWell all of the draw from one well in the middle of the field
     */
    public record Bound(
            String name,
            String label,
            @Nullable Double transmissivityM2PerS,
            @Nullable Double storativity,
            @Nullable Double leakageFactorM,
            boolean singleWell) {}

    public SiteAquifer {
        wells = List.copyOf(wells);
        places = List.copyOf(places);
        boundaries = List.copyOf(boundaries);
        bounds = List.copyOf(bounds);
    }

    /** The aquifer as the values stand. */
    public Aquifer aquifer() {
        return new Aquifer(transmissivityM2PerS.value(), storativity.value(), leakageFactorM.value());
    }

    /** The aquifer of a bound. */
    public Aquifer aquifer(Bound bound) {
        Double t = bound.transmissivityM2PerS();
        Double s = bound.storativity();
        Double b = bound.leakageFactorM();
        return new Aquifer(
                t == null ? transmissivityM2PerS.value() : t,
                s == null ? storativity.value() : s,
                b == null ? leakageFactorM.value() : b);
    }

    /** The middle of the field, weighted by what the wells pump. */
    public double centreEastM() {
        return wells.stream().mapToDouble(w -> w.share() * w.well().xM()).sum();
    }

    public double centreNorthM() {
        return wells.stream().mapToDouble(w -> w.share() * w.well().yM()).sum();
    }

    /** Distance from the middle of the field, m. */
    public double fromCentreM(double eastM, double northM) {
        return Math.hypot(eastM - centreEastM(), northM - centreNorthM());
    }

    /** Distance of the nearest well, m. */
    public double nearestWellM(double eastM, double northM) {
        return wells.stream()
                .mapToDouble(
                        w -> Math.hypot(eastM - w.well().xM(), northM - w.well().yM()))
                .min()
                .orElse(Double.NaN);
    }
}
