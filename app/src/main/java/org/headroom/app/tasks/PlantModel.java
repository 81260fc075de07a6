package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.report.PlantPicture;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.basis.Constants;

/**
 * The plant of a site as a diagram shows it: which parts there are, what flows between them, and what any moment of any
 * series says about each. Parts and their values are those of {@link SiteDiagram}.
 */
public final class PlantModel {
    /** What flows, each with a colour of its own. */
    public enum Medium {
        ELECTRICITY,
        WARM_LOOP,
        CHILLED_LOOP,
        TOWER_WATER,
        MAKEUP,
        WASTE,
        AIR
    }

    /** How the heat leaves. */
    public enum Cooling {
        WET,
        HYBRID,
        DRY
    }

    /** A machine or a pipe. */
    public record Part(String id, String title) {}

    /** A data hall: its racks in arrays, the servers in them by maker. */
    public record Hall(String name, int racks, int arrays, int gpus, String gpuModel, String makers) {}

    /**
     * What flows from a part to another.
     *
     * @param unit of its size: electricity and heat in MW, water in gallons a day
     * @param full the size that is drawn widest, in {@code unit}
     */
    public record Flow(String id, Medium medium, String from, String to, Unit unit, double full) {}

    private final SiteTree tree;
    private final Site site;
    private final List<Part> parts;
    private final List<PlantFlows.Row> flows;
    private final Fleet fleet;

    private PlantModel(SiteTree tree, long atS) {
        this.tree = tree;
        this.site = tree.bind(Instant.ofEpochSecond(atS));
        this.fleet = Sites.fleet(site);
        PlantValues blank = values(new PlantSeries("", atS, 3600, 1, site.zone(), Map.of()), atS);
        this.parts = PlantTable.nodes(blank).stream()
                .filter(n -> site.cooling().mode() == CoolingPlant.Mode.WET
                        ? !n.id().startsWith("dry")
                        : !n.id().equals("towers") && !n.id().equals("basin"))
                .map(n -> new Part(n.id(), n.title()))
                .toList();
        this.flows = PlantFlows.TABLE.stream()
                .filter(f -> has(f.from()) && (has(f.to()) || f.to().equals(PlantFlows.OUTDOORS)))
                .toList();
    }

    /**
     * The plant of a site.
     *
     * @param changes by path, as a scenario holds them; those that are no inputs of the site are left out
     * @param atS which of the site's stages
     * @throws org.headroom.data.quantity.InputError if a change is not right
     */
    public static PlantModel of(SiteInput site, Map<String, String> changes, long atS) {
        return new PlantModel(site.with(inputs(changes)).tree(), atS);
    }

    static PlantModel of(SiteTree tree, long atS) {
        return new PlantModel(tree, atS);
    }

    /** What of a scenario's changes are inputs of the site. */
    static Map<String, String> inputs(Map<String, String> changes) {
        Map<String, String> inputs = new TreeMap<>(changes);
        inputs.keySet().removeIf(p -> p.startsWith(WhatIfQuestion.OWN) || p.startsWith("schedule."));
        return inputs;
    }

    SiteTree tree() {
        return tree;
    }

    Site site() {
        return site;
    }

    public String siteName() {
        return site.name();
    }

    public Cooling cooling() {
        return switch (site.cooling().mode()) {
            case WET -> Cooling.WET;
            case HYBRID -> Cooling.HYBRID;
            case DRY -> Cooling.DRY;
        };
    }

    /** In the order of the flow: electricity, computers, cooling, water. */
    public List<Part> parts() {
        return parts;
    }

    public boolean has(String part) {
        return parts.stream().anyMatch(p -> p.id().equals(part));
    }

    public List<Flow> flows() {
        double electricMw = (site.grid().utilityW() + site.grid().generationW()) * 1e-6;
        double waterGalPerDay = 1.5e6;
        return flows.stream()
                .map(f -> new Flow(
                        f.id(),
                        f.medium(),
                        f.from(),
                        f.to(),
                        f.unit(),
                        f.unit() == Unit.MW ? electricMw : waterGalPerDay))
                .toList();
    }

