package org.headroom.app.planning;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.CloudSite;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.grid.supply.Bill;
import org.headroom.grid.supply.Tariff;
import org.jspecify.annotations.Nullable;

/** Puts a planning problem together from a site, its weather and its jobs, with the twin's response in the middle. */
public final class SiteProblem {
    /** Length of a slot unless another is asked for, s: also the meter's demand interval, so a plan's demand is the bill's. */
    public static final long SLOT_S = 1800;

    private static final int LEVELS = 9;
    private static final long HOUR_S = 3600;
    private static final double SLOWER = 1.2;
    private static final int REACH = 2;
    private static final List<Double> CAP_SHARES =
            List.of(1.0, 650 / 700.0, 600 / 700.0, 550 / 700.0, 500 / 700.0, 450 / 700.0);

    private final Site site;
    private final Weather weather;
    private final Fleet fleet;
    private final TimeGrid grid;
    private final int windowSlots;
    private final SlotCalendar calendar;
    private final List<JobBehaviour.Maintenance> maintenance;
    private LongToDoubleFunction kgCo2PerJ;

    /** In half-hour slots, with no rack in maintenance. */
    public SiteProblem(Site site, Weather weather, Fleet fleet, long startS, long endS) {
        this(site, weather, fleet, startS, endS, List.of());
    }

    /** @param startS start of the window, epoch seconds; {@code endS} its end: the grid runs as long again beyond it */
    public SiteProblem(
            Site site,
            Weather weather,
            Fleet fleet,
            long startS,
            long endS,
            List<JobBehaviour.Maintenance> maintenance) {
        this(site, weather, fleet, startS, endS, maintenance, SLOT_S, List.of());
    }

    /**
     * @param slotS length of a slot, s: 900, 1800 or 3600
     * @param jobs what will be planned: the grid runs on far enough for the longest to start at the window's end
     */
    public SiteProblem(
            Site site,
            Weather weather,
            Fleet fleet,
            long startS,
            long endS,
            List<JobBehaviour.Maintenance> maintenance,
            long slotS,
            List<Job> jobs) {
        this.site = site;
        this.weather = weather;
        this.fleet = fleet;
        this.windowSlots = Math.toIntExact(Math.ceilDiv(endS - startS, slotS));
        double longestS =
                jobs.stream().mapToDouble(job -> job.hours() * 3600).max().orElse(0) * SLOWER;
        int behind = Math.max((REACH - 1) * windowSlots, (int) Math.ceil(longestS / slotS));
        this.grid = new TimeGrid(startS, slotS, windowSlots + behind);
        this.calendar = SlotCalendar.of(grid, site.zone());
        this.maintenance = List.copyOf(maintenance);
        this.kgCo2PerJ = _ -> site.gridEmission().kgPerJ();
    }

    /** Counts carbon by a factor that changes with time, kg/J at an instant; NaN where it is not known: the flat one then. */
    public SiteProblem withCarbon(LongToDoubleFunction factor) {
        this.kgCo2PerJ = atS -> {
            double kgPerJ = factor.applyAsDouble(atS);
            return Double.isNaN(kgPerJ) ? site.gridEmission().kgPerJ() : kgPerJ;
        };
        return this;
    }

    /** Where the planner's grid ends for a window, epoch seconds. */
    public static long horizonS(long startS, long endS) {
        return startS + REACH * Math.ceilDiv(endS - startS, SLOT_S) * SLOT_S;
    }

    /** The whole problem: takes a second or so, for the table of the twin's equilibria. */
    public PlanningProblem of(List<Job> jobs, WorkProfile profile) {
        double idleW = new FleetPower(fleet, profile).idleAcWPerGpu() * fleet.gpus();
        double mostW = 0;
        for (int k = 0; k < fleet.kinds().size(); k++) {
            mostW += fleet.serversOfKind(k)
                    * fleet.kinds().get(k).makers().stream()
                            .mapToDouble(m -> m.server().server().maxAcW())
                            .max()
                            .orElseThrow();
        }
        SiteResponse response = SiteResponse.tabulate(
                grid,
                1,
                LEVELS,
                idleW,
                mostW,
                Math.toIntExact(Math.max(1, HOUR_S / grid.stepS())),
                new TwinResponse(site, weather, grid, windowSlots));
        return problem(jobs, profile, response);
    }

