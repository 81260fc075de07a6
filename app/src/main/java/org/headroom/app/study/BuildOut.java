package org.headroom.app.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.gpu.ServerDesign;
import org.jspecify.annotations.Nullable;

/**
 * How many GPUs of a site under construction can be used, month by month, and what holds back the rest.
 *
 * <p>For each resource r the study searches the largest count of GPUs, all at work, with which the twin of the site as it
 * stands on a date breaks no limit of r:
 *
 * <pre>
 *   n_r = max { n : the twin with n GPUs (racks and fabric in proportion) holds r's limits on the month's hottest and most humid day }
 *   usable = min(installed, min over r of n_r)
 * </pre>
 *
 * found by halving to a server, since every draw grows with n. The same on the month's day of middling heat is what can
 * run on most days. Power that batteries could give for hours is not counted, nor is a spare unit kept back; generators are taken as running when they are needed, however
 * long they take to start. Racks that do not exist draw nothing: the fabric of switches, storage and management grows
 * with the racks (an assumption).
 *
 * <p>Worked number: the Memphis site as built in late July 2024, 8 MW from the utility and 35 MW of engines, carries some
 * 28,500 GPUs in training on a hot day with rented air-cooled chillers, 33,900 with towers (docs/models/build-out.md).
 */
public final class BuildOut {
    private static final long HOUR_S = 3600;
    private static final String[] FABRIC = {"it.network.leaf_count", "it.network.spine_count", "it.network.core_count"};
    private static final String[] SHARED = {"it.network.storage_w", "it.network.management_w"};
    /** Generation that is kept ready: what it can give counts, not how fast it comes. */
    private static final Map<String, String> READY = Map.of(
            "start_min", "0",
            "minimum_run_min", "0",
            "cool_down_min", "0",
            "minimum_load_share", "0",
            "ramp_mw_per_min", "1000");

    private static final String GENERATION = "grid.generation.";
    private static final String LEADS = "buildout.lead.";

    private final SiteTree tree;
    private final ToDoubleFunction<ServerDesign> serverW;
    private final WeatherOn weather;
    private final int fullGpus;

    /** The air of a stretch of time. */
    @FunctionalInterface
    public interface WeatherOn {
        Weather on(Site site, long startS, long endS);
    }

    /** Asks whether to go on; false stops. */
    @FunctionalInterface
    public interface Watch {
        boolean goOn(double fraction);
    }

    /**
     * A date of the study.
     *
     * @param installed GPUs delivered by the site's file
     * @param most GPUs that each resource carries on the month's hardest days, at most those of the finished site
     * @param typical the same on the month's day of middling heat, the smallest of all resources and the GPUs installed
     * @param withTowers GPUs that all resources carry on hard days if evaporative towers cool the site, installed or not: how
     *     much of the answer is the choice of cooling
     * @param supplyMw utility and generation as the file has them
     * @param next what lifts the bottleneck, in order of date; null if nothing in the file does
     */
    public record Month(
            LocalDate date,
            int installed,
            Map<Bottleneck, Integer> most,
            int usable,
            Bottleneck bottleneck,
            int typical,
            int withTowers,
            double supplyMw,
            @Nullable Lift next) {
        public Month {
            most = Map.copyOf(most);
        }

        public int waiting() {
            return Math.max(0, installed - usable);
        }
    }

    /**
     * The next stage of the file that lifts a bottleneck.
     *
     * @param paths of the site's file that change on that date and bear on it
     * @param usable GPUs from then on
     * @param leadMonths longest lead time of these paths; null where the file states none
     * @param orderBy when it had to be ordered for that date; null without a lead time
     */
    public record Lift(
            LocalDate date,
            List<String> paths,
            int usable,
            @Nullable Double leadMonths,
            @Nullable LocalDate orderBy) {
        public Lift {
            paths = List.copyOf(paths);
        }
    }

    /** @param serverW AC power of a server at work, W */
    public BuildOut(SiteTree tree, ToDoubleFunction<ServerDesign> serverW, WeatherOn weather) {
        this.tree = tree;
        this.serverW = serverW;
        this.weather = weather;
        this.fullGpus = tree.leaf("it.gpus_count").stages().stream()
                .mapToInt(stage -> stage.value() instanceof Leaf.Num num
                        ? (int) num.sourced().value()
                        : 0)
                .max()
                .orElse(0);
    }

    /** Dates at which any value of the file changes, in order. */
    public SortedSet<LocalDate> stageDates() {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (Leaf leaf : tree.leaves()) {
            for (Leaf.Stage stage : leaf.stages()) {
                String from = stage.from();
                if (from != null) {
                    dates.add(LocalDate.parse(from.substring(0, 10)));
                }
            }
        }
        return dates;
    }

