package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Utility;
import org.headroom.data.weather.Weather;
import org.headroom.grid.supply.CityLoad;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.Share;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** What a site is of its city and of the system that supplies it, each with its denominator: {@code site region}. */
public final class SiteRegion {
    private static final double HOURS_PER_YEAR = 8760;

    private final SiteTree tree;
    private final Site site;
    private final Utility.Region region;
    private final double siteW;
    private final @Nullable MeterFile file;
    private final CityLoad city;
    private final String weather;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Coincidence> coincidences = new ArrayList<>();

    /**
     * A share with the passport of its denominator.
     *
     * @param id as in {@code of_summer_peak}
     */
    private record Figure(String id, Share share, String source, String confidence) {}

    /**
     * The site's load in an hour of the synthetic city's highest load.
     *
     * @param what which hour, in words
     * @param factor highest sum of both over the sum of their highest loads, within the hours compared
     */
    private record Coincidence(String what, long atS, double cityW, double siteW, double factor) {}

    /**
     * @param siteMw the site's load, or null for what the utility has connected
     * @param load a metered series instead of a constant load, or null
     * @throws InputError if the site has no region, or an input is not right
     */
    public SiteRegion(SiteInput input, @Nullable Double siteMw, @Nullable Path load, @Nullable Path weatherFile) {
        this.tree = input.tree();
        this.site = tree.bind(tree.planningFrom());
        Utility.Region found = tree.utility(tree.planningFrom()).region();
        if (found == null) {
            throw new InputError(tree.file(), "region", "no figures", "region.summer_peak_mw and the rest");
        }
        if (siteMw != null && !(siteMw >= 0 && siteMw <= 1e5)) {
            throw new InputError("--site-mw", "", siteMw.toString(), "0 to 100000 MW");
        }
        this.region = found;
        this.file = load == null ? null : new MeterFile(load, site.zone(), List.of());
        this.siteW = siteMw != null
                ? siteMw * 1e6
                : file != null ? meanW(file) : site.grid().utilityW();
        int year = file != null
                ? Instant.ofEpochSecond(file.startS()).atZone(site.zone()).getYear()
                : site.planningFrom().getYear();
        Weather air = air(input, weatherFile, year);
        this.weather = air.name();
        this.city = city(air, year);
        shares();
        coincide();
    }

    private static double meanW(MeterFile file) {
        return java.util.Arrays.stream(file.load().meanW()).average().orElse(0);
    }

    private Weather air(SiteInput input, @Nullable Path weatherFile, int year) {
        ZoneId zone = site.zone();
        long fromS = LocalDate.of(year, 1, 1).atStartOfDay(zone).toEpochSecond();
        long toS = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toEpochSecond();
        return Inputs.weather(weatherFile, site).on(fromS, toS, Inputs.overlays(weatherFile, input, site));
    }

    /** Of the calendar year alone; a weather holds some hours more on both sides. */
    private CityLoad city(Weather air, int year) {
        long fromS = LocalDate.of(year, 1, 1).atStartOfDay(site.zone()).toEpochSecond();
        long toS = LocalDate.of(year + 1, 1, 1).atStartOfDay(site.zone()).toEpochSecond();
        int first = (int) Math.ceilDiv(fromS - air.startS(), 3600L);
        int hours = (int) Math.min((toS - fromS) / 3600, air.hours() - first);
        double[] airC = new double[hours];
        for (int i = 0; i < hours; i++) {
            airC[i] = air.drybulbC(first + i);
        }
        try {
            return new CityLoad(region.city(), air.startS() + 3600L * first, airC, site.zone());
        } catch (OutOfRange e) {
            throw InputError.of(tree.file(), "region", e);
        }
    }

    private void shares() {
        double mwh = siteW * HOURS_PER_YEAR / 1e6;
        Sourced energy = tree.at("region.energy_mwh");
        String year = " energy of a year";
        add("of_energy", "region.energy_mwh", region.name() + year, mwh, energy.value());
        if (energy.high() != null) {
            add("of_energy_low", "region.energy_mwh", region.name() + year + ", upper end", mwh, energy.high());
        }
        if (energy.low() != null) {
            add("of_energy_high", "region.energy_mwh", region.name() + year + ", lower end", mwh, energy.low());
        }
        peak("of_summer_peak", "region.summer_peak_mw", "summer peak");
        peak("of_winter_peak", "region.winter_peak_mw", "winter peak");
        peak("of_record_peak", "region.record_peak_mw", "record peak");
        peak("of_system_summer_peak", "region.system.summer_peak_mw", "summer peak");
        peak("of_system_summer_record", "region.system.summer_record_mw", "summer record");
        peak("of_system_winter_record", "region.system.winter_record_mw", "winter record");
        if (has("region.system.energy_mwh")) {
            add(
                    "of_system_energy",
                    "region.system.energy_mwh",
                    region.system() + year,
                    mwh,
                    tree.at("region.system.energy_mwh").value());
        }
    }

    private boolean has(String path) {
        return tree.leaves().stream()
                .anyMatch(leaf -> leaf.path().equals(path)
                        && leaf.stages().getFirst().value() instanceof org.headroom.data.site.Leaf.Num);
    }

    private void peak(String id, String path, String what) {
        if (has(path)) {
            String whose = path.startsWith("region.system.") ? region.system() : region.name();
            add(id, path, whose + ", " + what, siteW / 1e6, tree.at(path).value());
        }
    }

    private void add(String id, String path, String of, double part, double whole) {
        Sourced passport = tree.at(path);
        String unit = path.endsWith("_mwh") ? "MWh" : "MW";
        figures.add(new Figure(
                id,
                new Share(of, part, whole, unit),
                passport.source(),
                passport.confidence().id()));
    }

