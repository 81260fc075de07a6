package org.headroom.app.impact.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.FieldCase;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.DrawdownField;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.basis.OutOfRange;

/**
 * What the year's mean draw from the mains does to the aquifer if it goes on: drawdown at places with its range, a map of
 * the central case, and the water that it brings down from above. Ranges are the 10 and 90 % of draws over the known
 * ranges of the aquifer ({@link AquiferStudy}).
 */
final class Drawdown {
    private static final double DAY_S = 86_400;
    private static final int DRAWS = AquiferStudy.FEW_DRAWS;
    private static final int POINTS = 49;
    private static final int YEARS = 10;
    private static final String SOURCE =
            "Hantush and Jacob (1955) by superposition over the wells (docs/models/aquifer.md)";

    private final ImpactCase c;
    private final Figures f;
    private final SiteAquifer site;
    private final PumpingHistory mains;

    Drawdown(ImpactCase c, Figures f, SiteAquifer site, Quantity drawGalPerDay) {
        this.c = c;
        this.f = f;
        this.site = site;
        this.mains = PumpingHistory.constant(0, Unit.GAL_PER_DAY.toBase(drawGalPerDay.value()));
    }

    List<Block> blocks() {
        try {
            return drawn();
        } catch (OutOfRange e) {
            return List.of(new Block.Callout(
                    Block.Kind.LIMIT,
                    "No drawdown",
                    List.of(Span.words("The aquifer of the site's file is outside of what the model can compute: "
                            + e.getMessage()))));
        }
    }

