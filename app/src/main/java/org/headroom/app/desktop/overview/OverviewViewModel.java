package org.headroom.app.desktop.overview;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Violation;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.KeyFigure;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What the overview says of an answer, in words and in the units of the display. */
public final class OverviewViewModel {
    /** The limits of the four bands, as people meet them: power first, then water. */
    public static final List<String> LIMITS =
            List.of("site_power_mw", "transformer_mva", "potable_gal_per_day", "sewer_gal_per_day");

    /** Below this share left a limit counts as close. */
    static final double SCARCE = 0.10;

    private static final List<String> TILES = List.of(
            "peak_site_mw",
            "energy_mwh",
            "pue",
            "cost_usd",
            "co2_t",
            "water_gal_worst_day",
            "wue_l_per_kwh",
            "busy_gpu_h",
            "lateness_h",
            "violations");

    private final WhatIfOutcome answer;
    private final Display display;

    /** How much of something is left. */
    public enum State {
        AMPLE,
        SCARCE,
        OVER,
        /** No limit is in force. */
        NONE
    }

    /**
     * One band in words.
     *
     * @param first when it runs out, or that it does not
     * @param how by how much, or how much is left at the tightest moment
     * @param atS the moment that {@code first} speaks of, or the tightest one, epoch seconds
     * @param tightestS the middle of the tightest step (of a limit on days: of that day), epoch seconds
     */
    public record Ahead(State state, String first, String how, double atS, double tightestS) {}

    /**
     * One key figure.
     *
     * @param difference from the site as it is; empty if there is none
     * @param better whether the difference is for the better (1), the worse (-1), or neither (0)
     */
    public record Tile(String id, String title, String value, String note, String difference, int better) {}

    /**
     * One limit that breaks.
     *
     * @param when it begins
     * @param what breaks
     * @param by how much it is over
     * @param lasts how long
     */
    public record Alarm(double fromS, double toS, String when, String what, String by, String lasts) {
        /** All of it in one line. */
        public String words() {
            return when + ": " + what + ", " + by + ", " + lasts;
        }
    }

    /** What comes first of all. */
    public record Headline(State state, String words, String more) {}

    public OverviewViewModel(WhatIfOutcome answer, Display display) {
        this.answer = answer;
        this.display = display;
    }

    /** The share left of a limit in the step of a moment; 1 without a limit. */
    public double share(String limit, double atS) {
        return answer.band(limit).share(answer.stepAt(atS));
    }

    /** How much of a limit is left at a moment, as in {@code 12 % left}. */
    public String left(String limit, double atS) {
        HeadroomBand band = answer.band(limit);
        int step = answer.stepAt(atS);
        if (band.allowed()[step] == Double.POSITIVE_INFINITY) {
            return Texts.text("overview.nolimit");
        }
        double share = band.share(step);
        return Texts.text(share < 0 ? "overview.over" : "overview.left", percent(Math.abs(share)));
    }

    /** The same with the amounts, as in {@code 132.0 of 150.0 MW}. */
    public String drawn(String limit, double atS) {
        HeadroomBand band = answer.band(limit);
        int step = answer.stepAt(atS);
        double allowed = band.allowed()[step];
        Shown shown = Shown.fitting(display, band.unit(), Double.isFinite(allowed) ? allowed : band.drawn()[step]);
        return Double.isFinite(allowed)
                ? Texts.text("overview.of", shown.number(band.drawn()[step]), shown.format(allowed))
                : shown.format(band.drawn()[step]);
    }

    /** What is ahead of a limit over the whole window. */
    public Ahead ahead(String limit) {
        HeadroomBand band = answer.band(limit);
        ZoneId zone = answer.zone();
        int first = -1;
        int over = 0;
        int tightest = -1;
        for (int i = 0; i < answer.count(); i++) {
            double share = band.share(i);
            if (share < 0) {
                first = first < 0 ? i : first;
                over++;
            }
            boolean limited = band.allowed()[i] != Double.POSITIVE_INFINITY;
            tightest = limited && (tightest < 0 || share < band.share(tightest)) ? i : tightest;
        }
        if (tightest < 0) {
            return new Ahead(State.NONE, Texts.text("overview.nolimit"), "", (double) answer.startS(), Double.NaN);
        }
        double firstS = answer.startS() + (double) first * answer.stepS();
        double tightestS = answer.startS() + (double) tightest * answer.stepS();
        double middleS = band.daily() ? tightestS + 43_200 : tightestS + answer.stepS() / 2.0;
        // in the unit in which the limit itself is read
        Shown shown = telling(Shown.fitting(display, band.unit(), band.allowed()[tightest]), amount(band, tightest));
        if (first >= 0) {
            String when = band.daily() ? Texts.day(firstS, zone) : Texts.moment(firstS, zone);
            String long1 = band.daily()
                    ? Texts.text("overview.days", Math.max(1, Math.round(over * answer.stepS() / 86_400.0)))
                    : hours(over * answer.stepS());
            return new Ahead(
                    State.OVER,
                    Texts.text("overview.runsout", when),
                    Texts.text("overview.upto", shown.format(amount(band, tightest)), long1),
                    firstS,
                    middleS);
        }
        String when = band.daily() ? Texts.day(tightestS, zone) : Texts.moment(tightestS, zone);
        return new Ahead(
                band.share(tightest) < SCARCE ? State.SCARCE : State.AMPLE,
                Texts.text("overview.holds", percent(band.share(tightest))),
                Texts.text("overview.tightest", shown.format(amount(band, tightest)), when),
                tightestS,
                middleS);
    }

