package org.headroom.data.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.headroom.grid.generation.EmissionDesign;
import org.headroom.grid.generation.HeatRate;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.generation.PublishedUnits;
import org.headroom.grid.generation.UnitDesign;
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
                    single ? v.design(at + "*", () -> unit(at, capacityW / units)) : null,
                    single ? units : 0));
        }
        return sources;
    }

    private UnitDesign unit(String at, double ratedW) {
        String kind = v.textOrNull(at + "kind");
        if (kind == null) {
            throw v.error(at + "kind", "nothing", "turbine, engine or diesel, as units_count is given");
        }
        UnitDesign usual = switch (kind) {
            case "turbine" -> PublishedUnits.turbine(ratedW);
            case "engine" -> PublishedUnits.engine(ratedW);
            default -> PublishedUnits.diesel(ratedW);
        };
        double referenceC = or(at + "reference_c", usual.referenceC());
        double deratePerK = usual.deratePerK();
        if (v.optional(at + "hot_c").isPresent()
                && v.optional(at + "hot_power_share").isPresent()) {
            double hotC = v.si(at + "hot_c");
            if (hotC <= referenceC) {
                throw v.error(at + "hot_c", Double.toString(hotC), "more than reference_c, " + referenceC);
            }
            deratePerK = (1 - v.si(at + "hot_power_share")) / (hotC - referenceC);
        }
        return new UnitDesign(
                ratedW,
                or(at + "minimum_load_share", usual.minimumShare()),
                or(at + "start_min", usual.startS()),
                or(at + "ramp_mw_per_min", usual.rampWPerS()),
                or(at + "cool_down_min", usual.coolDownS()),
                or(at + "minimum_run_min", usual.minimumRunS()),
                or(at + "minimum_down_min", usual.minimumDownS()),
                referenceC,
                deratePerK,
                new HeatRate(
                        or(at + "efficiency", usual.heatRate().efficiency()),
                        or(at + "no_load_fuel_share", usual.heatRate().noLoadShare()),
                        or(at + "square_fuel_share", usual.heatRate().squareShare())),
                or(at + "start_fuel_share", usual.startFuelShare()),
                emissions(at, usual.emissions()));
    }

    private EmissionDesign emissions(String at, EmissionDesign usual) {
        double[] kgPerJ = new double[Pollutant.COUNT];
        double[] reduction = new double[Pollutant.COUNT];
        for (Pollutant p : Pollutant.values()) {
            kgPerJ[p.index()] = or(at + "fuel_" + p.key() + "_kg_per_mwh", usual.kgPerJ(p, false));
            reduction[p.index()] = or(at + "catalyst_" + p.key() + "_share", 0);
        }
        return new EmissionDesign(
                kgPerJ,
                reduction,
                or(at + "low_load_share", usual.lowLoadShare()),
                or(at + "low_load_factor", usual.lowLoadFactor()),
                or(at + "start_factor", usual.startFactor()),
                or(at + "catalyst_warm_min", usual.warmS()));
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
