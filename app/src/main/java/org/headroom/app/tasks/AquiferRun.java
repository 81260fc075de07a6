package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SiteAquifer;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * What a run's mains draw does to the aquifer: its days as they were, and its mean kept up for twenty years, by which a limit of drawdown is
 * judged. Outside the twin's step, because the aquifer answers linearly and in weeks.
 */
public final class AquiferRun {
    private static final double DAY_S = 86_400;
    private static final double SUSTAINED_S = AquiferRequest.YEARS * AquiferDraw.YEAR_S;
    private static final double BOUND_S = AquiferDraw.YEAR_S;

    private final SiteAquifer site;
    private final long startS;
    private final long endS;
    private final AquiferStudy run;
    private final AquiferStudy sustained;
    private final double meanM3PerS;
    private final List<Row> rows = new ArrayList<>();

    private record Row(SiteAquifer.Place place, Interval runM, Interval sustainedM, double othersM, double recoveryS) {}

    private AquiferRun(SiteAquifer site, PumpingHistory history, long startS, long endS) {
        this.site = site;
        this.startS = startS;
        this.endS = endS;
        double lastS = endS - startS;
        this.meanM3PerS = history.volumeM3(lastS) / lastS;
        this.run = new AquiferStudy(site, history, AquiferStudy.FEW_DRAWS);
        this.sustained = new AquiferStudy(site, PumpingHistory.constant(0, meanM3PerS), AquiferStudy.FEW_DRAWS);
        List<SiteAquifer.Place> places = new ArrayList<>();
        places.add(sustained.deepestWell(SUSTAINED_S));
        places.addAll(site.places());
        for (SiteAquifer.Place place : places) {
            double east = place.eastM();
            double north = place.northM();
            rows.add(new Row(
                    place,
                    run.drawdownM(east, north, new double[] {lastS}).getFirst(),
                    sustained.drawdownM(east, north, new double[] {SUSTAINED_S}).getFirst(),
                    sustained.othersM(east, north),
                    sustained.recoveryS(east, north, SUSTAINED_S)));
        }
    }

    /** Null for a site that names no aquifer. */
    static @Nullable AquiferRun of(SiteTree tree, Ledger ledger, long startS, long endS) {
        Instant at = Instant.ofEpochSecond(startS);
        if (tree.aquifer(at) == null) {
            return null;
        }
        try {
            return new AquiferRun(AquiferDraw.aquifer(tree, at), days(ledger, tree.zone(), startS, endS), startS, endS);
        } catch (OutOfRange e) {
            throw AquiferDraw.misfit(tree, e);
        }
    }

    /** Mains water of each local day at its mean rate, m3/s. */
    private static PumpingHistory days(Ledger ledger, ZoneId zone, long startS, long endS) {
        List<Double> times = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (Ledger.WaterDay day : ledger.days()) {
            LocalDate date = day.date();
            long fromS = Math.max(startS, date.atStartOfDay(zone).toEpochSecond());
            long toS = Math.min(endS, date.plusDays(1).atStartOfDay(zone).toEpochSecond());
            if (toS > fromS) {
                times.add((double) (fromS - startS));
                rates.add(Unit.GAL.toBase(day.potableGal()) / (toS - fromS));
            }
        }
        return PumpingHistory.steps(
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                rates.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The place that is lowered most if the draw goes on; the wells themselves are not judged. */
    private @Nullable Row worst() {
        Row worst = null;
        for (Row row : rows.subList(1, rows.size())) {
            worst = worst == null
                            || row.sustainedM().central() > worst.sustainedM().central()
                    ? row
                    : worst;
        }
        return worst;
    }

    /** A place lowered by more than the limit, by the central case of the sustained draw. */
    List<Violation> violations() {
        Row worst = worst();
        boolean over = worst != null && worst.sustainedM().central() > site.limitM() * (1 + 1e-9);
        return over && worst != null
                ? List.of(new Violation(
                        "drawdown_m", startS, endS, worst.sustainedM().central(), site.limitM(), Unit.M))
                : List.of();
    }

    /** For people. */
    public List<String> lines() {
        Row worst = worst();
        if (worst == null) {
            return List.of();
        }
        Interval m = worst.sustainedM();
        Interval leak = sustained.leakageM3PerS(SUSTAINED_S).times(DAY_S);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "  aquifer         %,.0f US gal/d of mains water from %s; kept up for %.0f years it lowers %s by %.2f m (%.2f to %.2f), now %.2f m",
                        Unit.GAL_PER_DAY.fromBase(meanM3PerS),
                        site.name(),
                        AquiferRequest.YEARS,
                        worst.place().label(),
                        m.central(),
                        m.low(),
                        m.high(),
                        worst.runM().central()),
                String.format(
                        Locale.ROOT,
                        "                  leakage from above %,.0f m3/day (%,.0f to %,.0f); a tenth is left %s after a stop; more: ./headroom aquifer show",
                        leak.central(),
                        leak.low(),
                        leak.high(),
                        AquiferShow.after(worst.recoveryS() / DAY_S)));
    }

