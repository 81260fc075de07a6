package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.RecyclingStages;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * Mains water by calendar year until the recycled-water plant runs, if it runs as the site file says, later, or never.
 *
 * <p>The twin goes through one year of weather at full load in steps of an hour for each part of the plant that any course
 * has on offer; a calendar month then takes what that month took in the year that fits the stage of each of its days.
 * Load, weather and everything but the plant stay as they are when recycled water first begins.
 */
public final class RecycledYears {
    private static final long HOUR_S = 3600;
    private static final String STAGES = "water.recycled.stages.";
    private static final String ASKED = STAGES + "asked_for.";
    private static final int MOST_YEARS = 50;

    private final Request request;

    /**
     * What to tell.
     *
     * @param starts further first days of recycled water; the site file's course and never are always told
     * @param fromYear first calendar year; null for that of the site's plan
     * @param years how many
     */
    public record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            List<LocalDate> starts,
            @Nullable Integer fromYear,
            int years) {
        /** @throws InputError if there are no years, or too many */
        public Request {
            starts = List.copyOf(starts);
            if (years < 1 || years > MOST_YEARS) {
                throw new InputError("--years", "", Integer.toString(years), "1 to " + MOST_YEARS);
            }
        }
    }

    /** Gallons of mains and of recycled water in each month of a year, at a part of the plant on offer. */
    private record YearOfMonths(double[] mainsGalPerDay, double[] recycledGalPerDay) {}

    /**
     * One course of building.
     *
     * @param mainsGal of each calendar year
     * @param recycledGal of each calendar year
     */
    public record Course(String title, List<Double> mainsGal, List<Double> recycledGal) {
        public Course {
            mainsGal = List.copyOf(mainsGal);
            recycledGal = List.copyOf(recycledGal);
        }

        double totalMainsGal() {
            return mainsGal.stream().mapToDouble(gal -> gal).sum();
        }
    }

    /** All courses. */
    public record Outcome(
            Site site,
            LocalDate stands,
            SimulateRequest.FullLoadKind load,
            String weather,
            int fromYear,
            List<Course> courses) {
        public Outcome {
            courses = List.copyOf(courses);
        }

        /** One JSON document. */
        public Map<String, Object> json() {
            Map<String, Object> d = Envelope.begin("headroom.site_recycled_years/1", null);
            d.put("site", site.id());
            d.put("load", load.name().toLowerCase(Locale.ROOT));
            d.put("weather", weather);
            d.put("cooling", site.cooling().mode().id());
            d.put("everything_else_as_of", stands.toString());
            List<Map<String, Object>> list = new ArrayList<>();
            for (Course course : courses) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("course", course.title());
                List<Map<String, Object>> years = new ArrayList<>();
                for (int i = 0; i < course.mainsGal().size(); i++) {
                    Map<String, Object> year = new LinkedHashMap<>();
                    year.put("year", fromYear + i);
                    year.put("potable_gal", course.mainsGal().get(i));
                    year.put("recycled_gal", course.recycledGal().get(i));
                    years.add(year);
                }
                one.put("years", years);
                one.put("potable_gal", course.totalMainsGal());
                one.put(
                        "potable_more_gal",
                        course.totalMainsGal() - courses.getFirst().totalMainsGal());
                list.add(one);
            }
            d.put("courses", list);
            return d;
        }

        public List<String> heading() {
            return List.of(
                    site.name() + ", every server at its " + load.name().toLowerCase(Locale.ROOT) + " power all year, "
                            + site.cooling().mode().id() + " cooling, everything else as of " + stands,
                    "weather: " + weather + ", the same every year",
                    "mains water, million US gallons a calendar year, people's water included");
        }

        /** Headings, then a row a course. */
        public List<String[]> table() {
            List<String[]> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("recycled water"));
            int years = courses.getFirst().mainsGal().size();
            for (int i = 0; i < years; i++) {
                head.add(Integer.toString(fromYear + i));
            }
            head.add("all years");
            head.add("more than the site file's");
            rows.add(head.toArray(String[]::new));
            for (Course course : courses) {
                List<String> row = new ArrayList<>(List.of(course.title()));
                course.mainsGal().forEach(gal -> row.add(million(gal)));
                row.add(million(course.totalMainsGal()));
                row.add(million(course.totalMainsGal() - courses.getFirst().totalMainsGal()));
                rows.add(row.toArray(String[]::new));
            }
            return rows;
        }

        private static String million(double gal) {
            return String.format(Locale.ROOT, "%,.0f", gal == 0 ? 0.0 : gal * 1e-6);
        }
    }

    public RecycledYears(Request request) {
        this.request = request;
    }

    /** Runs a year for each part on offer; stops early if the progress says so. */
    public Outcome run(Progress progress) {
        SiteTree tree = request.site().tree();
        Integer asked = request.fromYear();
        Instant stands = stands(tree);
        Site site = tree.bind(stands);
        int firstYear = asked == null ? site.planningFrom().getYear() : asked;
        LocalDate first = LocalDate.of(site.planningFrom().getYear(), 1, 1);
        long startS = first.atStartOfDay(site.zone()).toEpochSecond();
        long endS = first.plusYears(1).atStartOfDay(site.zone()).toEpochSecond();
        Weather weather = Inputs.weather(request.weather(), site)
                .on(startS, endS, Inputs.overlays(request.weather(), request.site(), site));
        RecyclingStages stages = site.water().recycling().stages();
        Map<Double, YearOfMonths> byShare = new TreeMap<>();
        byShare.put(0.0, new YearOfMonths(new double[12], new double[12]));
        byShare.put(1.0, new YearOfMonths(new double[12], new double[12]));
        stages.stages().forEach(s -> byShare.put(s.capacityShare(), new YearOfMonths(new double[12], new double[12])));
        int done = 0;
        for (Map.Entry<Double, YearOfMonths> entry : byShare.entrySet()) {
            int before = done++;
            Site at = withShare(stages, entry.getKey(), first).tree().bind(stands);
            fill(at, weather, startS, endS, entry.getValue(), part -> progress.goOn((before + part) / byShare.size()));
        }
        List<Course> courses = new ArrayList<>();
        ZoneId zone = site.zone();
        courses.add(course("as the site file says", firstYear, byShare, day -> share(stages, day, zone)));
        for (LocalDate start : request.starts()) {
            courses.add(course("from " + start, firstYear, byShare, day -> day.isBefore(start) ? 0 : 1));
        }
        courses.add(course("never", firstYear, byShare, _ -> 0));
        return new Outcome(site, LocalDate.ofInstant(stands, zone), request.load(), weather.name(), firstYear, courses);
    }

    /** When everything but the plant is taken as it stands: as recycled water first begins, of all courses. */
    private Instant stands(SiteTree tree) {
        Site planned = tree.bind(tree.planningFrom());
        long earliestS = planned.water().recycledFromS();
        for (LocalDate start : request.starts()) {
            earliestS = Math.min(earliestS, start.atStartOfDay(planned.zone()).toEpochSecond());
        }
        Instant planS = tree.planningFrom();
        return earliestS == Site.OPEN_TO_S || earliestS < planS.getEpochSecond()
                ? planS
                : Instant.ofEpochSecond(earliestS);
    }

    private static double share(RecyclingStages stages, LocalDate day, ZoneId zone) {
        return stages.capacityShareAt(day.atStartOfDay(zone).toEpochSecond());
    }

    /** The site with this part of its plant on offer all year, whatever its stages. */
    private SiteInput withShare(RecyclingStages stages, double share, LocalDate first) {
        Map<String, String> changes = new LinkedHashMap<>();
        LocalDate past = LocalDate.of(1901, 1, 1);
        for (RecyclingStages.Stage stage : stages.stages()) {
            if (!stage.name().equals("available_from")) {
                changes.put(STAGES + stage.name() + ".from", past.toString());
                changes.put(STAGES + stage.name() + ".status", "absent");
                changes.put(STAGES + stage.name() + ".capacity_share", "null");
                past = past.plusDays(1);
            }
        }
        changes.put("water.recycled.available_from", "null");
        changes.put(ASKED + "from", first.minusDays(1).toString());
        changes.put(ASKED + "status", share == 1 ? "running" : share > 0 ? "commissioning" : "absent");
        if (share > 0 && share < 1) {
            changes.put(ASKED + "capacity_share", Double.toString(share));
        }
        changes.put(ASKED + "source", "asked for");
        return request.site().with(changes);
    }

    private void fill(Site site, Weather weather, long startS, long endS, YearOfMonths out, Progress progress) {
        TimeGrid grid = new TimeGrid(startS, HOUR_S, Math.toIntExact(Math.ceilDiv(endS - startS, HOUR_S)));
        FullLoad load = new FullLoad(Sites.fleet(site), server -> Simulate.serverW(request.load(), server.server()));
        Ledger ledger = new Operation(site, weather, load, HOUR_S).run(grid, endS, (_, _) -> {}, progress);
        int[] days = new int[12];
        for (Ledger.WaterDay day : ledger.days()) {
            int month = day.date().getMonthValue() - 1;
            out.mainsGalPerDay()[month] += day.potableGal();
            out.recycledGalPerDay()[month] += day.recycledGal();
            days[month]++;
        }
        for (int month = 0; month < 12; month++) {
            out.mainsGalPerDay()[month] /= days[month];
            out.recycledGalPerDay()[month] /= days[month];
        }
    }

    private Course course(
            String title, int firstYear, Map<Double, YearOfMonths> byShare, ToDoubleFunction<LocalDate> share) {
        List<Double> mains = new ArrayList<>();
        List<Double> recycled = new ArrayList<>();
        for (int year = firstYear; year < firstYear + request.years(); year++) {
            double mainsGal = 0;
            double recycledGal = 0;
            for (int month = 1; month <= 12; month++) {
                YearMonth of = YearMonth.of(year, month);
                for (int day = 1; day <= of.lengthOfMonth(); day++) {
                    YearOfMonths usual = byShare.get(share.applyAsDouble(of.atDay(day)));
                    mainsGal += usual == null ? Double.NaN : usual.mainsGalPerDay()[month - 1];
                    recycledGal += usual == null ? Double.NaN : usual.recycledGalPerDay()[month - 1];
                }
            }
            mains.add(mainsGal);
            recycled.add(recycledGal);
        }
        return new Course(title, mains, recycled);
    }
}