    /** The problem without the twin's table: enough for the baseline, which looks at GPUs alone. */
    public PlanningProblem ofGpusAlone(List<Job> jobs, WorkProfile profile) {
        SiteResponse none = SiteResponse.tabulate(grid, 1, 2, 0, 1, grid.count(), (_, _, itW, out) -> out.siteW = itW);
        return problem(jobs, profile, none);
    }

    private PlanningProblem problem(List<Job> jobs, WorkProfile profile, SiteResponse response) {
        double limitW = fleet.gpuLimitW();
        double leastW = fleet.kinds().getFirst().gpu().design().minCapW();
        List<Double> caps = CAP_SHARES.stream()
                .map(share -> (double) Math.round(share * limitW))
                .filter(cap -> cap >= leastW)
                .toList();
        return new PlanningProblem(
                grid,
                windowSlots,
                calendar,
                jobs,
                new FleetPower(fleet, profile),
                caps,
                response,
                limits(response),
                prices(response),
                Objective.of(site.planning()),
                rented(),
                new SiteRules(
                        site.planning().rampUpW(),
                        site.planning().rampDownW(),
                        site.planning().carbonTPerDay(),
                        site.planning().restartS()));
    }

    private @Nullable RentedSite rented() {
        CloudSite cloud = site.cloud();
        return cloud.gpus() < 1
                ? null
                : new RentedSite(
                        cloud.gpus(),
                        cloud.priceUsdPerGpuH(),
                        Math.round(cloud.transferS()),
                        cloud.gpuAcW(),
                        cloud.pue(),
                        cloud.waterM3PerJ(),
                        cloud.kgPerJ());
    }

