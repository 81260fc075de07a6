package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.aquifer.FieldCase;
import org.headroom.app.report.AquiferMapDrawing;
import org.headroom.app.report.AquiferPicture;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.DrawdownField;
import org.headroom.physics.aquifer.PumpedWell;
import org.headroom.physics.aquifer.WellField;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** Drawdown, or the leakage that it induces, on a grid around the wells: as a map, as a table, as JSON. */
public final class AquiferMap {
    private static final double FEET = 1 / 0.3048;
    private static final double INCHES = 1 / 25.4;
    private static final double MM_PER_YEAR = 1000 * AquiferDraw.YEAR_S;
    private static final int MOST_POINTS = 1000;

    /** Of the largest drawdown: what is less is the table's error, and counts as nothing. */
    private static final double ACCURACY = 1e-9;

    /** What a map of leakage must not be taken for. */
    private static final List<String> CLAY = List.of(
            "In the model the clay above is one layer, the same everywhere. A gap in it would take a large part of the leakage and is no point of the model,",
            "so that no place carries a figure here. Leakage is a flow of water: it says nothing of what is dissolved in it or when that arrives.");

    private final AquiferDraw draw;
    private final FieldCase values;
    private final boolean leakage;
    private final WellField wells;
    private final double[] x;
    private final double[] y;
    private final double[] grid;
    private final double leastM;