    private String when(String limit, double atS) {
        ZoneId zone = answer.zone();
        return answer.band(limit).daily() ? Texts.day(atS, zone) : Texts.moment(atS, zone);
    }

    private static double amount(HeadroomBand band, int step) {
        return Math.abs(band.allowed()[step] - band.drawn()[step]);
    }

    /** The one sentence that counts, and what stands beside it. */
    public Headline headline() {
        String earliest = "";
        String tightest = "";
        double least = Double.POSITIVE_INFINITY;
        double firstS = Double.POSITIVE_INFINITY;
        int broken = 0;
        boolean scarce = false;
        for (String limit : LIMITS) {
            Ahead ahead = ahead(limit);
            scarce |= ahead.state() == State.SCARCE;
            if (ahead.state() == State.OVER) {
                broken++;
                earliest = ahead.atS() < firstS ? limit : earliest;
                firstS = Math.min(firstS, ahead.atS());
            } else if (ahead.state() != State.NONE && share(limit, ahead.atS()) < least) {
                least = share(limit, ahead.atS());
                tightest = limit;
            }
        }
        if (broken > 0) {
            Ahead first = ahead(earliest);
            return new Headline(
                    State.OVER,
                    Texts.text("overview.first", lower(name(earliest)), when(earliest, first.atS())),
                    Texts.text("overview.broken", broken, LIMITS.size(), first.how()));
        }
        List<Alarm> others = alarms();
        if (!others.isEmpty()) {
            return new Headline(
                    State.SCARCE,
                    Texts.text(
                            "overview.other",
                            others.getFirst().what(),
                            others.getFirst().when()),
                    others.getFirst().by());
        }
        if (tightest.isEmpty()) {
            return new Headline(State.NONE, Texts.text("overview.all.none"), "");
        }
        return new Headline(
                scarce ? State.SCARCE : State.AMPLE,
                Texts.text("overview.all.hold"),
                Texts.text(
                        "overview.all.tightest",
                        name(tightest),
                        lower(ahead(tightest).how())));
    }

    /**
     * The key figures.
     *
     * @param of the same scenario as this answer's, at the step of {@code site}; null while unknown
     * @param site the site as it is; null while unknown, or where nothing differs from it
     */
    public List<Tile> tiles(@Nullable WhatIfOutcome of, @Nullable WhatIfOutcome site) {
        return TILES.stream().map(id -> tile(id, of, site)).toList();
    }

    private Tile tile(String id, @Nullable WhatIfOutcome of, @Nullable WhatIfOutcome site) {
        KeyFigure figure = figure(answer, id);
        Shown shown = shown(figure);
        String difference = "";
        int better = 0;
        if (of != null && site != null) {
            double by = figure(of, id).value() - figure(site, id).value();
            String words = shown.formatDifference(by);
            if (words.matches(".*[1-9].*")) {
                better = switch (figure.better()) {
                    case LESS -> by < 0 ? 1 : -1;
                    case MORE -> by > 0 ? 1 : -1;
                    case NEITHER -> 0;
                };
                difference = Texts.text("overview.difference", words, better);
            }
        }
        boolean none = id.equals("violations") && figure.value() == 0;
        String value = none ? Texts.text("overview.tile.violations.none") : shown.format(figure.value());
        return new Tile(id, Texts.text("overview.tile." + id), value, note(id), difference, better);
    }

