package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.aquifer.Tornado;
import org.headroom.data.site.SiteAquifer;

/** An answer about the aquifer in tables for people: metres and feet, low to high beside each figure. */
public final class AquiferText {
    private static final double FEET = 1 / 0.3048;
    private static final double DAY_S = 86_400;

    private final AquiferShow show;

    public AquiferText(AquiferShow show) {
        this.show = show;
    }

    /** A table with a line above it. */
    public record Block(String title, List<String> head, List<List<String>> rows) {}

    /** What is asked and with which values. */
    public List<String> lines() {
        SiteAquifer site = show.aquifer();
        List<String> lines = new ArrayList<>();
        lines.add(show.site().name() + ": " + site.name());
        lines.add("  draw        " + show.words() + " from " + site.wells().size()
                + (site.wells().size() == 1 ? " well" : " wells") + ", share "
                + text("%.2f", site.shareOfMains().value()));
        lines.add("  inputs      transmissivity "
                + range("%,.0f", site.transmissivityM2PerS(), DAY_S)
                + " m2/day, storativity "
                + range("%.1e", site.storativity(), 1)
                + ", leakage factor "
                + (Double.isFinite(site.leakageFactorM().value())
                        ? range("%.1f", site.leakageFactorM(), 1e-3) + " km"
                        : "none, nothing leaks"));
        lines.add("  uncertainty " + show.method());
        return lines;
    }

    /** The tables in order; bounds last and apart. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(places());
        blocks.add(others());
        blocks.add(leakage());
        blocks.add(recovery());
        blocks.add(tornado());
        if (!show.bounds().isEmpty()) {
            blocks.add(bounds());
        }
        return blocks;
    }

    /** What the field may give. */
    public String offer() {
        double gal = AquiferJson.gal(show.study().offerM3PerS(AquiferRequest.YEARS * AquiferDraw.YEAR_S));
        double limitM = show.aquifer().limitM();
        return Double.isInfinite(gal)
                ? "Offer: neither pumps nor a drawdown limit are stated, so that it is open."
                : text(
                        "Offer: %.1f Mgal/d of mains water for good, by %s.",
                        gal / 1e6,
                        Double.isFinite(limitM)
                                ? text(
                                        "the pumps and a drawdown of at most %.2f m at the places after 20 years",
                                        limitM)
                                : "the pumps beside all others (limits.drawdown_m is not set)");
    }

    private Block places() {
        List<String> head = new ArrayList<>(List.of("place", "km to a well"));
        show.whens().forEach(when -> head.add("after " + when + ", m"));
        head.add("after " + show.whens().getLast() + ", ft");
        List<List<String>> rows = new ArrayList<>();
        for (AquiferShow.PlaceRow row : show.places()) {
            List<String> cells = new ArrayList<>(List.of(row.place().label(), text("%.1f", row.nearestWellM() / 1000)));
            row.drawdownM().forEach(d -> cells.add(interval(d, 1, 2)));
            cells.add(interval(row.drawdownM().getLast(), FEET, 1));
            rows.add(cells);
        }
        return new Block("Drawdown by the site's draw: central (low to high)", head, rows);
    }

    private Block others() {
        List<List<String>> rows = new ArrayList<>();
        for (AquiferShow.PlaceRow row : show.places()) {
            double siteM = row.drawdownM().getLast().central();
            rows.add(List.of(
                    row.place().label(),
                    fixed(siteM, 2),
                    fixed(row.withOthersM(), 2),
                    row.withOthersM() > 0 ? fixed(100 * siteM / row.withOthersM(), 0) + " %" : ""));
        }
        double gal = AquiferJson.gal(show.aquifer().backgroundM3PerS().value());
        return new Block(
                text(
                        "At the end beside everybody else, who draw %.1f Mgal/d from the same wells (central case)",
                        gal / 1e6),
                List.of("place", "the site, m", "with all others, m", "site's part"),
                rows);
    }