    private void coincide() {
        MeterFile metered = file;
        if (metered == null) {
            for (boolean summer : new boolean[] {true, false}) {
                int hour = city.peakHour(summer);
                coincidences.add(new Coincidence(
                        summer ? "summer peak" : "winter peak", city.startS(hour), city.loadW(hour), siteW, 1));
            }
            return;
        }
        DemandMeter meter = metered.load().meter();
        int best = -1;
        double highestSite = 0;
        double highestSum = 0;
        for (int hour = 0; hour < city.hours(); hour++) {
            double now = hourMeanW(meter, city.startS(hour));
            if (!Double.isNaN(now)) {
                best = best < 0 || city.loadW(hour) > city.loadW(best) ? hour : best;
                highestSite = Math.max(highestSite, now);
                highestSum = Math.max(highestSum, now + city.loadW(hour));
            }
        }
        if (best < 0) {
            throw new InputError(metered.file(), "", "no full hour", "one or more");
        }
        double cityW = city.loadW(best);
        coincidences.add(new Coincidence(
                "highest hour of the city within the series",
                city.startS(best),
                cityW,
                hourMeanW(meter, city.startS(best)),
                highestSum / (cityW + highestSite)));
    }

    private static double hourMeanW(DemandMeter meter, long fromS) {
        if (fromS < meter.fromS() || fromS + 3600 > meter.toS()) {
            return Double.NaN;
        }
        int slot = (int) ((fromS - meter.fromS()) / DemandMeter.SLOT_S);
        return 0.5 * (meter.meanW(slot) + meter.meanW(slot + 1));
    }

    /** Each share with its denominator and where that comes from. */
    public TableView shares(boolean passports) {
        List<List<Object>> rows = new ArrayList<>();
        for (Figure f : figures) {
            List<Object> row = new ArrayList<>(List.of(
                    100 * f.share().value(),
                    f.share().of(),
                    f.share().part(),
                    f.share().whole(),
                    f.share().unit()));
            row.add(f.confidence());
            if (passports) {
                row.add(f.source());
            }
            rows.add(row);
        }
        List<String> heads =
                new ArrayList<>(List.of("share_percent", "of", "site", "denominator", "unit", "confidence"));
        if (passports) {
            heads.add("source");
        }
        return new TableView("", heads, rows);
    }

    /** The site in the highest hours of the synthetic city. */
    public TableView coincidence() {
        List<List<Object>> rows = new ArrayList<>();
        for (Coincidence c : coincidences) {
            rows.add(List.of(
                    c.what(), at(c.atS()), c.cityW() / 1e6, c.siteW() / 1e6, 100 * c.siteW() / c.cityW(), c.factor()));
        }
        return new TableView(
                "synthetic city load",
                List.of("hour of", "time", "city_mw", "site_mw", "share_percent_of_city_mw", "coincidence_factor"),
                rows);
    }

    /** The synthetic city hour by hour. */
    public TableView hours() {
        List<List<Object>> rows = new ArrayList<>();
        for (int hour = 0; hour < city.hours(); hour++) {
            rows.add(List.of(at(city.startS(hour)), city.loadW(hour) / 1e6));
        }
        return new TableView("", List.of("time", "synthetic_city_mw"), rows);
    }

    private String at(long epochS) {
        return Envelope.time(epochS, site.zone());
    }

    public double siteMw() {
        return siteW / 1e6;
    }

    public List<String> heading() {
        return List.of(
                site.name() + " at " + String.format(Locale.ROOT, "%.1f", siteMw()) + " MW"
                        + (file == null ? " in every hour" : ", the mean of " + file.file()),
                "in " + region.name() + (region.system().isEmpty() ? "" : ", supplied by " + region.system()));
    }

    public List<String> notes() {
        return List.of(
                "the published peaks of the city are of July 2024 and before the site: they do not hold it",
                "the hourly city load is synthetic: base " + megawatts(city.baseW()) + " MW by hour and weekday, "
                        + megawatts(city.heatWPerK()) + " MW/K of heating, " + megawatts(city.coolWPerK())
                        + " MW/K of cooling, solved so that both peaks and the year's energy are the published ones; air: "
                        + weather);
    }

    private static String megawatts(double watts) {
        return String.format(Locale.ROOT, "%.1f", watts / 1e6);
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.region/1", null);
        document.put("site", site.id());
        document.put("region", region.name());
        document.put("system", region.system());
        document.put("site_mw", siteMw());
        document.put("shares", figures.stream().map(SiteRegion::figure).toList());
        Map<String, Object> load = new LinkedHashMap<>();
        load.put("synthetic", true);
        load.put("weather", weather);
        load.put("base_mw", city.baseW() / 1e6);
        load.put("heating_mw_per_k", city.heatWPerK() / 1e6);
        load.put("cooling_mw_per_k", city.coolWPerK() / 1e6);
        document.put("city_load", load);
        document.put(
                "coincidence", coincidences.stream().map(this::coincidenceJson).toList());
        document.put("notes", notes());
        return document;
    }

    private static Map<String, Object> figure(Figure f) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", f.id());
        one.put("share", f.share().value());
        one.put("of", f.share().of());
        one.put("part", f.share().part());
        one.put("denominator", f.share().whole());
        one.put("unit", f.share().unit().toLowerCase(Locale.ROOT));
        one.put("source", f.source());
        one.put("confidence", f.confidence());
        return one;
    }

    private Map<String, Object> coincidenceJson(Coincidence c) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("hour_of", c.what());
        one.put("at", at(c.atS()));
        one.put("city_mw", c.cityW() / 1e6);
        one.put("site_mw", c.siteW() / 1e6);
        one.put("site_share_of_city", c.siteW() / c.cityW());
        one.put("coincidence_factor", c.factor());
        return one;
    }
}