    private String note(String id) {
        ZoneId zone = answer.zone();
        return switch (id) {
            case "peak_site_mw" -> Texts.moment(figure(answer, "peak_at").value(), zone);
            case "energy_mwh" -> Texts.text("overview.mean", words("mean_site_mw"));
            case "water_gal_worst_day" -> Texts.text("overview.total", words("water_gal_total"));
            case "cost_usd" -> Texts.text("overview.energycost", words("cost_usd.energy"));
            case "lateness_h" ->
                Texts.text("overview.late", (long) figure(answer, "jobs_late").value());
            case "busy_gpu_h" -> Texts.text("overview.jobs", answer.jobs().size());
            case "violations" ->
                Texts.text("overview.tile.broken", (long)
                        figure(answer, "limits_broken").value());
            default -> Texts.textOr("overview.tile." + id + ".note", "");
        };
    }

    private String words(String id) {
        KeyFigure figure = figure(answer, id);
        return shown(figure).format(figure.value());
    }

    private Shown shown(KeyFigure figure) {
        Shown shown = Shown.fitting(display, figure.unit(), figure.value());
        if (figure.id().equals("busy_gpu_h")) {
            return new Shown(Texts.text("overview.million"), 1e-6, 0, 2);
        }
        return switch (figure.unit()) {
            case ONE -> Shown.of(display, figure.unit());
            case COUNT -> shown.with(0);
            case H -> shown.with(1);
            case USD -> shown.label().equals(Unit.USD.label()) ? shown.with(0) : shown.with(2);
            default -> shown;
        };
    }

    private static KeyFigure figure(WhatIfOutcome of, String id) {
        return of.figures().key().stream()
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + id));
    }

    /** All limits that break, earliest first. */
    public List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        ZoneId zone = answer.zone();
        for (Violation v : answer.violations()) {
            boolean daily = v.unit() == Unit.GAL_PER_DAY || v.unit() == Unit.M3_PER_DAY;
            Shown shown = v.unit() == Unit.C || v.unit() == Unit.F
                    ? Shown.of(display, v.unit())
                    : Shown.fitting(display, v.unit(), v.worst());
            shown = telling(shown, v.worst() - v.allowed());
            String by = Texts.text(
                    "overview.alarm.by",
                    shown.format(v.worst()),
                    shown.format(v.allowed()),
                    over(shown, v.worst() - v.allowed()));
            alarms.add(new Alarm(
                    (double) v.fromS(),
                    (double) v.toS(),
                    daily ? Texts.day((double) v.fromS(), zone) : Texts.moment((double) v.fromS(), zone),
                    limitName(v.limit()),
                    by,
                    daily && v.toS() - v.fromS() >= 82_800
                            ? Texts.text("overview.days", Math.round((v.toS() - v.fromS()) / 86_400.0))
                            : hours((double) (v.toS() - v.fromS()))));
        }
        alarms.sort(Comparator.comparingDouble(Alarm::fromS).thenComparing(Alarm::what));
        return alarms;
    }

    /** An amount without its sign; one that would read as nothing is said to be less than the least that can be read. */
    private static String over(Shown shown, double difference) {
        double amount = Math.abs(shown.difference(difference));
        double least = Math.pow(10, -shown.decimals());
        String words = amount > 0 && amount < least / 2
                ? Texts.text("overview.lessthan", Texts.number(least, shown.decimals()))
                : Texts.number(amount, shown.decimals());
        return (words + " " + shown.label()).strip();
    }

    /** With as many decimals as it takes to tell a difference from nothing; unchanged where three do not. */
    private static Shown telling(Shown shown, double difference) {
        Shown finer = shown;
        while (finer.decimals() < 3 && Math.abs(finer.difference(difference)) * Math.pow(10, finer.decimals()) < 1) {
            finer = finer.with(finer.decimals() + 1);
        }
        boolean nothing = Math.abs(finer.difference(difference)) * Math.pow(10, finer.decimals()) < 0.5;
        return nothing ? shown : finer;
    }

    /** A name of a band, as in {@code Grid connection}. */
    public static String name(String limit) {
        return Texts.text("band." + limit);
    }

    private static String limitName(String limit) {
        String name = Texts.textOr("limit." + limit, limit);
        return name.substring(0, 1).toUpperCase(java.util.Locale.ENGLISH) + name.substring(1);
    }

    private static String lower(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toLowerCase(java.util.Locale.ENGLISH) + words.substring(1);
    }

    private static String percent(double share) {
        return Texts.number(share * 100, share < 0.0995 ? 1 : 0) + " %";
    }

    private static String hours(double seconds) {
        return seconds < 3600
                ? Texts.text("overview.minutes", Texts.number(seconds / 60, 0))
                : Texts.text("overview.hours", Texts.number(seconds / 3600, seconds < 36_000 ? 1 : 0));
    }
}
