package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackColumns;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.app.twin.Twin;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;

/**
 * Runs the twin over a year, one rack a column ({@link RackColumns}), in steps of an hour or longer. Rows are means of
 * their step; half-hour demand, by which the tariff bills, is the mean of the step too.
 */
final class YearRun {
    private static final long HOUR_S = 3600;

    /** What is kept hour by hour. */
    static final List<Measures> KEPT = List.of(
            Measures.SITE_POWER_MW,
            Measures.SERVER_AC_MW,
            Measures.MAKEUP_GAL_PER_DAY,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.RECYCLED_GAL_PER_DAY,
            Measures.SEWER_GAL_PER_DAY,
            Measures.EVAPORATION_GAL_PER_DAY,
            Measures.GENERATION_MW,
            Measures.GENERATION_NOX_KG_PER_H,
            Measures.GENERATION_PM_KG_PER_H,
            Measures.GENERATION_CO_KG_PER_H,
            Measures.TOWER_FAN_PERCENT,
            Measures.TOWER_CELLS_COUNT,
            Measures.TOWERS_MW,
            Measures.CHILLERS_MW,
            Measures.DRIFT_GAL_PER_DAY,
            Measures.BASIN_TDS_MG_PER_L,
            Measures.TOWER_HEAT_MW,
            Measures.DRY_HEAT_MW,
            Measures.DRYBULB_C,
            Measures.WETBULB_C,
            Measures.TRANSFORMER_MVA,
            Measures.TRANSFORMER_HOT_SPOT_C,
            Measures.BATTERY_MW,
            Measures.SEWER_TDS_MG_PER_L,
            Measures.COLD_WATER_C,
            Measures.CYCLES);

    /**
     * What is run.
     *
     * @param offOnCall share of the servers that a call of the utility switches off
     * @param gpuFactor what GPUs draw over what the run's site had them draw
     * @param calls during which the power is told apart
     */
    record Case(
            SiteTree tree,
            Site site,
            Weather weather,
            WorkOfYear work,
            double gpuFactor,
            double offOnCall,
            List<SiteEvent> calls) {
        /** A site under work, with its own calls. */
        static Case of(SiteTree tree, Site site, Instant at, Weather weather, WorkOfYear work, double gpuFactor) {
            return new Case(
                    tree, site, weather, work, gpuFactor, tree.communityYear(at).offOnCall(), callsOf(site));
        }

        /** The same in which the power during other calls is told apart. */
        Case telling(List<SiteEvent> others) {
            return new Case(tree, site, weather, work, gpuFactor, offOnCall, others);
        }
    }

    /** When the utility calls. */
    static List<SiteEvent> callsOf(Site site) {
        return site.events().stream()
                .filter(event -> event.kind() == SiteEvent.Kind.UTILITY_CALL)
                .toList();
    }

    /** A twin with one rack a column, for several runs of one site. */
    record Plant(Fleet fleet, RackColumns columns, Twin twin) {
        static Plant of(Site site) {
            Fleet fleet = Sites.fleet(site);
            RackColumns columns = RackColumns.ofEven(fleet, rackEdges(site));
            return new Plant(fleet, columns, new Twin(site, columns));
        }
    }

    /** A year as it was answered. */
    record Answer(Year year, Ledger ledger) {}

    private YearRun() {}

    /**
     * @param from first local day
     * @param to the day after the last
     * @param hourly whether hours are kept
     */
    static Answer run(
            Case c, LocalDate from, LocalDate to, long stepS, boolean hourly, Costs costs, Operation.Watch watch) {
        return run(c, Plant.of(c.site()), from, to, stepS, hourly, costs, watch);
    }

    /** The same with a twin made before. */
    static Answer run(
            Case c,
            Plant plant,
            LocalDate from,
            LocalDate to,
            long stepS,
            boolean hourly,
            Costs costs,
            Operation.Watch watch) {
        ZoneId zone = c.site().zone();
        long startS = from.atStartOfDay(zone).toEpochSecond();
        long endS = to.atStartOfDay(zone).toEpochSecond();
        TimeGrid hours = hours(startS, endS);
        TimeGrid grid = new TimeGrid(startS, stepS, Math.toIntExact(Math.ceilDiv(endS - startS, stepS)));
        YearLoad load =
                new YearLoad(c.work(), plant.fleet(), plant.columns(), c.gpuFactor(), c.offOnCall(), callsOf(c.site()));
        YearFigures figures = new YearFigures(c.site(), hours, months(hours, zone), c.calls());
        Map<Measures, double[]> kept = new EnumMap<>(Measures.class);
        if (hourly) {
            KEPT.forEach(measure -> kept.put(measure, new double[hours.count()]));
        }
        Ledger ledger = new Operation(c.site(), c.weather(), load, plant.twin(), stepS)
                .run(
                        grid,
                        endS,
                        (row, dtS) -> {
                            figures.row(row, dtS);
                            keep(row, dtS, hours, kept);
                        },
                        watch);
        Map<String, Double> values = figures.of(ledger, costs.of(c.tree(), c.site(), ledger));
        return new Answer(new Year(from, to, hours, kept, values), ledger);
    }

    /** Adds a step to the hours that it lies in. */
    static void keep(LedgerRow row, double dtS, TimeGrid hours, Map<Measures, double[]> kept) {
        if (kept.isEmpty()) {
            return;
        }
        double toS = row.fromS + dtS;
        for (int h = hours.stepAt((long) row.fromS); h < hours.count() && hours.fromS(h) < toS; h++) {
            double share = (Math.min(toS, hours.toS(h)) - Math.max(row.fromS, hours.fromS(h))) / HOUR_S;
            for (Map.Entry<Measures, double[]> entry : kept.entrySet()) {
                entry.getValue()[h] += share * row.get(entry.getKey());
            }
        }
    }

    static TimeGrid hours(long startS, long endS) {
        return new TimeGrid(startS, HOUR_S, Math.toIntExact(Math.ceilDiv(endS - startS, HOUR_S)));
    }

    /** Local month of each hour, from 0. */
    static int[] months(TimeGrid hours, ZoneId zone) {
        int[] months = new int[hours.count()];
        Arrays.setAll(
                months, h -> Instant.ofEpochSecond(hours.fromS(h)).atZone(zone).getMonthValue() - 1);
        return months;
    }

    /** Racks at which a fault of single racks begins or ends. */
    private static int[] rackEdges(Site site) {
        return site.events().stream()
                .map(SiteEvent::fault)
                .filter(Objects::nonNull)
                .filter(fault -> fault.component().ofRacks())
                .flatMapToInt(fault -> IntStream.of(fault.firstRack(), fault.firstRack() + fault.racks()))
                .toArray();
    }
}