    /** The table: the first of each month and every date at which a stage begins. */
    public List<Month> run(LocalDate from, LocalDate to, Watch watch) {
        SortedSet<LocalDate> dates = new TreeSet<>(stageDates().subSet(from, to.plusDays(1)));
        dates.add(from);
        for (YearMonth month = YearMonth.from(from).plusMonths(1);
                !month.atDay(1).isAfter(to);
                month = month.plusMonths(1)) {
            dates.add(month.atDay(1));
        }
        List<Month> bare = new ArrayList<>();
        for (LocalDate date : dates) {
            bare.add(at(date));
            if (!watch.goOn((double) bare.size() / dates.size())) {
                throw new Operation.InterruptedRun();
            }
        }
        List<Month> months = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            Month m = bare.get(i);
            months.add(new Month(
                    m.date(),
                    m.installed(),
                    m.most(),
                    m.usable(),
                    m.bottleneck(),
                    m.typical(),
                    m.withTowers(),
                    m.supplyMw(),
                    lift(bare, i)));
        }
        return months;
    }

    private Month at(LocalDate date) {
        ZoneId zone = tree.zone();
        Instant at = date.atStartOfDay(zone).toInstant();
        Site site = tree.bind(at);
        List<Weather> hard = hardDays(site, date);
        Weather middling = middlingDay(site, date);
        Map<Integer, List<Violation>> seen = new HashMap<>();
        Map<Bottleneck, Integer> most = new EnumMap<>(Bottleneck.class);
        int installed = site.it().gpus();
        most.put(Bottleneck.GPUS, installed);
        for (Bottleneck what : Bottleneck.values()) {
            if (what != Bottleneck.GPUS) {
                most.put(
                        what,
                        search(
                                site,
                                n -> seen.computeIfAbsent(n, count -> broken(at, count, hard, false)).stream()
                                        .noneMatch(v -> Bottleneck.of(v.limit()) == what)));
            }
        }
        Bottleneck bottleneck = Bottleneck.GPUS;
        for (Map.Entry<Bottleneck, Integer> entry : new EnumMap<>(most).entrySet()) {
            if (entry.getValue() < Objects.requireNonNull(most.get(bottleneck))) {
                bottleneck = entry.getKey();
            }
        }
        int usable = Objects.requireNonNull(most.get(bottleneck));
        int typical = Math.min(
                installed,
                search(site, n -> broken(at, n, List.of(middling), false).isEmpty()));
        int withTowers = site.cooling().mode() == CoolingPlant.Mode.WET
                ? usable
                : Math.min(
                        installed, search(site, n -> broken(at, n, hard, true).isEmpty()));
        double supplyMw = (site.grid().utilityW() + site.grid().generationW()) * 1e-6;
        return new Month(date, installed, most, usable, bottleneck, typical, withTowers, supplyMw, null);
    }

    /** The largest count of GPUs that holds, in whole servers; all of the finished site if that does. */
    private int search(Site site, java.util.function.IntPredicate holds) {
        int perServer = site.it().gpusPerServer();
        int high = Math.ceilDiv(fullGpus, perServer);
        if (holds.test(Math.min(fullGpus, high * perServer))) {
            return fullGpus;
        }
        int low = 0;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle * perServer)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low * perServer;
    }

    /** Limits that a site of so many GPUs at work breaks on these days. */
    private List<Violation> broken(Instant at, int gpus, List<Weather> days, boolean towers) {
        Site site = siteOf(at, gpus, towers);
        List<Violation> found = new ArrayList<>();
        for (Weather day : days) {
            FullLoad load = new FullLoad(Sites.fleet(site), server -> serverW.applyAsDouble(server.server()));
            TimeGrid grid = new TimeGrid(day.startS(), HOUR_S, day.hours());
            Ledger ledger = new Operation(site, day, load, HOUR_S).run(grid, (_, _) -> {}, _ -> true);
            found.addAll(ledger.violations());
        }
        return found;
    }

    private Site siteOf(Instant at, int gpus, boolean towers) {
        Map<String, String> changes = new LinkedHashMap<>();
        int perRack = (int) (tree.at("it.servers_per_rack").value()
                * tree.at("it.gpus_per_server").value());
        double share = (double) gpus / fullGpus;
        changes.put("it.gpus_count", Integer.toString(gpus));
        changes.put("it.racks_count", Integer.toString(Math.ceilDiv(gpus, perRack)));
        for (String path : FABRIC) {
            changes.put(
                    path, Integer.toString((int) Math.ceil(share * tree.at(path).value())));
        }
        for (String path : SHARED) {
            changes.put(path, Double.toString(share * tree.at(path).value()));
        }
        for (Leaf leaf : tree.leaves()) {
            String ready = READY.get(leaf.path().substring(leaf.path().lastIndexOf('.') + 1));
            if (ready != null && leaf.path().startsWith(GENERATION)) {
                changes.put(leaf.path(), ready);
            }
        }
        if (towers) {
            changes.put("cooling.mode", "wet");
        }
        return tree.withText(changes).bind(at);
    }

    /** The days of the month from a date on with the hottest and with the most humid hour. */
    private List<Weather> hardDays(Site site, LocalDate date) {
        Weather month = monthOf(site, date);
        int hot = 0;
        int humid = 0;
        for (int hour = 0; hour < month.hours(); hour++) {
            hot = month.drybulbC(hour) > month.drybulbC(hot) ? hour : hot;
            humid = month.wetbulbC(hour) > month.wetbulbC(humid) ? hour : humid;
        }
        SortedSet<LocalDate> days = new TreeSet<>(List.of(dayOf(site, month, hot), dayOf(site, month, humid)));
        return days.stream().map(day -> dayOn(site, day, date)).toList();
    }

    /** The day of the month whose mean temperature is in the middle. */
    private Weather middlingDay(Site site, LocalDate date) {
        Weather month = monthOf(site, date);
        int days = month.hours() / 24;
        List<Integer> order = new ArrayList<>();
        double[] mean = new double[days];
        for (int day = 0; day < days; day++) {
            order.add(day);
            for (int hour = 0; hour < 24; hour++) {
                mean[day] += month.drybulbC(24 * day + hour) / 24;
            }
        }
        order.sort(java.util.Comparator.comparingDouble(day -> mean[day]));
        return dayOn(site, dayOf(site, month, 24 * order.get(days / 2) + 12), date);
    }

    private Weather monthOf(Site site, LocalDate date) {
        LocalDate last = YearMonth.from(date).atEndOfMonth().plusDays(1);
        LocalDate first = YearMonth.from(date).atDay(1);
        return weather.on(
                site,
                first.atStartOfDay(site.zone()).toEpochSecond(),
                last.atStartOfDay(site.zone()).toEpochSecond());
    }

    /** The air of a day, laid on the date whose site is looked at: its stages must not move. */
    private Weather dayOn(Site site, LocalDate day, LocalDate date) {
        long startS = day.atStartOfDay(site.zone()).toEpochSecond();
        long endS = day.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
        return weather.on(site, startS, endS)
                .movedTo(date.atStartOfDay(site.zone()).toEpochSecond());
    }

    private static LocalDate dayOf(Site site, Weather weather, int hour) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(weather.startS() + HOUR_S * hour), site.zone());
    }

    /** The first later date on which more GPUs can be used than on date {@code i}, and what changes then. */
    private @Nullable Lift lift(List<Month> months, int i) {
        Month now = months.get(i);
        SortedSet<LocalDate> stages = stageDates();
        for (Month later : months.subList(i + 1, months.size())) {
            if (!stages.contains(later.date()) || later.usable() <= now.usable()) {
                continue;
            }
            List<String> paths = new ArrayList<>();
            for (Leaf leaf : tree.leaves()) {
                boolean changes = leaf.stages().stream()
                        .anyMatch(s -> s.from() != null
                                && s.from().startsWith(later.date().toString()));
                if (changes && now.bottleneck().liftedBy(leaf.path())) {
                    paths.add(leaf.path());
                }
            }
            if (paths.isEmpty()) {
                continue;
            }
            Double lead = null;
            for (String path : paths) {
                Double one = leadMonths(path);
                lead = one != null && (lead == null || one > lead) ? one : lead;
            }
            LocalDate orderBy = lead == null ? null : later.date().minusDays(Math.round(lead * 365.25 / 12));
            return new Lift(later.date(), paths, later.usable(), lead, orderBy);
        }
        return null;
    }

    /** The lead time that the file states for what stands under a path; null if it states none. */
    private @Nullable Double leadMonths(String path) {
        for (Leaf leaf : tree.leaves()) {
            if (leaf.path().startsWith(LEADS)
                    && leaf.stages().getFirst().value() instanceof Leaf.Num num
                    && leads(leaf.path().substring(LEADS.length()), path)) {
                return num.sourced().value();
            }
        }
        return null;
    }

    /** All lead times with their passports, by name. */
    public Map<String, Sourced> leadTimes() {
        Map<String, Sourced> all = new LinkedHashMap<>();
        for (Leaf leaf : tree.leaves()) {
            if (leaf.path().startsWith(LEADS) && leaf.stages().getFirst().value() instanceof Leaf.Num num) {
                all.put(leaf.path().substring(LEADS.length()), num.sourced());
            }
        }
        return all;
    }

    private static boolean leads(String what, String path) {
        return switch (what.replaceFirst("_months$", "")) {
            case "gpus" -> path.startsWith("it.");
            case "utility" -> path.startsWith("grid.utility_mw") || path.startsWith("limits.site_power_mw");
            case "generation" -> path.startsWith("grid.generation.");
            case "substation" -> path.startsWith("grid.substation.") || path.startsWith("grid.network.");
            case "battery" -> path.startsWith("grid.battery.");
            case "cooling" -> path.startsWith("cooling.");
            case "water" -> path.startsWith("water.") || path.startsWith("limits.potable");
            default -> false;
        };
    }
}