    private List<Block> drawn() {
        AquiferStudy study = new AquiferStudy(site, mains, DRAWS, 0.1);
        double[] times = {30 * DAY_S, 365.25 * DAY_S, YEARS * 365.25 * DAY_S};
        List<List<List<Span>>> rows = new ArrayList<>();
        List<SiteAquifer.Place> places = new ArrayList<>();
        places.add(study.deepestWell(times[2]));
        places.addAll(site.places());
        for (SiteAquifer.Place place : places) {
            List<Interval> m = study.drawdownM(place.eastM(), place.northM(), times);
            rows.add(List.of(
                    Span.words(Shown.cut(place.label())),
                    Prose.range(drawdown(place, "one_month", "after one month", m.get(0))),
                    Prose.range(drawdown(place, "one_year", "after one year", m.get(1))),
                    Prose.range(drawdown(place, "ten_years", "after ten years", m.get(2)))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(
                "drawdown",
                "How far the site's own draw lowers the water in the ground, if it goes on as in the year",
                List.of("Place", "After one month", "After one year", "After ten years"),
                rows));
        blocks.add(new Block.MapView(map(times[2])));
        blocks.add(leakage(study, times[2]));
        blocks.add(Block.Note.of(
                "The site has no well of its own: its draw is spread over the wells of the field. Places of wells may be "
                        + "assumed, as their sources in the appendix say. What all others pump comes on top and lowers the water much more. "
                        + "The map is the central case; the table has the ranges."));
        return blocks;
    }

    private Quantity drawdown(SiteAquifer.Place place, String when, String words, Interval m) {
        return f.add(new Quantity(
                "drawdown." + place.name() + "." + when + "_m",
                "Drawdown " + Shown.cut(place.label()) + ", " + words,
                m.central(),
                m.low(),
                m.high(),
                Unit.M,
                "sum over wells of Q / (4 pi T) W(u, r/B)",
                List.of(
                        "day.potable_gal_per_day",
                        "water.aquifer.transmissivity_m2_per_day",
                        "water.aquifer.storativity",
                        "water.aquifer.leakage_factor_m",
                        "water.aquifer.share_of_mains"),
                SOURCE,
                Confidence.ESTIMATE));
    }

    private Block leakage(AquiferStudy study, double timeS) {
        if (!FieldCase.central(site).aquifer().leaky()) {
            return Prose.of("The site's file has no leakage from above, so none is computed.")
                    .block();
        }
        Interval share = study.leakageShare(timeS).times(100);
        Interval flow = study.leakageM3PerS(timeS).times(1 / Unit.GAL_PER_DAY.toBase(1));
        Quantity percent =
                quantity("leakage.share_percent", "Leakage from above, of what is pumped", share, Unit.PERCENT);
        Quantity gal = quantity(
                "leakage.induced_gal_per_day", "Leakage from above that the draw brings about", flow, Unit.GAL_PER_DAY);
        return Prose.of(
                        "After ten years {} of the water pumped for the site, {}, comes down through the clay above. The model knows "
                                + "no other source, so this is an upper bound. It says how much comes, not what is dissolved in it: "
                                + "arsenic and other matter of the shallow water are not modelled.",
                        percent,
                        gal)
                .block();
    }

    private Quantity quantity(String id, String name, Interval i, Unit unit) {
        return f.add(new Quantity(
                id,
                name,
                i.central(),
                i.high() > i.low() ? i.low() : Double.NaN,
                i.high() > i.low() ? i.high() : Double.NaN,
                unit,
                "integral of drawdown / resistance of the layer above, after ten years",
                List.of("day.potable_gal_per_day", "water.aquifer.leakage_factor_m"),
                SOURCE,
                Confidence.ESTIMATE));
    }

    private GeoMap map(double timeS) {
        double west = Math.min(
                0, site.wells().stream().mapToDouble(w -> w.well().xM()).min().orElse(0));
        double east = Math.max(
                0, site.wells().stream().mapToDouble(w -> w.well().xM()).max().orElse(0));
        double south = Math.min(
                0, site.wells().stream().mapToDouble(w -> w.well().yM()).min().orElse(0));
        double north = Math.max(
                0, site.wells().stream().mapToDouble(w -> w.well().yM()).max().orElse(0));
        for (SiteAquifer.Place p : site.places()) {
            west = Math.min(west, p.eastM());
            east = Math.max(east, p.eastM());
            south = Math.min(south, p.northM());
            north = Math.max(north, p.northM());
        }
        double size = Math.max(2000, 1.3 * Math.max(east - west, north - south));
        double[] x = axis((west + east - size) / 2, size);
        double[] y = axis((south + north - size) / 2, size);
        double[] values = new DrawdownField(FieldCase.central(site).wells(site, mains), x, y).atM(timeS);
        Ground ground = Surroundings.ground(c);
        double[] longitude = Arrays.stream(x).map(ground::longitude).toArray();
        double[] latitude = Arrays.stream(y).map(ground::latitude).toArray();
        List<GeoMap.Feature> features = new ArrayList<>(Surroundings.features(c));
        features.addAll(Surroundings.wells(c));
        for (SiteAquifer.Place p : site.places()) {
            if (p.eastM() != 0 || p.northM() != 0) {
                features.add(GeoMap.Feature.point(
                        GeoMap.Kind.PLACE,
                        Shown.cut(p.label()),
                        ground.longitude(p.eastM()),
                        ground.latitude(p.northM())));
            }
        }
        return new GeoMap(
                "drawdown_map",
                "Drawdown by the site's draw after ten years, central case",
                "Shades show how far the site's own draw lowers the water in the aquifer; they are darkest among the wells.",
                longitude[0],
                latitude[0],
                longitude[longitude.length - 1],
                latitude[latitude.length - 1],
                features,
                new GeoMap.Field("Drawdown", Unit.M, longitude, latitude, values, levels(values)));
    }

    private static double[] axis(double from, double size) {
        double[] at = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            at[i] = from + size * i / (POINTS - 1);
        }
        return at;
    }

    /** Round steps, at most seven shades. */
    static double[] levels(double[] values) {
        double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        if (!(most > 0)) {
            return new double[] {0};
        }
        double step = Math.pow(10, Math.floor(Math.log10(most / 2)));
        while (most / step > 7) {
            step *= most / (2 * step) > 7 ? 5 : 2;
        }
        double[] levels = new double[(int) Math.floor(most / step)];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = step * (i + 1);
        }
        return levels;
    }

    /** The aquifer of a case, if its site has one. */
    static java.util.Optional<SiteAquifer> aquifer(ImpactCase c) {
        return java.util.Optional.ofNullable(
                c.tree().aquifer(Instant.ofEpochSecond(c.year().grid().startS())));
    }
}
