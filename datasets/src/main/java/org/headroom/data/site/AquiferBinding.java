package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.headroom.data.quantity.Sourced;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.Well;
import org.jspecify.annotations.Nullable;

/** Builds the aquifer and the wells behind a site's mains water; a site without a transmissivity has none. */
final class AquiferBinding {
    static final String GROUP = "water.aquifer";

    private static final String AT = GROUP + ".";

    /** 16 inches across, common for public supply wells of some 1,000 gpm. */
    private static final double USUAL_RADIUS_M = 0.2;

    private final SiteValues v;

    AquiferBinding(SiteValues values) {
        this.v = values;
    }

    @Nullable
    SiteAquifer aquifer() {
        if (v.optional(AT + "transmissivity_m2_per_day").isEmpty()) {
            return null;
        }
        List<String> names = v.names(AT + "wells");
        if (names.isEmpty()) {
            throw v.error(AT + "wells", "no well", "at least one, with east_m and north_m");
        }
        double stated = 0;
        int unstated = 0;
        for (String name : names) {
            OptionalDouble share = v.optional(AT + "wells." + name + ".share");
            stated += share.orElse(0);
            unstated += share.isEmpty() ? 1 : 0;
        }
        double rest = unstated == 0 ? 0 : Math.max(0, 1 - stated) / unstated;
        double sum = stated + rest * unstated;
        if (!(sum > 0)) {
            throw v.error(AT + "wells", "shares that add up to 0", "shares that add up to 1");
        }
        List<SiteAquifer.FieldWell> wells = new ArrayList<>();
        for (String name : names) {
            double share = v.optional(AT + "wells." + name + ".share").orElse(rest) / sum;
            wells.add(new SiteAquifer.FieldWell(name, well(AT + "wells." + name), share));
        }
        SiteAquifer.Range leakage = v.optional(AT + "leakage_factor_m").isPresent()
                ? range(AT + "leakage_factor_m")
                : SiteAquifer.Range.of(Double.POSITIVE_INFINITY);
        String name = v.textOrNull(AT + "name");
        SiteAquifer field = new SiteAquifer(
                name == null ? "well field" : name,
                range(AT + "transmissivity_m2_per_day"),
                range(AT + "storativity"),
                leakage,
                rangeOr(AT + "share_of_mains", 1),
                rangeOr(AT + "draw_gal_per_day", 0),
                rangeOr(AT + "background_gal_per_day", 0),
                rangeOr(AT + "capacity_gal_per_day", Double.POSITIVE_INFINITY).value(),
                wells,
                places(),
                boundaries(wells),
                bounds(),
                v.optional("limits.drawdown_m").orElse(Double.POSITIVE_INFINITY),
                sum);
        v.design(GROUP, field::aquifer);
        return field;
    }

    private Well well(String at) {
        return v.design(
                at,
                () -> Well.at(
                        v.si(at + ".east_m"),
                        v.si(at + ".north_m"),
                        v.optional(at + ".radius_m").orElse(USUAL_RADIUS_M)));
    }

    private List<SiteAquifer.Place> places() {
        List<SiteAquifer.Place> places = new ArrayList<>();
        for (String name : v.names(AT + "points")) {
            String at = AT + "points." + name;
            String label = v.textOrNull(at + ".label");
            places.add(new SiteAquifer.Place(
                    name, label == null ? name : label, v.si(at + ".east_m"), v.si(at + ".north_m")));
        }
        return places;
    }

    /** The aquifer lies on the side of an edge on which the first well stands. */
    private List<Boundary> boundaries(List<SiteAquifer.FieldWell> wells) {
        List<Boundary> boundaries = new ArrayList<>();
        Well first = wells.getFirst().well();
        for (String name : v.names(AT + "boundaries")) {
            String at = AT + "boundaries." + name;
            double east = v.si(at + ".east_m");
            double north = v.si(at + ".north_m");
            double bearing = Math.toRadians(v.raw(at + ".bearing_deg"));
            double reachM = 1000;
            double dx = reachM * Math.sin(bearing);
            double dy = reachM * Math.cos(bearing);
            Boundary.Kind kind =
                    v.text(at + ".kind").equals("recharge") ? Boundary.Kind.CONSTANT_HEAD : Boundary.Kind.NO_FLOW;
            Boundary edge = new Boundary(east, north, east + dx, north + dy, kind);
            boundaries.add(
                    edge.distanceM(first.xM(), first.yM()) >= 0
                            ? edge
                            : new Boundary(east, north, east - dx, north - dy, kind));
        }
        return boundaries;
    }

    private List<SiteAquifer.Bound> bounds() {
        List<SiteAquifer.Bound> bounds = new ArrayList<>();
        for (String name : v.names(AT + "bounds")) {
            String at = AT + "bounds." + name;
            boolean tight = "false".equals(v.textOrNull(at + ".leaky"));
            Double leakage = own(at + ".leakage_factor_m");
            if (tight && leakage != null) {
                throw v.error(
                        at + ".leakage_factor_m", Numbers.text(leakage), "nothing, for a bound that is not leaky");
            }
            bounds.add(new SiteAquifer.Bound(
                    name,
                    v.text(at + ".label"),
                    own(at + ".transmissivity_m2_per_day"),
                    own(at + ".storativity"),
                    tight ? Double.valueOf(Double.POSITIVE_INFINITY) : leakage,
                    "true".equals(v.textOrNull(at + ".single_well"))));
        }
        return bounds;
    }

    private @Nullable Double own(String path) {
        return v.optional(path).isPresent() ? Double.valueOf(v.si(path)) : null;
    }

    private SiteAquifer.Range rangeOr(String path, double otherwise) {
        return v.optional(path).isPresent() ? range(path) : SiteAquifer.Range.of(otherwise);
    }

    /** In SI; an end that the passport leaves open is the value itself. */
    private SiteAquifer.Range range(String path) {
        if (!(v.value(path) instanceof Leaf.Num num)) {
            throw v.error(path, "nothing", "a number");
        }
        Sourced given = num.sourced();
        Double low = given.low();
        Double high = given.high();
        double value = given.base();
        return new SiteAquifer.Range(
                low == null ? value : given.unit().toBase(low),
                value,
                high == null ? value : given.unit().toBase(high));
    }
}