    /** The halls in the order in which racks fill them. */
    public List<Hall> halls() {
        ItPlant it = site.it();
        int[] racks = new int[fleet.halls()];
        int[] gpus = new int[fleet.halls()];
        int[] first = new int[fleet.halls()];
        int[] last = new int[fleet.halls()];
        for (int r = 0; r < fleet.racks(); r++) {
            int h = fleet.hallOf(r);
            first[h] = racks[h] == 0 ? fleet.arrayOf(r) : first[h];
            last[h] = fleet.arrayOf(r);
            racks[h]++;
            gpus[h] += fleet.serversIn(r) * fleet.gpusPerServer();
        }
        List<Hall> halls = new ArrayList<>();
        for (int h = 0; h < racks.length; h++) {
            ItPlant.Hall hall = it.hallList().get(h);
            ItPlant.Kind kind = it.kinds().get(hall.kind());
            halls.add(new Hall(
                    PlantWords.hallName(hall.name()),
                    racks[h],
                    last[h] - first[h] + 1,
                    gpus[h],
                    kind.gpuModel(),
                    String.join(
                            ", ",
                            kind.makers().stream()
                                    .map(m -> PlantWords.hallName(m.name()) + " " + Math.round(100 * m.share()) + " %")
                                    .toList())));
        }
        return halls;
    }

    /** What a series says about a moment. */
    public PlantState state(PlantSeries series, double atS) {
        long stepS = series.startS() + series.stepAt(atS) * series.stepS();
        PlantValues v = values(series, stepS);
        Map<String, PlantPicture.Node> nodes = new HashMap<>();
        PlantTable.nodes(v).forEach(n -> nodes.put(n.id(), n));
        List<PlantState.Part> states = new ArrayList<>();
        for (Part part : parts) {
            PlantPicture.Node node = nodes.get(part.id());
            List<PlantState.Reading> readings = node == null
                    ? List.of()
                    : node.readings().stream().map(PlantModel::reading).toList();
            states.add(new PlantState.Part(
                    part.id(), node != null && node.active(), readings, PlantLimits.of(part.id(), v, series)));
        }
        Map<String, Double> sizes = new LinkedHashMap<>();
        flows.forEach(f -> sizes.put(f.id(), f.size().applyAsDouble(v)));
        Map<String, Double> losses = new LinkedHashMap<>();
        PlantFlows.LOSSES.forEach((part, lost) -> losses.put(part, lost.applyAsDouble(v)));
        return new PlantState(stepS, states, sizes, losses);
    }

    /** What stands behind a part: formula, models, the site's numbers with their passports, what to chart. */
    public PlantNotes notes(String part) {
        return PlantNotes.of(part, this);
    }

    private PlantValues values(PlantSeries series, long stepS) {
        double atS = (double) stepS;
        double itMw = series.at(Measures.SERVER_AC_MW, atS) + series.at(Measures.NETWORK_STORAGE_MW, atS);
        double intoMw = series.at(Measures.SITE_POWER_MW, atS)
                + series.at(Measures.GENERATION_MW, atS)
                + series.at(Measures.BATTERY_MW, atS);
        double waterGal = series.at(Measures.POTABLE_GAL_PER_DAY, atS) + series.at(Measures.RECYCLED_GAL_PER_DAY, atS);
        return new PlantValues(
                site,
                stepS,
                fleet.racks(),
                m -> series.at(m, atS),
                intoMw / itMw,
                waterGal * Constants.LITRES_PER_US_GALLON / (itMw * 24 * 1000));
    }

    private static PlantState.Reading reading(PlantPicture.Reading r) {
        String id = r.measure();
        Measures measure = null;
        for (Measures m : Measures.values()) {
            measure = m.measure().id().equals(id) ? m : measure;
        }
        return new PlantState.Reading(r.label(), measure, r.value(), r.unit(), r.text());
    }
}