    /** {@code aquifer} of {@code simulate --json}. */
    Map<String, Object> json() {
        Map<String, Object> d = new LinkedHashMap<>();
        AquiferJson.head(d, site, run.draws());
        Envelope.put(d, "mains_gal_per_day", Unit.GAL_PER_DAY.fromBase(meanM3PerS));
        d.put("run_days", (endS - startS) / DAY_S);
        d.put("sustained_years", AquiferRequest.YEARS);
        List<Map<String, Object>> points = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = AquiferJson.point(
                    row.place(),
                    site.nearestWellM(row.place().eastM(), row.place().northM()));
            one.put("run_drawdown_m", AquiferJson.interval(row.runM()));
            one.put("sustained_drawdown_m", AquiferJson.interval(row.sustainedM()));
            Envelope.put(one, "sustained_with_all_others_m", row.sustainedM().central() + row.othersM());
            Envelope.put(one, "recovery_to_10_percent_days", row.recoveryS() / DAY_S);
            points.add(one);
        }
        d.put("points", points);
        d.put("leakage", leakage());
        Map<String, Object> limit = new LinkedHashMap<>();
        Row worst = worst();
        Envelope.put(limit, "drawdown_m", site.limitM());
        Envelope.put(limit, "judged_at", worst == null ? null : worst.place().name());
        Envelope.put(
                limit,
                "sustained_drawdown_m",
                worst == null ? null : worst.sustainedM().central());
        d.put("limit", limit);
        AquiferJson.offer(d, sustained);
        d.put("bounds", bounds());
        return d;
    }

    private Map<String, Object> leakage() {
        double lastS = endS - startS;
        Map<String, Object> leakage = new LinkedHashMap<>();
        leakage.put(
                "run_m3_per_day", AquiferJson.interval(run.leakageM3PerS(lastS).times(DAY_S)));
        leakage.put("run_share", AquiferJson.known(run.leakageShare(lastS)));
        leakage.put(
                "sustained_m3_per_day",
                AquiferJson.interval(sustained.leakageM3PerS(SUSTAINED_S).times(DAY_S)));
        leakage.put("sustained_share", AquiferJson.known(sustained.leakageShare(SUSTAINED_S)));
        leakage.put("note", AquiferJson.leakageNote(site));
        return leakage;
    }

    /** Bounds at the first place, after a year and after twenty of the mean draw: apart, and labelled. */
    private List<Map<String, Object>> bounds() {
        List<Map<String, Object>> list = new ArrayList<>();
        if (site.places().isEmpty()) {
            return list;
        }
        SiteAquifer.Place first = site.places().getFirst();
        for (SiteAquifer.Bound bound : site.bounds()) {
            Map<String, Object> one = AquiferJson.bound(bound);
            one.put("point", first.name());
            Envelope.put(one, "drawdown_1_year_m", AquiferStudy.boundM(site, bound, sustained.mains(), first, BOUND_S));
            Envelope.put(
                    one,
                    "drawdown_20_years_m",
                    AquiferStudy.boundM(site, bound, sustained.mains(), first, SUSTAINED_S));
            list.add(one);
        }
        return list;
    }
}
