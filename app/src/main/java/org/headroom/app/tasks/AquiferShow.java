package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.aquifer.Tornado;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.basis.OutOfRange;

/** Answers a question about the aquifer behind a site's mains water: drawdown, leakage, recovery, bounds. */
public final class AquiferShow {
    private static final double DAY_S = 86_400;
    private static final Interval NOTHING = new Interval(0, 0, 0);
    private static final double[] RECOVERY_DAYS = {1, 7, 30, 90, 365.25, 5 * 365.25};

    private final AquiferDraw draw;
    private final AquiferStudy study;
    private final double[] timesS;
    private final List<PlaceRow> places = new ArrayList<>();
    private final List<LeakageRow> leakage = new ArrayList<>();
    private final List<BoundRow> bounds = new ArrayList<>();
    private final List<RecoveryRow> recovery = new ArrayList<>();
    private final List<Tornado.Bar> tornado;

    /**
     * Drawdown at a place, m, at each of the times.
     *
     * @param nearestWellM distance of the nearest well
     * @param withOthersM at the end, with what everybody else's pumping of the same wells has lowered
     * @param recoveryDays after a stop until a tenth is left
     */
    public record PlaceRow(
            SiteAquifer.Place place,
            double nearestWellM,
            List<Interval> drawdownM,
            double withOthersM,
            double recoveryDays) {}

    /** Where the pumped water comes from at one of the times: leakage from above, and edges of constant head such as a river. */
    public record LeakageRow(
            String when, Interval m3PerDay, Interval share, Interval edgesM3PerDay, Interval edgesShare) {}

    /** A bound at the first place, m, at each of the times. */
    public record BoundRow(SiteAquifer.Bound bound, List<Double> drawdownM) {}

    /** What share of the drawdown is left after a stop: at the first place and in the deepest well. */
    public record RecoveryRow(double days, double placeShare, double wellShare) {}

    /** @throws org.headroom.data.quantity.InputError if the question does not fit the site */
    public AquiferShow(AquiferRequest request) {
        this.draw = AquiferDraw.of(request);
        SiteAquifer site = draw.aquifer();
        try {
            this.study = new AquiferStudy(site, draw.history(), AquiferStudy.DRAWS);
        } catch (OutOfRange e) {
            throw AquiferDraw.misfit(request.site().tree(), e);
        }
        this.timesS = times();
        SiteAquifer.Place deepest = study.deepestWell(stopS());
        place(deepest);
        site.places().forEach(this::place);
        SiteAquifer.Place first = firstPlace();
        boolean river = AquiferJson.river(site);
        for (int i = 0; i < timesS.length; i++) {
            leakage.add(new LeakageRow(
                    when(i),
                    study.leakageM3PerS(timesS[i]).times(DAY_S),
                    study.leakageShare(timesS[i]),
                    river ? study.edgesM3PerS(timesS[i]).times(DAY_S) : NOTHING,
                    river ? study.edgesShare(timesS[i]) : NOTHING));
        }
        for (SiteAquifer.Bound bound : site.bounds()) {
            List<Double> at = new ArrayList<>();
            for (double t : timesS) {
                at.add(AquiferStudy.boundM(site, bound, draw.history(), first, t));
            }
            bounds.add(new BoundRow(bound, at));
        }
        for (double days : RECOVERY_DAYS) {
            recovery.add(new RecoveryRow(
                    days,
                    study.leftShare(first.eastM(), first.northM(), stopS(), days * DAY_S),
                    study.leftShare(deepest.eastM(), deepest.northM(), stopS(), days * DAY_S)));
        }
        this.tornado = study.tornado(first.eastM(), first.northM(), timesS[timesS.length - 1]);
    }

    private void place(SiteAquifer.Place place) {
        List<Interval> drawdown = study.drawdownM(place.eastM(), place.northM(), timesS);
        places.add(new PlaceRow(
                place,
                draw.aquifer().nearestWellM(place.eastM(), place.northM()),
                drawdown,
                drawdown.getLast().central() + study.othersM(place.eastM(), place.northM()),
                study.recoveryS(place.eastM(), place.northM(), stopS()) / DAY_S));
    }

    /** A month, a year, five, and the end; the stop too, if there is one. */
    private double[] times() {
        return IntStream.range(0, 5)
                .mapToDouble(i -> switch (i) {
                    case 0 -> 30 * DAY_S;
                    case 1 -> AquiferDraw.YEAR_S;
                    case 2 -> 5 * AquiferDraw.YEAR_S;
                    case 3 -> draw.stopS();
                    default -> draw.aheadS();
                })
                .filter(t -> t <= draw.aheadS())
                .distinct()
                .sorted()
                .toArray();
    }

    private double stopS() {
        return Math.min(draw.stopS(), draw.aheadS());
    }

    /** For which recovery, bounds and the tornado are told: the first place of the file, else 1 km east of the field's middle. */
    public SiteAquifer.Place firstPlace() {
        SiteAquifer site = draw.aquifer();
        return site.places().isEmpty()
                ? new SiteAquifer.Place(
                        "one_km", "1 km east of the field's middle", site.centreEastM() + 1000, site.centreNorthM())
                : site.places().getFirst();
    }

    public Site site() {
        return draw.site();
    }

    public SiteAquifer aquifer() {
        return draw.aquifer();
    }

    public AquiferStudy study() {
        return study;
    }

    public List<PlaceRow> places() {
        return List.copyOf(places);
    }

    public List<LeakageRow> leakage() {
        return List.copyOf(leakage);
    }

    public List<BoundRow> bounds() {
        return List.copyOf(bounds);
    }

    public List<RecoveryRow> recovery() {
        return List.copyOf(recovery);
    }

    /** Which input moves drawdown at the first place most, at the end. */
    public List<Tornado.Bar> tornado() {
        return List.copyOf(tornado);
    }

    /** The draw in a line. */
    public String words() {
        return draw.words();
    }

    /** The times in words, as in {@code 5 years}. */
    public List<String> whens() {
        return IntStream.range(0, timesS.length).mapToObj(this::when).toList();
    }

    /** Days since the start of each time. */
    public List<Double> days() {
        return IntStream.range(0, timesS.length)
                .mapToObj(i -> timesS[i] / DAY_S)
                .toList();
    }

    long startS() {
        return draw.startS();
    }

    /** What a person should know of how the figures came about. */
    public String method() {
        return String.format(
                Locale.ROOT,
                "central: every input at its value; low, high: 5th and 95th percentile of %,d Latin hypercube draws (fixed seed) over the"
                        + " inputs' known ranges, logarithmic for transmissivity, storativity and leakage factor",
                study.draws());
    }

    private String when(int i) {
        double t = timesS[i];
        return t == draw.stopS()
                ? "stop "
                        + LocalDate.ofInstant(
                                Instant.ofEpochSecond(draw.startS() + (long) t),
                                draw.site().zone())
                : after(t / DAY_S);
    }

    /** A time in words. */
    public static String after(double days) {
        double years = days / 365.25;
        boolean inYears = years >= 1;
        double value = inYears ? years : days;
        String number = Math.abs(value - Math.rint(value)) < 0.05
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
        return number + (inYears ? " year" : " day") + (number.equals("1") ? "" : "s");
    }

    /** The document of {@code aquifer show --json}. */
    public Map<String, Object> json() {
        return AquiferJson.show(this);
    }
}
