package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.headroom.app.ledger.Measures;
import org.headroom.app.models.Row;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.transformer.LoadingLimits;
import org.headroom.grid.transformer.Overload;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.grid.transformer.ThermalState;
import org.headroom.grid.transformer.ThermalUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long the site's main transformers may carry more than they do now, and how much they may hold for how long: with all
 * units in service, and with one of them just lost. The units stand at the equilibrium of the load before; the air is that of the
 * coming day. Equations: {@link Overload}.
 */
public final class SiteOverload {
    /** How far ahead is looked, s. */
    private static final double HORIZON_S = 86_400;

    private static final double VA_PER_MVA = 1e6;
    private static final double MEDIUM_VA = 100e6;
    private static final double[] SHARES = {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2};

    /** Times for which a load is sought, minutes. */
    public static final List<Integer> HOLD_MINUTES = List.of(15, 30, 60, 240, 1440);

    /** Whose limits count. */
    public enum Standard {
        IEEE,
        IEC
    }

    /**
     * What to look at.
     *
     * @param at as in {@code 2025-07-17T15:00}; null for the afternoon of an average July day
     * @param ambientC constant air; null for the weather
     * @param preloadMva load of all units together before; null for what the settled site draws
     * @param loadsMva loads to try; empty for 1 to 2 of the rating in service
     * @param fansOut banks of fans that have failed, on every unit
     * @param lossOfLifeH most that an overload may cost, h of normal life; null when not limited
     */
    public record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            @Nullable String at,
            @Nullable Double ambientC,
            @Nullable Double preloadMva,
            List<Double> loadsMva,
            int fansOut,
            Standard standard,
            @Nullable Double lossOfLifeH) {
        public Request {
            loadsMva = List.copyOf(loadsMva);
        }
    }

    /**
     * How an overload goes for one of the limits.
     *
     * @param minutes until it is met; infinite when that is beyond the horizon of 24 h
     * @param binding {@code hot_spot}, {@code top_oil}, {@code load}, {@code loss_of_life} or {@code nothing}
     */
    public record Ending(double minutes, String binding, double hotSpotC, double topOilC, double lossOfLifeH) {
        private static Ending of(Overload.Endurance e, Overload.Binding binding) {
            return new Ending(
                    e.lastsS() / 60,
                    binding.name().toLowerCase(Locale.ROOT),
                    e.hotSpotC(),
                    e.topOilC(),
                    e.agedS() / 3600);
        }
    }

    /** A load of all units together and how long it lasts, for each of the limits. */
    public record Lasting(double loadMva, double loadMw, double loadPu, List<Ending> endings) {}

    /** The most that all units together may hold, and what a little more would meet. */
    public record Held(double loadMva, double loadMw, double loadPu, Ending ending) {}

    /** What may be held for so long, for each of the limits. */
    public record Holding(int minutes, List<Held> held) {}

    /** Where each unit stands before. */
    public record Start(double loadPu, double topOilC, double hotSpotC, double ageingFactor, int coolingStage) {}

    /** A number of units in service. */
    public record Case(
            int unitsInService,
            int unitsOut,
            double ratingMva,
            Start start,
            List<Lasting> lasting,
            List<Holding> holding) {}

    private final Request request;
    private final Site site;
    private final PlantHour hour;
    private final SubstationDesign substation;
    private final ThermalUnit unit;
    private final DoubleUnaryOperator ambientC;
    private final List<LoadingLimits> limits;
    private final double preloadMva;
    private final int highestStage;
    private final List<Case> cases = new ArrayList<>();

    /** @throws InputError if an input is not right */
    public SiteOverload(Request request) {
        this.request = request;
        check(request);
        this.hour =
                PlantHour.of(new PlantHour.Request(request.site(), request.weather(), request.load(), request.at()));
        this.site = hour.site();
        this.substation = site.grid().substation();
        this.unit = new ThermalUnit(site.grid().transformerHeat());
        this.ambientC = ambient();
        this.limits = limits();
        Double given = request.preloadMva();
        this.preloadMva = given == null ? hour.row().get(Measures.TRANSFORMER_MVA) : given;
        if (request.fansOut() > unit.topStage()) {
            throw new InputError("--fans-out", "", String.valueOf(request.fansOut()), "0 to " + unit.topStage());
        }
        this.highestStage = unit.topStage() - request.fansOut();
        for (int out = 0; out <= Math.min(1, substation.units() - 1); out++) {
            cases.add(with(substation.units() - out));
        }
    }

    private static void check(Request r) {
        Double ambient = r.ambientC();
        if (ambient != null && !(ambient >= -60 && ambient <= 70)) {
            throw new InputError("--ambient-c", "", String.valueOf(ambient), "-60 to 70");
        }
        Double preload = r.preloadMva();
        if (preload != null && !(preload >= 0 && preload <= 1e5)) {
            throw new InputError("--preload-mva", "", String.valueOf(preload), "0 to 100000");
        }
        for (double load : r.loadsMva()) {
            if (!(load >= 0 && load <= 1e5)) {
                throw new InputError("--load-mva", "", String.valueOf(load), "0 to 100000");
            }
        }
        Double ageing = r.lossOfLifeH();
        if (ageing != null && !(ageing > 0 && ageing <= 1e7)) {
            throw new InputError("--loss-of-life-h", "", String.valueOf(ageing), "more than 0, at most 10000000");
        }
        if (r.fansOut() < 0) {
            throw new InputError("--fans-out", "", String.valueOf(r.fansOut()), "0 or more");
        }
    }

    private DoubleUnaryOperator ambient() {
        Double constant = request.ambientC();
        if (constant != null) {
            double airC = constant;
            return _ -> airC;
        }
        long atS = hour.atS();
        Weather weather = hour.averageDay()
                ? hour.weather()
                : Inputs.weather(request.weather(), site)
                        .on(atS, atS + (long) HORIZON_S, Inputs.overlays(request.weather(), request.site(), site));
        WeatherPoint point = new WeatherPoint();
        return s -> {
            weather.at(atS + s, atS + s, point);
            return point.drybulbC;
        };
    }

    private List<LoadingLimits> limits() {
        List<LoadingLimits> all = switch (request.standard()) {
            case IEEE -> LoadingLimits.IEEE;
            case IEC -> substation.ratingVa() <= MEDIUM_VA ? LoadingLimits.IEC_MEDIUM : LoadingLimits.IEC_LARGE;
        };
        Double hours = request.lossOfLifeH();
        return hours == null
                ? all
                : all.stream().map(l -> l.withAgeing(3600 * hours)).toList();
    }

    private Case with(int units) {
        double unitMva = substation.ratingVa() / VA_PER_MVA;
        double ratingMva = units * unitMva;
        ThermalState start = new ThermalState();
        // before a unit is lost all share the load
        double before = preloadMva / (substation.units() * unitMva);
        unit.settle(before, ambientC.applyAsDouble(0), highestStage, start);
        Overload overload = new Overload(unit, ambientC);
        List<Double> loads = new ArrayList<>(request.loadsMva());
        if (loads.isEmpty()) {
            loads.add(preloadMva);
            for (double share : SHARES) {
                loads.add(share * ratingMva);
            }
        }
        List<Lasting> lasting = new ArrayList<>();
        for (double load : loads) {
            lasting.add(new Lasting(
                    load,
                    load * powerFactor(),
                    load / ratingMva,
                    limits.stream()
                            .map(l -> overload.lasts(start, load / ratingMva, highestStage, l, HORIZON_S))
                            .map(e -> Ending.of(e, e.binding()))
                            .toList()));
        }
        List<Holding> holding = new ArrayList<>();
        for (int minutes : HOLD_MINUTES) {
            holding.add(new Holding(
                    minutes,
                    limits.stream()
                            .map(l -> overload.holds(start, 60.0 * minutes, highestStage, l))
                            .map(h -> held(h, ratingMva))
                            .toList()));
        }
        return new Case(
                units,
                substation.units() - units,
                ratingMva,
                new Start(before, start.topOilC, start.hotSpotC, start.ageingFactor, start.stage),
                lasting,
                holding);
    }

    private Held held(Overload.Holdable h, double ratingMva) {
        double loadMva = h.loadPu() * ratingMva;
        return new Held(loadMva, loadMva * powerFactor(), h.loadPu(), Ending.of(h.endurance(), h.binding()));
    }

    /** All units in service, then one lost. */
    public List<Case> cases() {
        return cases;
    }

    /** Each of the limits with its highest hot spot and top oil, in the order of the endings. */
    public List<String> limitNames() {
        return limits.stream()
                .map(l -> String.format(
                        Locale.ROOT, "%s (%.0f/%.0f C)", l.name().replace('_', ' '), l.hotSpotC(), l.topOilC()))
                .toList();
    }

    private double powerFactor() {
        return substation.powerFactor();
    }

    /** Site, units, time, air and load in words. */
    public List<String> heading() {
        String plates = unit.design().stages().stream()
                .map(stage -> Row.plain(Math.rint(stage.ratingShare() * substation.ratingVa() / 1e3) / 1e3))
                .collect(Collectors.joining("/"));
        return List.of(
                site.name() + ", " + Envelope.time(hour.atS(), site.zone())
                        + (hour.averageDay() ? " (average July day)" : ""),
                String.format(
                        Locale.ROOT,
                        "%d main transformers of %s MVA; %.1f MVA together before, air at %.1f C now%s",
                        substation.units(),
                        plates,
                        preloadMva,
                        ambientC.applyAsDouble(0),
                        request.fansOut() == 0 ? "" : "; " + "banks of fans failed on each: " + request.fansOut()));
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.site_overload/1", null);
        document.put("site", site.id());
        document.put("at", Envelope.time(hour.atS(), site.zone()));
        document.put("average_july_day", hour.averageDay());
        document.put("ambient_c", ambientC.applyAsDouble(0));
        document.put("preload_mva", preloadMva);
        document.put("power_factor", substation.powerFactor());
        document.put("fans_out", request.fansOut());
        document.put("horizon_h", HORIZON_S / 3600);
        document.put("standard", request.standard().name().toLowerCase(Locale.ROOT));
        document.put("limits", limits.stream().map(SiteOverload::limit).toList());
        document.put("cases", cases.stream().map(this::one).toList());
        return document;
    }

    private static Map<String, Object> limit(LoadingLimits l) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", l.name());
        map.put("hot_spot_c", l.hotSpotC());
        map.put("top_oil_c", l.topOilC());
        map.put("load_pu", l.loadPu());
        Envelope.put(map, "loss_of_life_h", l.agedS() / 3600);
        return map;
    }

    private Map<String, Object> one(Case c) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("units_in_service", c.unitsInService());
        map.put("units_out", c.unitsOut());
        map.put("rating_mva", c.ratingMva());
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("load_pu", c.start().loadPu());
        start.put("top_oil_c", c.start().topOilC());
        start.put("hot_spot_c", c.start().hotSpotC());
        start.put("ageing_factor", c.start().ageingFactor());
        start.put("cooling_stage", c.start().coolingStage());
        map.put("start", start);
        List<Map<String, Object>> lasts = new ArrayList<>();
        for (Lasting row : c.lasting()) {
            for (int i = 0; i < limits.size(); i++) {
                Map<String, Object> last = new LinkedHashMap<>();
                last.put("limit", limits.get(i).name());
                load(last, row.loadMva(), row.loadMw(), row.loadPu());
                Envelope.put(last, "minutes", row.endings().get(i).minutes());
                ending(last, row.endings().get(i));
                lasts.add(last);
            }
        }
        map.put("lasts", lasts);
        List<Map<String, Object>> holds = new ArrayList<>();
        for (Holding row : c.holding()) {
            for (int i = 0; i < limits.size(); i++) {
                Held held = row.held().get(i);
                Map<String, Object> hold = new LinkedHashMap<>();
                hold.put("limit", limits.get(i).name());
                hold.put("minutes", row.minutes());
                load(hold, held.loadMva(), held.loadMw(), held.loadPu());
                ending(hold, held.ending());
                holds.add(hold);
            }
        }
        map.put("holds", holds);
        return map;
    }

    private static void load(Map<String, Object> map, double mva, double mw, double pu) {
        map.put("load_mva", mva);
        map.put("load_mw", mw);
        map.put("load_pu", pu);
    }

    private static void ending(Map<String, Object> map, Ending e) {
        map.put("binding", e.binding());
        map.put("hot_spot_c", e.hotSpotC());
        map.put("top_oil_c", e.topOilC());
        map.put("loss_of_life_h", e.lossOfLifeH());
    }
}
