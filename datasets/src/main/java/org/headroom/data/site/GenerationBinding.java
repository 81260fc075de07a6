package org.headroom.data.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.generation.UnitDesign;
import org.headroom.grid.generation.UnitKeys;
import org.jspecify.annotations.Nullable;

/** Builds on-site generation and its permit. */
final class GenerationBinding {
    private static final double SECONDS_PER_DAY = 86_400;

    private final SiteValues v;

    GenerationBinding(SiteValues values) {
        this.v = values;
    }

    List<OnSiteGeneration.Source> sources() {
        List<OnSiteGeneration.Source> sources = new ArrayList<>();
        for (String name : v.names("grid.generation")) {
            String at = "grid.generation." + name + ".";
            double capacityW = v.si(at + "capacity_mw");
            int units = (int) v.optional(at + "units_count").orElse(0);
            boolean single = units > 0 && capacityW > 0;
            sources.add(new OnSiteGeneration.Source(
                    name,
                    capacityW,
                    v.si(at + "emission_kg_per_mwh"),
                    single ? v.design("grid.generation." + name, () -> unit(at, capacityW / units)) : null,
                    single ? units : 0));
        }
        return sources;
    }

    private UnitDesign unit(String at, double ratedW) {
        String kind = v.textOrNull(at + "kind");
        if (kind == null) {
            throw v.error(at + "kind", "nothing", "turbine, engine or diesel, as units_count is given");
        }
        return UnitKeys.design(kind, ratedW, (key, usual) -> or(at + key, usual));
    }

    /** Null where the file has none. */
    @Nullable
    PermitDesign permit() {
        String at = "grid.permit.";
        if (v.names("grid.permit").isEmpty()) {
            return null;
        }
        double none = Double.POSITIVE_INFINITY;
        double[] capKg = new double[Pollutant.COUNT];
        for (Pollutant p : Pollutant.values()) {
            capKg[p.index()] = or(at + p.key() + "_short_ton", none);
        }
        String scope = v.textOrNull(at + "scope");
        return new PermitDesign(
                capKg,
                (int) Math.min(Integer.MAX_VALUE, or(at + "starts_count", none)),
                (int) Math.min(Integer.MAX_VALUE, or(at + "stops_count", none)),
                or(at + "event_h", none),
                or(at + "events_h", none),
                "unit".equals(scope) ? PermitDesign.Scope.UNIT : PermitDesign.Scope.SITE,
                localS(v.date(at + "from"), Double.NEGATIVE_INFINITY),
                localS(v.date(at + "to"), none));
    }

    private static double localS(@Nullable LocalDate day, double otherwise) {
        return day == null ? otherwise : day.toEpochDay() * SECONDS_PER_DAY;
    }

    /** In SI, or what is usual where the file says nothing. */
    private double or(String path, double usual) {
        return v.optional(path).isPresent() ? v.si(path) : usual;
    }
}