    private Limits limits(SiteResponse response) {
        org.headroom.grid.supply.Limits foreseen = new org.headroom.grid.supply.Limits(site.limits()).foreseen();
        int slots = grid.count();
        int[] gpus = new int[slots];
        double[] siteMw = new double[slots];
        double[] transformerMva = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            gpus[slot] = fleet.gpus() - inMaintenance(grid.fromS(slot), grid.toS(slot));
        }
        double generationMw = site.grid().generationW() * 1e-6;
        for (int slot = 0; slot < slots; slot++) {
            siteMw[slot] = foreseen.smallest(Limits.SITE_POWER, grid.fromS(slot), grid.toS(slot)) + generationMw;
            transformerMva[slot] = foreseen.smallest(Limits.TRANSFORMER, grid.fromS(slot), grid.toS(slot))
                    + generationMw / site.grid().powerFactor();
        }
        for (int slot = 0; slot < slots; slot++) {
            double gal =
                    foreseen.smallest(Limits.POTABLE_HOUR, grid.fromS(slot), grid.toS(slot)) * grid.stepS() / HOUR_S;
            siteMw[slot] = Math.min(siteMw[slot], mwOfPotable(response, slot, gal));
        }
        int days = calendar.days().size();
        double[] potable = new double[days];
        double[] sewer = new double[days];
        double[] recycled = new double[days];
        for (int day = 0; day < days; day++) {
            ZoneId zone = site.zone();
            long fromS = calendar.days().get(day).atStartOfDay(zone).toEpochSecond();
            long toS = calendar.days().get(day).plusDays(1).atStartOfDay(zone).toEpochSecond();
            potable[day] = foreseen.smallest(Limits.POTABLE, fromS, toS);
            sewer[day] = foreseen.smallest(Limits.SEWER, fromS, toS);
            double offered = foreseen.smallest(Limits.RECYCLED, fromS, toS);
            recycled[day] = offered > 0 ? offered : Double.POSITIVE_INFINITY; // no plant, no draw
        }
        return new Limits(gpus, siteMw, transformerMva, site.grid().powerFactor(), potable, sewer, recycled);
    }

    /** The highest site power at which a slot takes no more potable water than that, MW; infinity where none does. */
    private double mwOfPotable(SiteResponse response, int slot, double gal) {
        double mostW = fleet.gpus() * 2e3;
        if (Double.isInfinite(gal) || response.potableGal(slot, 0, mostW) <= gal) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = mostW;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (response.potableGal(slot, 0, middle) <= gal) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return response.siteW(slot, 0, low) * 1e-6;
    }

    /** GPUs of racks that are in maintenance in some part of {@code [fromS, toS)}; racks named twice count once. */
    private int inMaintenance(long fromS, long toS) {
        BitSet racks = new BitSet();
        for (JobBehaviour.Maintenance out : maintenance) {
            if (out.fromS() < toS && fromS < out.toS()) {
                racks.set(out.firstRack(), out.firstRack() + out.racks());
            }
        }
        int perRack = fleet.slots() * fleet.gpusPerServer();
        int gpus = 0;
        for (int rack = racks.nextSetBit(0); rack >= 0; rack = racks.nextSetBit(rack + 1)) {
            gpus += Math.min(perRack, Math.max(0, fleet.gpus() - rack * perRack)); // the last rack may not be full
        }
        return gpus;
    }

    private Prices prices(SiteResponse response) {
        Tariff tariff = site.tariff();
        int slots = grid.count();
        int[] period = new int[slots];
        boolean[] onPeak = new boolean[slots];
        double[] carbon = new double[slots];
        Arrays.setAll(carbon, slot -> Unit.KG_PER_MWH.fromBase(kgCo2PerJ.applyAsDouble(grid.fromS(slot))));
        long[] monthAtS = new long[slots];
        double[] monthLengthS = new double[slots];
        int last = -1;
        YearMonth month = null;
        for (int slot = 0; slot < slots; slot++) {
            onPeak[slot] = tariff.onPeak(grid.fromS(slot));
            YearMonth now =
                    YearMonth.from(Instant.ofEpochSecond(grid.fromS(slot)).atZone(site.zone()));
            if (slot >= windowSlots) {
                period[slot] = -1;
                continue;
            }
            if (!now.equals(month)) {
                month = now;
                last++;
                monthAtS[last] = grid.fromS(slot);
            }
            period[slot] = last;
            monthLengthS[last] += grid.stepS();
        }
        Billing billing = (p, onPeakKwh, offPeakKwh, onPeakKw, maxKw) -> {
            Bill bill = tariff.bill(
                    monthAtS[p], monthLengthS[p], onPeakKwh * 3.6e6, offPeakKwh * 3.6e6, onPeakKw * 1e3, maxKw * 1e3);
            return bill.totalUsd();
        };
        double usdPerGal = Unit.GAL.toBase(1);
        return new Prices(
                period,
                onPeak,
                billing,
                site.water().usdPerM3OfMains() * usdPerGal,
                site.water().usdPerM3OfDischarge() * usdPerGal,
                site.water().recycledUsdPerM3() * usdPerGal,
                carbon,
                putOffUsdPerMwh(tariff, response));
    }

    /**
     * The price put on a megawatt-hour after the window: all that one inside it costs a flat load (energy, demand,
     * carbon, water), so that work is not put off because it looks cheap there.
     */
    private double putOffUsdPerMwh(Tariff tariff, SiteResponse response) {
        double carbonUsd = Objective.of(site.planning()).carbonUsdPerT()
                * Unit.T_PER_MWH.fromBase(site.gridEmission().kgPerJ());
        return flatPriceUsdPerMwh(tariff) + carbonUsd + waterUsdPerMwh(response);
    }

    /** Water and sewer for a megawatt-hour at the meter, in the middle of the window at half of nameplate. */
    private double waterUsdPerMwh(SiteResponse response) {
        int slot = windowSlots / 2;
        double itW = 0.5 * fleet.gpus() * 1e3;
        double mwh = response.siteW(slot, 0, itW) * grid.stepS() / 3.6e9;
        double usdPerGal = Unit.GAL.toBase(1);
        double usd = usdPerGal
                * (response.potableGal(slot, 0, itW) * site.water().usdPerM3OfMains()
                        + response.sewerGal(slot, 0, itW) * site.water().usdPerM3OfDischarge());
        return usd / mwh;
    }

    /** What a load that never changes pays for a megawatt-hour in the window, demand and all. */
    private double flatPriceUsdPerMwh(Tariff tariff) {
        int halfHours = Math.max(1, Math.toIntExact(windowSlots * grid.stepS() / SLOT_S));
        double[] megawatts = new double[halfHours];
        Arrays.fill(megawatts, fleet.gpus() * 1e3);
        double mwh = halfHours * (SLOT_S / 3600.0) * fleet.gpus() * 1e-3;
        return tariff.bill(grid.startS(), megawatts).totalUsd() / mwh;
    }
}
