package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.PlantDrawing;
import org.headroom.app.report.PlantPicture;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/** Draws the plant of a site with the values of one settled hour. */
public final class SiteDiagram {
    private static final String ENDING = ".svg";

    private final PlantHour hour;
    private final PlantPicture picture;

    /**
     * Settles the site.
     *
     * @param at a local time as in 2025-07-17T15:00; null for the afternoon of an average July day
     * @throws InputError if an input is not right
     */
    public SiteDiagram(SiteInput site, @Nullable Path weather, SimulateRequest.FullLoadKind load, @Nullable String at) {
        this.hour = PlantHour.of(new PlantHour.Request(site, weather, load, at));
        this.picture = PlantTable.picture(hour);
    }

    /** The drawing as an SVG document. */
    public String svg() {
        return PlantDrawing.svg(picture);
    }

    /**
     * Writes the drawing.
     *
     * @param to a file that ends in .svg, or a folder in which it is called {@code plant.svg}
     * @return the file
     */
    public String write(Path to) {
        boolean file = to.getFileName() != null && to.getFileName().toString().endsWith(ENDING);
        Path folder = file ? OutFolder.parentOf(to) : to;
        try (OutFolder out = new OutFolder(folder)) {
            out.write(file ? to.getFileName().toString() : "plant" + ENDING, svg());
            return out.publish(folder).getFirst();
        }
    }

    /** Everything that is drawn, and every measure of the hour. */
    public Map<String, Object> json(@Nullable String file) {
        Map<String, Object> document = Envelope.begin("headroom.site_diagram/1", null);
        document.put("site", hour.site().id());
        document.put("at", Envelope.time(hour.atS(), hour.site().zone()));
        document.put("average_july_day", hour.averageDay());
        document.put("weather", hour.weather().name());
        document.put("load", hour.load().name().toLowerCase(java.util.Locale.ROOT));
        document.put("cooling", picture.mode());
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (PlantPicture.Node node : picture.nodes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", node.id());
            one.put("title", node.title());
            one.put("active", node.active());
            one.put(
                    "readings",
                    node.readings().stream().map(SiteDiagram::reading).toList());
            nodes.add(one);
        }
        document.put("nodes", nodes);
        Map<String, Object> measures = new LinkedHashMap<>();
        for (Measures measure : Measures.values()) {
            Envelope.put(measures, measure.measure().id(), hour.row().get(measure));
        }
        document.put("measures", measures);
        document.put("balance", balance());
        document.put(
                "headroom",
                Envelope.headroom(hour.ledger().headroom(), hour.site().zone()));
        document.put(
                "violations",
                Envelope.violations(hour.ledger().violations(), hour.site().zone()));
        document.put("files", file == null ? List.of() : List.of(file));
        return document;
    }

    private Map<String, Object> balance() {
        PlantBalance b = PlantBalance.of(hour);
        Map<String, Object> balance = new LinkedHashMap<>();
        Envelope.put(balance, "electricity_in_mw", b.electricityInMw());
        Envelope.put(balance, "electricity_out_mw", b.electricityOutMw());
        Envelope.put(balance, "water_in_gal_per_day", b.waterInGalPerDay());
        Envelope.put(balance, "water_out_gal_per_day", b.waterOutGalPerDay());
        Envelope.put(balance, "energy_residual", b.energyResidual());
        Envelope.put(balance, "water_residual", b.waterResidual());
        return balance;
    }

    private static Map<String, Object> reading(PlantPicture.Reading reading) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("label", reading.label());
        Envelope.put(one, "measure", reading.measure());
        Envelope.put(one, "value", reading.value());
        one.put("unit", reading.unit().suffix());
        one.put("text", reading.text());
        return one;
    }
}
