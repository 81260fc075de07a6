package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.plume.BuildingCavity;
import org.headroom.physics.plume.NitrogenDioxide;
import org.headroom.physics.plume.Stack;
import org.jspecify.annotations.Nullable;

/** Builds {@link CommunityAir} from {@code community.air}; all of it may be left out. */
final class CommunityAirBinding {
    static final String TABLE = """
            community.air.stacks.*.name                 text                        # what stands there
            community.air.stacks.*.height_m             number 0 500                # of the stacks above the ground
            community.air.stacks.*.diameter_m           number 0.01 30              # of one of them, inside at its top
            community.air.stacks.*.exit_m_per_s         number 0 200                # of the exhaust, upwards
            community.air.stacks.*.exit_c               number -50 2000             # of the exhaust
            community.air.stacks.*.latitude_deg         number -90 90               # of their middle
            community.air.stacks.*.longitude_deg        number -180 180             # of their middle
            community.air.stacks.*.share                number? 0 1                 # of on-site generation's emission that leaves there; all if not given
            community.air.building.height_m             number? 1 500               # building beside the stacks
            community.air.building.width_m              number? 1 5000              # of it, east-west
            community.air.building.length_m             number? 1 5000              # of it, north-south
            community.air.building.latitude_deg         number? -90 90              # of its middle; the site's if not given
            community.air.building.longitude_deg        number? -180 180            # of its middle; the site's if not given
            community.air.urban                         flag?                       # whether plumes spread as over a town; as over open country if not given
            community.air.map_km                        number? 1 50                # side of the map; 12 if not given
            community.air.no2_ratio_least               number? 0 1                 # of NO2 over NOx; 0.5 if not given
            community.air.no2_ratio_most                number? 0 1                 # of NO2 over NOx; 0.9 if not given
            community.air.background_no2_ug_per_m3      number? 0 1000              # without the site, 98th percentile of the daily largest hours
            community.air.background_pm25_ug_per_m3     number? 0 1000              # without the site, annual mean
            community.air.standard_no2_ug_per_m3        number? 0 10000             # 1-hour standard
            community.air.significant_no2_ug_per_m3     number? 0 10000             # what counts as a significant addition
            community.air.standard_pm25_ug_per_m3       number? 0 10000             # annual standard
            community.air.significant_pm25_ug_per_m3    number? 0 10000             # what counts as a significant addition
            community.air.diesel_catalyst_nox_share     number? 0 0.999             # NOX that a catalyst behind a diesel set would take out
            community.air.permit.nox_short_ton          number? 0 1e7               # NOX that a permit allows in twelve months
            community.air.permit.pm_short_ton           number? 0 1e7               # PM that it allows
            community.air.permit.catalyst_nox_share     number? 0 0.999             # NOX that the catalysts behind that cap take out
            """;

    private static final String AT = "community.air.";
    private static final double USUAL_MAP_KM = 12;

    private final SiteValues v;

    CommunityAirBinding(SiteValues values) {
        this.v = values;
    }

    CommunityAir air() {
        double least = or("no2_ratio_least", NitrogenDioxide.REGULATORY.least());
        double most = or("no2_ratio_most", NitrogenDioxide.REGULATORY.most());
        return new CommunityAir(
                stacks(),
                building(),
                "true".equals(v.textOrNull(AT + "urban")),
                1000 * or("map_km", USUAL_MAP_KM),
                v.design(AT + "no2", () -> new NitrogenDioxide(least, most)),
                or("background_no2_ug_per_m3", Double.NaN),
                or("background_pm25_ug_per_m3", Double.NaN),
                or("standard_no2_ug_per_m3", Double.NaN),
                or("significant_no2_ug_per_m3", Double.NaN),
                or("standard_pm25_ug_per_m3", Double.NaN),
                or("significant_pm25_ug_per_m3", Double.NaN),
                permit());
    }

    private List<CommunityAir.StackGroup> stacks() {
        List<CommunityAir.StackGroup> stacks = new ArrayList<>();
        double all = 0;
        for (String id : v.names(AT + "stacks")) {
            String at = AT + "stacks." + id + ".";
            Stack stack = v.design(
                    AT + "stacks." + id,
                    () -> new Stack(
                            v.raw(at + "height_m"),
                            v.raw(at + "diameter_m"),
                            v.raw(at + "exit_m_per_s"),
                            v.si(at + "exit_c") + Constants.ZERO_C_K));
            double share = v.optional(at + "share").orElse(1);
            all += share;
            stacks.add(new CommunityAir.StackGroup(
                    id, v.text(at + "name"), stack, v.raw(at + "latitude_deg"), v.raw(at + "longitude_deg"), share));
        }
        if (all > 1 + 1e-9) {
            throw v.error(AT + "stacks.*.share", Numbers.text(all) + " in all", "at most 1 in all");
        }
        return stacks;
    }

    private CommunityAir.@Nullable Building building() {
        String at = "building.";
        if (v.names(AT + "building").isEmpty()) {
            return null;
        }
        BuildingCavity cavity = v.design(
                AT + "building",
                () -> new BuildingCavity(
                        v.raw(AT + at + "height_m"), v.raw(AT + at + "width_m"), v.raw(AT + at + "length_m")));
        return new CommunityAir.Building(
                cavity,
                or(at + "latitude_deg", v.raw("location.latitude_deg")),
                or(at + "longitude_deg", v.raw("location.longitude_deg")));
    }

    private CommunityAir.@Nullable Permitted permit() {
        double nox = or("permit.nox_short_ton", Double.NaN);
        double pm = or("permit.pm_short_ton", Double.NaN);
        return Double.isNaN(nox) && Double.isNaN(pm)
                ? null
                : new CommunityAir.Permitted(
                        Unit.SHORT_TON.toBase(Double.isNaN(nox) ? 0 : nox),
                        Unit.SHORT_TON.toBase(Double.isNaN(pm) ? 0 : pm),
                        or("permit.catalyst_nox_share", 0));
    }

    private double or(String key, double usual) {
        return v.optional(AT + key).orElse(usual);
    }
}
