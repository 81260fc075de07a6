package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.Draws;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.aquifer.Tornado;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.PumpingHistory;
import org.jspecify.annotations.Nullable;

/** Answers about the aquifer as JSON; the same words in {@code aquifer show} and in a run's {@code aquifer}. */
final class AquiferJson {
    private static final double DAY_S = 86_400;

    private AquiferJson() {}

    /** Whether an edge of the aquifer feeds it. */
    static boolean river(SiteAquifer site) {
        return site.boundaries().stream().anyMatch(b -> b.kind() == Boundary.Kind.CONSTANT_HEAD);
    }

    /** Where the pumped water comes from in the long run. */
    static String longRun(SiteAquifer site) {
        if (!site.aquifer().leaky()) {
            return "Nothing leaks: no leakage factor is stated"
                    + (river(site)
                            ? "; in the long run the edges of constant head (the river) feed the wells"
                            : ", so that all the water comes from storage");
        }
        if (river(site)) {
            return "In the long run leakage and the edges of constant head (the river) share what is pumped";
        }
        return (site.boundaries().isEmpty()
                        ? "An endless leaky aquifer"
                        : "A leaky aquifer whose edges let no water through")
                + " has no other source in the long run, so that the share tends to 100 %";
    }

    static String leakageNote(SiteAquifer site) {
        return "a flow of water through the layer above, nothing on what is dissolved in it or when it arrives; "
                + longRun(site);
    }

    static Map<String, Object> show(AquiferShow show) {
        Map<String, Object> d = Envelope.begin("headroom.aquifer/1", null);
        d.put("site", show.site().id());
        d.put("from", Envelope.time(show.startS(), show.site().zone()));
        d.put("draw", show.words());
        d.put("mains_gal_per_day", history(show.study().mains()));
        head(d, show.aquifer(), show.study().draws());
        d.put("after_days", show.days());
        List<Map<String, Object>> points = new ArrayList<>();
        for (AquiferShow.PlaceRow row : show.places()) {
            Map<String, Object> one = point(row.place(), row.nearestWellM());
            one.put(
                    "drawdown_m",
                    row.drawdownM().stream().map(AquiferJson::interval).toList());
            Envelope.put(one, "with_all_others_m", row.withOthersM());
            Envelope.put(one, "recovery_to_10_percent_days", row.recoveryDays());
            points.add(one);
        }
        d.put("points", points);
        List<Map<String, Object>> leakage = new ArrayList<>();
        for (int i = 0; i < show.leakage().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("after_days", show.days().get(i));
            one.put("m3_per_day", interval(show.leakage().get(i).m3PerDay()));
            one.put("share_of_pumping", known(show.leakage().get(i).share()));
            if (river(show.aquifer())) {
                one.put("edges_m3_per_day", interval(show.leakage().get(i).edgesM3PerDay()));
                one.put("edges_share_of_pumping", known(show.leakage().get(i).edgesShare()));
            }
            leakage.add(one);
        }
        d.put("leakage", leakage);
        d.put("leakage_note", leakageNote(show.aquifer()));
        List<Map<String, Object>> recovery = new ArrayList<>();
        for (AquiferShow.RecoveryRow row : show.recovery()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("after_days", row.days());
            Envelope.put(one, "left_share", row.placeShare());
            Envelope.put(one, "left_share_deepest_well", row.wellShare());
            recovery.add(one);
        }
        d.put("recovery", recovery);
        d.put("tornado", tornado(show.tornado()));
        offer(d, show.study());
        List<Map<String, Object>> bounds = new ArrayList<>();
        for (AquiferShow.BoundRow row : show.bounds()) {
            Map<String, Object> one = bound(row.bound());
            one.put("point", show.firstPlace().name());
            one.put("drawdown_m", row.drawdownM());
            bounds.add(one);
        }
        d.put("bounds", bounds);
        return d;
    }

    /** Field, inputs and how uncertainty is carried. */
    static void head(Map<String, Object> d, SiteAquifer site, int draws) {
        d.put("field", site.name());
        d.put("case", "central");
        d.put("wells", site.wells().size());
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("transmissivity_m2_per_day", range(site.transmissivityM2PerS(), DAY_S));
        inputs.put("storativity", range(site.storativity(), 1));
        inputs.put("leakage_factor_m", range(site.leakageFactorM(), 1));
        inputs.put("share_of_mains", range(site.shareOfMains(), 1));
        d.put("inputs", inputs);
        Map<String, Object> uncertainty = new LinkedHashMap<>();
        uncertainty.put("method", "Latin hypercube over the inputs' known ranges; log-uniform, share uniform");
        uncertainty.put("draws", draws);
        uncertainty.put("seed", Draws.SEED);
        uncertainty.put("low", "5th percentile");
        uncertainty.put("central", "every input at its value");
        uncertainty.put("high", "95th percentile");
        d.put("uncertainty", uncertainty);
        Map<String, Object> total = new LinkedHashMap<>();
        Envelope.put(total, "others_gal_per_day", gal(site.backgroundM3PerS().value()));
        Envelope.put(total, "capacity_gal_per_day", gal(site.capacityM3PerS()));
        d.put("field_total", total);
    }

    /** What the field can give for good. */
    static void offer(Map<String, Object> d, AquiferStudy study) {
        Map<String, Object> offer = new LinkedHashMap<>();
        Envelope.put(offer, "mains_gal_per_day", gal(study.offerM3PerS(AquiferRequest.YEARS * AquiferDraw.YEAR_S)));
        Envelope.put(offer, "drawdown_limit_m", study.site().limitM());
        offer.put("after_years", AquiferRequest.YEARS);
        d.put("offer", offer);
    }

    static Map<String, Object> point(SiteAquifer.Place place, double nearestWellM) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("point", place.name());
        one.put("label", place.label());
        one.put("east_m", place.eastM());
        one.put("north_m", place.northM());
        Envelope.put(one, "nearest_well_m", nearestWellM);
        return one;
    }

    static Map<String, Object> bound(SiteAquifer.Bound bound) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bound", bound.name());
        one.put("label", bound.label());
        one.put("single_well", bound.singleWell());
        return one;
    }

    /** Null where there is nothing to take a share of. */
    static @Nullable Map<String, Object> known(Interval interval) {
        return Double.isNaN(interval.central()) ? null : interval(interval);
    }

    static Map<String, Object> interval(Interval interval) {
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(one, "low", interval.low() + 0.0);
        Envelope.put(one, "central", interval.central() + 0.0);
        Envelope.put(one, "high", interval.high() + 0.0);
        return one;
    }

    private static Map<String, Object> range(SiteAquifer.Range range, double perKey) {
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(one, "low", range.low() * perKey);
        Envelope.put(one, "value", range.value() * perKey);
        Envelope.put(one, "high", range.high() * perKey);
        return one;
    }

    private static List<Map<String, Object>> tornado(List<Tornado.Bar> bars) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Tornado.Bar bar : bars) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", bar.path());
            one.put("low", bar.low());
            one.put("high", bar.high());
            Envelope.put(one, "drawdown_at_low_m", bar.atLow());
            Envelope.put(one, "drawdown_at_high_m", bar.atHigh());
            list.add(one);
        }
        return list;
    }

    private static List<Map<String, Object>> history(PumpingHistory mains) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < mains.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from_days", mains.startS(i) / DAY_S);
            Envelope.put(one, "gal_per_day", gal(mains.rateM3PerS(i)));
            list.add(one);
        }
        return list;
    }

    static double gal(double m3PerS) {
        return Unit.GAL_PER_DAY.fromBase(m3PerS);
    }
}