    private Block leakage() {
        boolean river = AquiferJson.river(show.aquifer());
        List<List<String>> rows = new ArrayList<>();
        for (AquiferShow.LeakageRow row : show.leakage()) {
            List<String> cells =
                    new ArrayList<>(List.of(row.when(), interval(row.m3PerDay(), 1, 0), percent(row.share())));
            if (river) {
                cells.add(interval(row.edgesM3PerDay(), 1, 0));
                cells.add(percent(row.edgesShare()));
            }
            rows.add(cells);
        }
        List<String> head = new ArrayList<>(List.of("after", "m3/day", "share of what is pumped"));
        if (river) {
            head.add("from the river, m3/day");
            head.add("its share");
        }
        return new Block(
                "Water drawn down through the clay above by the site's draw. A flow: nothing on what is dissolved in it or when it arrives.\n"
                        + AquiferJson.longRun(show.aquifer()),
                head,
                rows);
    }

    private static String percent(Interval share) {
        return Double.isNaN(share.central()) ? "-" : interval(share, 100, 0) + " %";
    }

    private Block recovery() {
        List<List<String>> rows = new ArrayList<>();
        for (AquiferShow.RecoveryRow row : show.recovery()) {
            rows.add(List.of(
                    AquiferShow.after(row.days()),
                    fixed(100 * row.placeShare(), 0) + " %",
                    fixed(100 * row.wellShare(), 0) + " %"));
        }
        AquiferShow.PlaceRow first = show.places().get(Math.min(1, show.places().size() - 1));
        return new Block(
                text(
                        "Recovery once the draw stops: what is left of the drawdown; a tenth after %s at %s",
                        AquiferShow.after(first.recoveryDays()),
                        show.firstPlace().label()),
                List.of("after", show.firstPlace().label(), "deepest well"),
                rows);
    }

    private Block tornado() {
        List<List<String>> rows = new ArrayList<>();
        for (Tornado.Bar bar : show.tornado()) {
            rows.add(List.of(
                    bar.path(),
                    text(" %s to %s", plain(bar.low()), plain(bar.high())),
                    fixed(bar.atLow(), 2),
                    fixed(bar.atHigh(), 2),
                    text("%.2f", bar.span())));
        }
        return new Block(
                "What moves it most: " + show.firstPlace().label() + ", at the end, one input at a time",
                List.of("input", "low to high", "m at low", "m at high", "span, m"),
                rows);
    }

    private Block bounds() {
        List<String> head = new ArrayList<>(List.of("bound"));
        show.whens().forEach(when -> head.add("after " + when + ", m"));
        List<List<String>> rows = new ArrayList<>();
        for (AquiferShow.BoundRow row : show.bounds()) {
            List<String> cells = new ArrayList<>(List.of(row.bound().label()));
            row.drawdownM().forEach(m -> cells.add(fixed(m, 2)));
            rows.add(cells);
        }
        return new Block("BOUNDS, no results: " + show.firstPlace().label(), head, rows);
    }

    private static String interval(Interval d, double factor, int decimals) {
        return fixed(d.central() * factor, decimals) + " (" + fixed(d.low() * factor, decimals) + " to "
                + fixed(d.high() * factor, decimals) + ")";
    }

    /** What rounds to nothing has no sign. */
    private static String fixed(double value, int decimals) {
        String text = text("%,." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    private static String range(String format, SiteAquifer.Range range, double factor) {
        return range.known()
                ? text(
                        format + " (" + format + " to " + format + ")",
                        range.value() * factor,
                        range.low() * factor,
                        range.high() * factor)
                : text(format, range.value() * factor);
    }

    private static String plain(double value) {
        return Math.abs(value) >= 1 ? text("%,.0f", value) : text("%.2g", value);
    }

    @SuppressWarnings("AnnotateFormatMethod") // formats are built from parts
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
