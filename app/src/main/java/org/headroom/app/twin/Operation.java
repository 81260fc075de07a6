package org.headroom.app.twin;

import java.time.Instant;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.load.CarriesDelay;
import org.headroom.app.load.HeldBack;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.SiteLoad;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.generation.PermitLedger;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The twin through time: weather, load and limits over each step, one row a step. Steps longer than five minutes are
 * taken in equal parts of at most five minutes, cut once more where equipment fails or comes back; their row is the mean.
 * Memory does not grow with the length of a run.
 */
public final class Operation {
    private static final double LONGEST_STEP_S = 300;

    private final Site site;
    private final Weather weather;
    private final SiteLoad load;
    private final Stepper twin;
    private final Limits limits;
    private final double longestStepS;
    private final SiteConditions conditions;
    private final @Nullable PermitLedger permit;
    private @Nullable SiteOrders orders;

    /** Takes rows as they come; the row is reused, so copy what you keep. */
    @FunctionalInterface
    public interface RowSink {
        void row(LedgerRow row, double dtS);
    }

    /** Asks between steps whether to go on. */
    @FunctionalInterface
    public interface Watch {
        /**
         * @param fraction done, 0 to 1
         * @return false to stop
         */
        boolean goOn(double fraction);
    }

    /** The whole site under a load. */
    public Operation(Site site, Weather weather, SiteLoad load) {
        this(site, weather, load, LONGEST_STEP_S);
    }

    /** @param longestStepS steps up to this length are taken in one, as a what-if does, s */
    public Operation(Site site, Weather weather, SiteLoad load, double longestStepS) {
        this(site, weather, load, new Twin(site), longestStepS);
    }

    /** The same with a twin that the caller reads afterwards, rack by rack. */
    public Operation(Site site, Weather weather, SiteLoad load, Twin twin, double longestStepS) {
        this(site, weather, load, (Stepper) twin, longestStepS);
    }

    /** The site's towers alone under constant heat; limits of mains water and sewer still count. */
    public static Operation towersAlone(Site site, Weather weather, double heatW, double setpointC) {
        return new Operation(site, weather, (_, _, _) -> {}, new TowersAlone(site, heatW, setpointC), LONGEST_STEP_S);
    }

    private Operation(Site site, Weather weather, SiteLoad load, Stepper twin, double longestStepS) {
        this.longestStepS = longestStepS;
        this.site = site;
        this.twin = twin;
        this.weather = weather;
        this.load = load;
        this.limits = new Limits(site.limits());
        PermitDesign design = site.grid().permit();
        OnSiteGeneration generation = twin.generation();
        this.permit = design == null || generation == null ? null : new PermitLedger(design, generation.units());
        this.conditions = new SiteConditions(site, limits);
    }

    /** Makes the plant follow a plan's orders; the slots of their grid must end at ends of steps. */
    public Operation following(SiteOrders given) {
        orders = given;
        return this;
    }

    /**
     * Runs from the equilibrium with the first step's boundary through all steps.
     *
     * @throws InterruptedRun if the watch says stop
     */
    public Ledger run(TimeGrid grid, RowSink sink, Watch watch) {
        return run(grid, grid.endS(), sink, watch);
    }

    /** The same to an end that may cut the last step short. */
    public Ledger run(TimeGrid grid, long endS, RowSink sink, Watch watch) {
        RackBank bank = twin.newBank();
        Boundary boundary = new Boundary(bank);
        WeatherPoint air = new WeatherPoint();
        Ledger ledger = new Ledger(site.zone(), limits);
        LedgerRow row = new LedgerRow();
        LedgerRow mean = new LedgerRow();
        CarriesDelay delayed = load instanceof CarriesDelay carries ? carries : null;
        HeldBack held = new HeldBack(delayed == null ? 0 : bank.slots * bank.racks);
        for (int i = 0; i < grid.count(); i++) {
            long stepEndS = Math.min(grid.toS(i), endS);
            double lengthS = stepEndS - grid.fromS(i);
            int parts = Math.max(1, (int) Math.ceil(lengthS / longestStepS));
            double dtS = lengthS / parts;
            mean.clear();
            int taken = 0;
            double fromS = grid.fromS(i);
            for (int p = 0; p < parts; p++) {
                double partEndS = p == parts - 1 ? (double) stepEndS : grid.fromS(i) + (p + 1) * dtS;
                while (fromS < partEndS) {
                    double toS = conditions.nextChangeS(fromS, partEndS);
                    double partS = toS - fromS;
                    fill(boundary, air, fromS, toS);
                    if (i == 0 && taken == 0) {
                        twin.settle(boundary, row);
                    }
                    twin.step(boundary, partS, row);
                    row.toS = toS;
                    if (delayed != null) {
                        tell(delayed, boundary, fromS, toS, held);
                    }
                    ledger.close(row, partS);
                    count(fromS, partS);
                    mean.add(row, partS / lengthS);
                    taken++;
                    fromS = toS;
                }
            }
            mean.fromS = grid.fromS(i);
            mean.toS = stepEndS;
            sink.row(taken == 1 ? row : mean, lengthS);
            if ((i & 15) == 0 && !watch.goOn(i / (double) grid.count())) {
                throw new InterruptedRun();
            }
        }
        ledger.finish();
        return ledger;
    }

    /** Says which servers the step held back, and once that none is any more. */
    private void tell(CarriesDelay delayed, Boundary b, double fromS, double toS, HeldBack held) {
        boolean any = twin.heldBack(b, held);
        if (!any && held.size() == 0) {
            return;
        }
        if (!any) {
            held.clear();
        }
        delayed.heldBack(fromS, toS, held);
    }

    private void fill(Boundary b, WeatherPoint air, double fromS, double toS) {
        weather.at(fromS, toS, air);
        b.drybulbC = air.drybulbC;
        b.wetbulbC = air.wetbulbC;
        b.pressurePa = air.pressurePa;
        conditions.fill(b, fromS, toS);
        SiteOrders given = orders;
        if (given != null) {
            given.fill(b, fromS);
        }
        load.mean(fromS, toS, b.load);
    }

    /** What generation emitted and started, held against its permit. */
    private void count(double fromS, double dtS) {
        OnSiteGeneration generation = twin.generation();
        if (permit != null && generation != null) {
            int offsetS = site.zone()
                    .getRules()
                    .getOffset(Instant.ofEpochSecond((long) fromS))
                    .getTotalSeconds();
            permit.add(fromS + offsetS, dtS, generation);
        }
    }

    /** What was emitted and started against the site's air permit; null without one. */
    public @Nullable PermitLedger permit() {
        return permit;
    }

    /** On-site generation as the last step left it; null if none was run. */
    public @Nullable OnSiteGeneration generation() {
        return twin.generation();
    }

    /** The caller asked to stop. */
    public static final class InterruptedRun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public InterruptedRun() {
            super("stopped on request");
        }
    }
}
