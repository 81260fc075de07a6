package org.headroom.app.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.InTimeReport;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a simulation.
 *
 * @param endS end of the last step, which may be cut short, epoch seconds
 * @param gridReport transformers, network, battery and generation in figures, by the keys of {@code grid}
 * @param carbon where the carbon of grid energy comes from
 * @param aquifer what the mains draw does to the wells; null where the site names no aquifer
 * @param jobs how the jobs fared; null unless they ran in time
 * @param notes what a person should know of the inputs, a line each
 * @param runId under which the store keeps it; null if it was not kept
 */
public record SimulateOutcome(
        Site site,
        String weather,
        String load,
        TimeGrid grid,
        long endS,
        Ledger ledger,
        Map<String, Object> gridReport,
        boolean whatIf,
        Carbon carbon,
        @Nullable AquiferRun aquifer,
        @Nullable InTimeReport jobs,
        List<String> notes,
        List<String> files,
        @Nullable String runId) {
    public SimulateOutcome {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /** The same, kept as a run. */
    SimulateOutcome keptAs(String run) {
        return new SimulateOutcome(
                site, weather, load, grid, endS, ledger, gridReport, whatIf, carbon, aquifer, jobs, notes, files, run);
    }

    /** Whether a limit was broken that the exit code must tell; a what-if only reports. */
    public boolean breaksLimits() {
        return !whatIf && !violations().isEmpty();
    }

    /** How the jobs fared, for people; nothing unless they ran in time. */
    public List<String> jobLines() {
        return jobs == null ? List.of() : JobsReport.lines(jobs);
    }

    public String siteName() {
        return site.name();
    }

    /** Those of the run, and what its draw would do to the aquifer if it went on. */
    public List<Violation> violations() {
        if (aquifer == null) {
            return ledger.violations();
        }
        List<Violation> all = new ArrayList<>(ledger.violations());
        all.addAll(aquifer.violations());
        return all;
    }

    public List<Headroom> headroom() {
        return ledger.headroom();
    }

    public double pue() {
        return Indicators.pue(ledger);
    }

    public double wueLPerKwh() {
        return Indicators.wueLPerKwh(ledger);
    }

    /** Evaporation per heat rejected at the towers, L/kWh; not a number without towers. */
    public double evaporationLPerKwh() {
        double litres = ledger.total(Measures.EVAPORATION_GAL_PER_DAY)
                / Constants.SECONDS_PER_DAY
                * Constants.LITRES_PER_US_GALLON;
        double kwh = ledger.total(Measures.TOWER_HEAT_MW) / 3.6;
        return kwh > 0 ? litres / kwh : Double.NaN;
    }

    /** Carbon dioxide of the energy from the grid, t; that of on-site generation is not in it. */
    public double gridCo2T() {
        return carbon.co2Kg(ledger) * 1e-3;
    }

    /** Life that the most loaded main transformer used, in hours of normal ageing. */
    public double transformerLossOfLifeH() {
        return GridReport.lossOfLifeH(ledger);
    }

    /** Length of the run, h. */
    public double hours() {
        return ledger.seconds() / Constants.SECONDS_PER_HOUR;
    }

    /** Where its factors come from, in words. */
    public String carbonSource() {
        return carbon.summary();
    }

    /** What a day of the sewer costs, surcharges and all, USD. */
    public double sewerUsdPerDay() {
        return SewerBill.of(site, ledger).totalUsd() / (ledger.seconds() / Constants.SECONDS_PER_DAY);
    }

    /** The local day with the most make-up. */
    public Ledger.WaterDay worstDay() {
        Ledger.WaterDay worst = new Ledger.WaterDay(LocalDate.EPOCH, Double.NEGATIVE_INFINITY, 0, 0, 0);
        for (Ledger.WaterDay day : ledger.days()) {
            worst = day.makeupGal() > worst.makeupGal() ? day : worst;
        }
        return worst;
    }

    /** Where the mean power goes, MW, by the keys of {@code simulate --json}; split at the metering planes. */
    public Map<String, Double> powerMw() {
        Map<String, Double> power = new LinkedHashMap<>();
        power.put("gpus", ledger.mean(Measures.GPU_MW));
        power.put("servers_rest", ledger.mean(Measures.SERVERS_REST_MW));
        power.put("network_storage", ledger.mean(Measures.NETWORK_STORAGE_MW));
        power.put("losses", ledger.mean(Measures.LOSSES_MW));
        power.put("pumps", ledger.mean(Measures.PUMPS_MW));
        power.put("towers", ledger.mean(Measures.TOWERS_MW));
        power.put("chillers", ledger.mean(Measures.CHILLERS_MW));
        power.put("other", ledger.mean(Measures.OTHER_MW));
        return power;
    }

    /**
     * Energy of the servers, MWh: what was asked for, which is an exact mean and does not depend on the step; what GPUs
     * warmer or colder than their reference add, which follows their temperatures; and both. Where a server was held back or
     * off the difference is not leakage alone, and null.
     */
    private Map<String, Object> serverEnergy() {
        double demandedMwh = ledger.total(Measures.SERVERS_DEMANDED_MW) / Constants.SECONDS_PER_HOUR;
        double drawnMwh = ledger.total(Measures.SERVER_AC_MW) / Constants.SECONDS_PER_HOUR;
        boolean free =
                ledger.highest(Measures.THROTTLED_PERCENT) <= 0 && ledger.highest(Measures.SERVERS_OFF_COUNT) <= 0;
        Map<String, Object> energy = new LinkedHashMap<>();
        Envelope.put(energy, "demanded_mwh", demandedMwh);
        Envelope.put(energy, "leakage_mwh", free ? drawnMwh - demandedMwh : Double.NaN);
        Envelope.put(energy, "drawn_mwh", drawnMwh);
        return energy;
    }

    /** The document of {@code simulate --json}. */
    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.simulate/1", runId);
        d.put("site", site.id());
        d.put("weather", weather);
        d.put("load", load);
        d.put("from", Envelope.time(grid.startS(), site.zone()));
        d.put("to", Envelope.time(endS, site.zone()));
        d.put("steps", grid.count());
        Envelope.put(d, "mean_site_mw", ledger.mean(Measures.SITE_POWER_MW));
        Envelope.put(d, "peak_site_mw", ledger.highest(Measures.SITE_POWER_MW));
        Envelope.put(d, "energy_mwh", ledger.total(Measures.SITE_POWER_MW) / 3600);
        Envelope.put(d, "grid_co2_t", gridCo2T());
        d.put("carbon", carbonSource());
        Envelope.put(d, "pue", pue());
        Envelope.put(d, "wue_l_per_kwh", wueLPerKwh());
        d.put("power_mw", powerMw());
        d.put("server_energy", serverEnergy());
        Map<String, Object> water = new LinkedHashMap<>();
        mean(water, "makeup", Measures.MAKEUP_GAL_PER_DAY);
        mean(water, "evaporation", Measures.EVAPORATION_GAL_PER_DAY);
        mean(water, "drift", Measures.DRIFT_GAL_PER_DAY);
        mean(water, "blowdown", Measures.BLOWDOWN_GAL_PER_DAY);
        mean(water, "potable", Measures.POTABLE_GAL_PER_DAY);
        mean(water, "recycled", Measures.RECYCLED_GAL_PER_DAY);
        mean(water, "discharge", Measures.SEWER_GAL_PER_DAY);
        Envelope.put(water, "cycles", WaterReport.cycles(ledger));
        Envelope.put(water, "evaporation_l_per_kwh", evaporationLPerKwh());
        d.put("water_gal_per_day", water);
        Map<String, Object> worst = new LinkedHashMap<>();
        worst.put("date", worstDay().date().toString());
        Envelope.put(worst, "makeup_gal", worstDay().makeupGal());
        d.put("worst_day", worst);
        d.put("peak_hour", WaterReport.peakHour(ledger, site.zone()));
        d.put("water_quality", WaterReport.quality(ledger));
        d.put("recycled_water", RecycledReport.json(ledger));
        d.put("sewer", SewerReport.json(site, ledger));
        if (aquifer != null) {
            d.put("aquifer", aquifer.json());
        }
        Map<String, Object> temperatures = new LinkedHashMap<>();
        mean(temperatures, "gpu_mean_c", Measures.GPU_MEAN_C);
        Envelope.put(temperatures, "gpu_max_c", ledger.highest(Measures.GPU_MAX_C));
        mean(temperatures, "cold_water_mean_c", Measures.COLD_WATER_C);
        Envelope.put(temperatures, "cold_water_max_c", ledger.highest(Measures.COLD_WATER_C));
        d.put("temperatures", temperatures);
        Map<String, Object> balance = new LinkedHashMap<>();
        Envelope.put(balance, "energy_residual", ledger.worstEnergyResidual());
        Envelope.put(balance, "water_residual", ledger.worstWaterResidual());
        Envelope.put(balance, "species_residual", ledger.worstSpeciesResidual());
        d.put("balance", balance);
        d.put("grid", gridReport);
        if (jobs != null) {
            d.put("jobs", JobsReport.json(jobs, site.zone()));
        }
        d.put("violations", Envelope.violations(violations(), site.zone()));
        d.put("headroom", Envelope.headroom(headroom(), site.zone()));
        if (!files.isEmpty()) {
            d.put("files", files);
        }
        Envelope.put(d, "cpu_s", ProcessCost.cpuS());
        Envelope.put(d, "peak_rss_mb", ProcessCost.peakRssMb());
        return d;
    }

    private void mean(Map<String, Object> into, String key, Measures measure) {
        Envelope.put(into, key, ledger.mean(measure));
    }
}
