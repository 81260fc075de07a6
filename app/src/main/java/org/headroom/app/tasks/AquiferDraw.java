package org.headroom.app.tasks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.AquiferChecks;
import org.headroom.data.site.Finding;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteAquifer;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.basis.OutOfRange;

/**
 * The mains draw that a question is about, and the aquifer that it meets.
 *
 * @param history mains draw, m3/s by seconds since the start
 * @param startS epoch seconds of the first day
 * @param stopS seconds after the start when the draw stops; infinite if it never does
 * @param aheadS how long to look ahead, s after the start
 * @param words the draw in words
 */
record AquiferDraw(
        SiteAquifer aquifer,
        Site site,
        PumpingHistory history,
        long startS,
        double stopS,
        double aheadS,
        String words) {
    static final double YEAR_S = 365.25 * 86_400;

    private static final double MOST_YEARS = 1000;
    private static final double MILLION = 1e6;

    /** @throws InputError if the site has no aquifer or the question does not fit */
    static AquiferDraw of(AquiferRequest request) {
        SiteTree tree = request.site().tree();
        if (!(request.years() > 0 && request.years() <= MOST_YEARS)) {
            throw new InputError("--years", "", Double.toString(request.years()), "more than 0, at most 1000");
        }
        DrawFile file = request.history() == null ? null : DrawFile.read(request.history(), tree.zone());
        if (file != null && (request.galPerDay() != null || request.from() != null || request.until() != null)) {
            throw new InputError(
                    "--history",
                    "",
                    "it beside --pumping-gal-per-day, --from or --until",
                    "the file alone: it has dates and rates");
        }
        LocalDate from = request.from();
        long startS = file != null
                ? file.startS()
                : from == null
                        ? tree.planningFrom().getEpochSecond()
                        : from.atStartOfDay(tree.zone()).toEpochSecond();
        Site site = tree.bind(Instant.ofEpochSecond(startS));
        SiteAquifer aquifer = aquifer(tree, Instant.ofEpochSecond(startS));
        double aheadS = request.years() * YEAR_S;
        if (file != null) {
            int steps = file.history().size();
            boolean ends = file.history().rateM3PerS(steps - 1) == 0;
            double stopS = ends ? file.history().startS(steps - 1) : Double.POSITIVE_INFINITY;
            return new AquiferDraw(
                    aquifer,
                    site,
                    file.history(),
                    startS,
                    stopS,
                    aheadS,
                    String.format(Locale.ROOT, "the mains draw of %s, %d rates", request.history(), steps));
        }
        Double asked = request.galPerDay();
        double rate = asked == null ? aquifer.drawM3PerS().value() : Unit.GAL_PER_DAY.toBase(notNegative(asked));
        double then = Unit.GAL_PER_DAY.toBase(notNegative(request.thenGalPerDay()));
        double stopS = request.until() == null ? Double.POSITIVE_INFINITY : untilS(request.until(), site) - startS;
        if (!(stopS > 0)) {
            throw new InputError("--until", "", "'" + request.until() + "'", "a day after the first one");
        }
        PumpingHistory steady = PumpingHistory.constant(0, rate);
        String words = String.format(
                Locale.ROOT,
                "%.3f Mgal/d (%,.0f m3/d) of mains water%s",
                Unit.GAL_PER_DAY.fromBase(rate) / MILLION,
                rate * 86_400,
                asked == null ? ", as the site file has it," : "");
        return new AquiferDraw(
                aquifer,
                site,
                Double.isFinite(stopS) ? steady.then(stopS, then) : steady,
                startS,
                stopS,
                aheadS,
                Double.isFinite(stopS)
                        ? words + " until "
                                + LocalDate.ofInstant(Instant.ofEpochSecond(startS + (long) stopS), site.zone())
                        : words + " without end");
    }

    /** The aquifer of a site, usable for computing. */
    static SiteAquifer aquifer(SiteTree tree, Instant at) {
        SiteAquifer aquifer = tree.aquifer(at);
        if (aquifer == null) {
            throw new InputError(
                    tree.file(),
                    "water.aquifer.transmissivity_m2_per_day",
                    "no value",
                    "an aquifer, as ./headroom site show memphis-announced has one");
        }
        for (Finding finding : AquiferChecks.of(aquifer)) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw new InputError(
                        tree.file(), finding.path(), finding.text(), "what ./headroom aquifer check accepts");
            }
        }
        return aquifer;
    }

    /** What the wells themselves refuse: a place beyond an edge, edges that do not fit together. */
    static InputError misfit(SiteTree tree, OutOfRange e) {
        return InputError.of(tree.file(), "water.aquifer (" + e.name() + ")", e);
    }

    private static double notNegative(double galPerDay) {
        if (!(galPerDay >= 0 && galPerDay <= 1e9)) {
            throw new InputError("--pumping-gal-per-day", "", Double.toString(galPerDay), "0 to 1e9");
        }
        return galPerDay;
    }

    private static long untilS(String until, Site site) {
        if (until.equals("recycled")) {
            if (site.water().recycledFromS() >= Site.OPEN_TO_S) {
                throw new InputError("--until", "", "recycled, which this site never gets", "a date");
            }
            return site.water().recycledFromS();
        }
        try {
            return LocalDate.parse(until).atStartOfDay(site.zone()).toEpochSecond();
        } catch (DateTimeException e) {
            throw new InputError("--until", "", "'" + until + "'", "a date such as 2028-01-01, or recycled");
        }
    }
}