    /**
     * Computes a map at the end of the look ahead.
     *
     * @param caseName central, or the name of a bound
     * @param points columns and rows
     * @param sizeKm width of the map; null: as much as shows all places and wells
     * @param leakage map leakage, mm/year, in place of drawdown
     * @throws InputError if the question does not fit the site
     */
    public AquiferMap(AquiferRequest request, String caseName, int points, @Nullable Double sizeKm, boolean leakage) {
        if (points < 2 || points > MOST_POINTS) {
            throw new InputError("--points", "", Integer.toString(points), "2 to " + MOST_POINTS);
        }
        if (sizeKm != null && !(sizeKm >= 0.1 && sizeKm <= 1000)) {
            throw new InputError("--size-km", "", sizeKm.toString(), "0.1 to 1000");
        }
        this.draw = AquiferDraw.of(request);
        this.leakage = leakage;
        SiteAquifer site = draw.aquifer();
        this.values = values(site, caseName);
        if (leakage && !values.aquifer().leaky()) {
            throw new InputError("--leakage", "", "a case in which nothing leaks", "a case with a leakage_factor_m");
        }
        try {
            this.wells = values.wells(site, draw.history());
        } catch (OutOfRange e) {
            throw AquiferDraw.misfit(request.site().tree(), e);
        }
        double[] frame = frame(site, sizeKm);
        this.x = axis(frame[0], frame[2], points);
        this.y = axis(frame[1], frame[2], points);
        this.grid = new DrawdownField(wells, x, y).atM(draw.aheadS());
        this.leastM = ACCURACY * largestM();
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Math.abs(grid[i]) < leastM ? 0 : grid[i];
        }
        if (leakage) {
            for (int i = 0; i < grid.length; i++) {
                grid[i] *= MM_PER_YEAR / values.aquifer().resistanceS();
            }
        }
    }

    private double largestM() {
        double largest = Arrays.stream(grid)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (PumpedWell pumped : wells.wells()) {
            double here = wells.drawdownM(pumped.well().xM(), pumped.well().yM(), draw.aheadS());
            largest = Math.max(largest, Math.abs(here));
        }
        return largest;
    }

    private static FieldCase values(SiteAquifer site, String name) {
        if (name.equals(FieldCase.CENTRAL)) {
            return FieldCase.central(site);
        }
        List<String> known = new ArrayList<>(List.of(FieldCase.CENTRAL));
        for (SiteAquifer.Bound bound : site.bounds()) {
            if (bound.name().equals(name)) {
                return FieldCase.of(site, bound);
            }
            known.add(bound.name());
        }
        throw new InputError("--case", "", "'" + name + "'", String.join(" | ", known));
    }

    /** West and south edge and width, m: a square around wells and places. */
    private static double[] frame(SiteAquifer site, @Nullable Double sizeKm) {
        if (sizeKm != null) {
            double half = 500 * sizeKm;
            return new double[] {site.centreEastM() - half, site.centreNorthM() - half, 2 * half};
        }
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        List<double[]> all = new ArrayList<>();
        site.wells().forEach(w -> all.add(new double[] {w.well().xM(), w.well().yM()}));
        site.places().forEach(p -> all.add(new double[] {p.eastM(), p.northM()}));
        for (double[] p : all) {
            west = Math.min(west, p[0]);
            east = Math.max(east, p[0]);
            south = Math.min(south, p[1]);
            north = Math.max(north, p[1]);
        }
        double size = Math.max(2000, 1.35 * Math.max(east - west, north - south));
        return new double[] {(west + east - size) / 2, (south + north - size) / 2, size};
    }

    private static double[] axis(double from, double size, int points) {
        double[] at = new double[points];
        for (int i = 0; i < points; i++) {
            at[i] = from + size * i / (points - 1);
        }
        return at;
    }

    private double at(double eastM, double northM) {
        double exact = wells.drawdownM(eastM, northM, draw.aheadS());
        double m = Math.abs(exact) < leastM ? 0 : exact;
        return leakage ? m * MM_PER_YEAR / values.aquifer().resistanceS() : m;
    }

    /** The map as an SVG document. */
    public String svg() {
        return AquiferMapDrawing.svg(picture());
    }

    /**
     * Writes the map.
     *
     * @param to a file that ends in .svg or .png
     * @return the file
     */
    public String write(Path to) {
        String name = Objects.requireNonNull(to.getFileName(), "a file").toString();
        boolean png = name.toLowerCase(Locale.ROOT).endsWith(".png");
        if (!png && !name.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new InputError("--out", "", "'" + to + "'", "a file that ends in .svg or .png");
        }
        Path folder = OutFolder.parentOf(to);
        try (OutFolder out = new OutFolder(folder)) {
            if (png) {
                out.write(name, AquiferMapDrawing.png(picture()));
            } else {
                out.write(name, svg());
            }
            return out.publish(folder).getFirst();
        }
    }

    private AquiferPicture picture() {
        SiteAquifer site = draw.aquifer();
        List<AquiferPicture.Spot> spots = new ArrayList<>();
        for (SiteAquifer.Place place : site.places()) {
            spots.add(new AquiferPicture.Spot(
                    place.label(),
                    place.eastM(),
                    place.northM(),
                    leakage ? Double.NaN : at(place.eastM(), place.northM()),
                    place.eastM() == 0 && place.northM() == 0));
        }
        if (spots.stream().noneMatch(AquiferPicture.Spot::site)) {
            spots.add(new AquiferPicture.Spot("the site", 0, 0, leakage ? Double.NaN : at(0, 0), true));
        }
        List<double[]> places = wells.wells().stream()
                .map(w -> new double[] {w.well().xM(), w.well().yM()})
                .toList();
        String after = AquiferShow.after(draw.aheadS() / 86_400);
        return new AquiferPicture(
                (values.bound() ? "BOUND, no result: " : "")
                        + (leakage ? "Leakage from above after " : "Drawdown after ")
                        + after
                        + (values.bound() ? "" : ", central case"),
                List.of(
                        site.name() + ": " + draw.words(),
                        (values.bound()
                                ? values.label()
                                : "every input at its value, ranges in ./headroom aquifer show"),
                        String.format(
                                Locale.ROOT,
                                "transmissivity %,.0f m2/day, storativity %.1e, %s",
                                values.aquifer().transmissivityM2PerS() * 86_400,
                                values.aquifer().storativity(),
                                values.aquifer().leaky()
                                        ? String.format(
                                                Locale.ROOT,
                                                "leakage factor %.1f km",
                                                values.aquifer().leakageFactorM() / 1000)
                                        : "no leakage")),
                notes(),
                leakage ? "Leakage" : "Drawdown",
                leakage ? "mm/year" : "m",
                leakage ? "in/year" : "ft",
                leakage ? INCHES : FEET,
                x,
                y,
                grid,
                places,
                spots);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(
                "The site has no well: its mains water is spread over the wells of the nearest field. Places of wells and gaps are assumed where the",
                "site file says so. Only the site's part is drawn; everybody else's pumping comes on top."));
        if (leakage) {
            notes.addAll(CLAY);
        }
        return notes;
    }

    /** What the map shows, for whoever draws it. A map of leakage has none. */
    public DrawdownGrid grid() {
        if (leakage) {
            throw new IllegalStateException("a map of leakage is no map of drawdown");
        }
        AquiferPicture picture = picture();
        List<DrawdownGrid.Well> at = new ArrayList<>();
        for (int w = 0; w < draw.aquifer().wells().size(); w++) {
            SiteAquifer.FieldWell well = draw.aquifer().wells().get(w);
            at.add(new DrawdownGrid.Well(
                    well.name(),
                    well.well().xM(),
                    well.well().yM(),
                    at(well.well().xM(), well.well().yM())));
        }
        List<DrawdownGrid.Case> cases = new ArrayList<>();
        cases.add(new DrawdownGrid.Case(FieldCase.CENTRAL, "every input at its value"));
        draw.aquifer().bounds().forEach(b -> cases.add(new DrawdownGrid.Case(b.name(), b.label())));
        return new DrawdownGrid(
                draw.aquifer().name(),
                draw.words(),
                picture.lines().getLast(),
                values.name(),
                draw.aheadS() / 86_400,
                x.clone(),
                y.clone(),
                grid.clone(),
                AquiferMapDrawing.levels(grid),
                at,
                picture.spots().stream()
                        .map(s -> new DrawdownGrid.Place(s.label(), s.eastM(), s.northM(), s.value(), s.site()))
                        .toList(),
                draw.aquifer().boundaries().stream()
                        .map(e -> new DrawdownGrid.Edge(
                                e.x1M(), e.y1M(), e.x2M(), e.y2M(), e.kind() == Boundary.Kind.NO_FLOW))
                        .toList(),
                draw.aquifer().limitM(),
                cases);
    }

    /** Drawdown at a point from a day after the draw began to the end of the look ahead, at equal steps of the logarithm. */
    public DrawdownGrid.Course course(double eastM, double northM, int points) {
        double aheadDays = draw.aheadS() / 86_400;
        double[] days = new double[points];
        double[] drawdownM = new double[points];
        for (int i = 0; i < points; i++) {
            days[i] = Math.pow(aheadDays, i / (points - 1.0));
            drawdownM[i] = wells.drawdownM(eastM, northM, days[i] * 86_400);
        }
        return new DrawdownGrid.Course(eastM, northM, days, drawdownM);
    }

    /** The grid as a table. */
    public String csv() {
        StringBuilder out = new StringBuilder("east_m,north_m,").append(leakage ? "leakage_mm_per_year" : "drawdown_m");
        out.append('\n');
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                double v = grid[j * x.length + i];
                out.append(x[i]).append(',').append(y[j]).append(',').append(Double.isNaN(v) ? "" : Double.toString(v));
                out.append('\n');
            }
        }
        return out.toString();
    }

    /** The document of {@code aquifer map --json}. */
    public Map<String, Object> json(@Nullable String file) {
        Map<String, Object> d = Envelope.begin("headroom.aquifer_map/1", null);
        d.put("site", draw.site().id());
        d.put("field", draw.aquifer().name());
        d.put("case", values.name());
        d.put("bound", values.bound());
        d.put("label", values.label());
        d.put("draw", draw.words());
        d.put("from", Envelope.time(draw.startS(), draw.site().zone()));
        d.put("inputs", inputs());
        d.put("wells", wellRows());
        d.put("boundaries", edges());
        d.put("after_days", draw.aheadS() / 86_400);
        d.put("quantity", leakage ? "leakage_mm_per_year" : "drawdown_m");
        d.put("east_m", x);
        d.put("north_m", y);
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (int j = 0; j < y.length; j++) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                double v = grid[j * x.length + i];
                row.add(Double.isFinite(v) ? (Double) v : null);
            }
            rows.add(row);
        }
        d.put("values", rows);
        List<Map<String, Object>> places = new ArrayList<>();
        for (SiteAquifer.Place place : draw.aquifer().places()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("point", place.name());
            one.put("east_m", place.eastM());
            one.put("north_m", place.northM());
            Envelope.put(one, "value", leakage ? null : at(place.eastM(), place.northM()));
            places.add(one);
        }
        d.put("points", places);
        d.put("notes", notes());
        d.put("files", file == null ? List.of() : List.of(file));
        return d;
    }

    /** What the map was computed with. */
    private Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("transmissivity_m2_per_day", values.aquifer().transmissivityM2PerS() * 86_400);
        inputs.put("storativity", values.aquifer().storativity());
        Envelope.put(inputs, "leakage_factor_m", values.aquifer().leakageFactorM());
        inputs.put("share_of_mains", values.shareOfMains());
        return inputs;
    }

    private List<Map<String, Object>> wellRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PumpedWell pumped : wells.wells()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("east_m", pumped.well().xM());
            one.put("north_m", pumped.well().yM());
            one.put("radius_m", pumped.well().radiusM());
            List<Map<String, Object>> steps = new ArrayList<>();
            for (int i = 0; i < pumped.history().size(); i++) {
                Map<String, Object> step = new LinkedHashMap<>();
                step.put("from_days", pumped.history().startS(i) / 86_400);
                step.put("pumping_m3_per_day", pumped.history().rateM3PerS(i) * 86_400);
                steps.add(step);
            }
            one.put("pumping", steps);
            rows.add(one);
        }
        return rows;
    }

    private List<Map<String, Object>> edges() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Boundary edge : draw.aquifer().boundaries()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", edge.kind() == Boundary.Kind.NO_FLOW ? "no_flow" : "recharge");
            one.put("east_1_m", edge.x1M());
            one.put("north_1_m", edge.y1M());
            one.put("east_2_m", edge.x2M());
            one.put("north_2_m", edge.y2M());
            rows.add(one);
        }
        return rows;
    }
}
