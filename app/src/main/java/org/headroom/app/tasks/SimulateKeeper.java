package org.headroom.app.tasks;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.jobs.JobCsv;
import org.headroom.data.quantity.Measure;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.headroom.data.weather.Weather;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a simulation in the store as it runs: its inputs by content, a summary with the keys of a plan's variants, and
 * every measure as means over five minutes, or over its own steps if they are longer; over an hour if it runs for more
 * than a hundred days. Nothing is kept unless {@link #commit} is reached.
 */
final class SimulateKeeper implements AutoCloseable {
    /** The one variant of a simulation. */
    static final String VARIANT = "simulate";

    private static final long SHORTEST_S = 300;
    private static final long LONG_RUN_S = 100L * 24 * 3600;
    private static final Measures[] VALUES = Measures.values();

    private final SimulateRequest request;
    private final RunStore store;
    private final RunWriter writer;
    private final RunSpec spec;
    private final Site site;
    private final Carbon carbon;
    private final @Nullable String jobs;
    private final List<SeriesBuffer> series = new ArrayList<>();
    private final LedgerRow mean = new LedgerRow();
    private final double[] last = new double[VALUES.length];
    private final int rowsEach;
    private double heldS;
    private int held;

    SimulateKeeper(
            SimulateRequest request,
            Site site,
            Weather weather,
            Carbon carbon,
            JobLists.@Nullable Selection selection,
            TimeGrid grid,
            long endS,
            @Nullable Path database) {
        this.request = request;
        this.site = site;
        this.carbon = carbon;
        this.jobs = selection == null ? null : jobsText(selection, site);
        long shortestS = endS - grid.startS() > LONG_RUN_S ? 3600 : SHORTEST_S;
        this.rowsEach = (int) Math.max(1, shortestS / grid.stepS());
        this.spec = spec(weather, selection == null ? "" : selection.name(), grid, endS);
        this.store = RunStore.open(database == null ? RunStore.defaultFile() : database);
        this.writer = store.begin(spec);
        TimeGrid kept = new TimeGrid(grid.startS(), grid.stepS() * rowsEach, Math.ceilDiv(grid.count(), rowsEach));
        for (Measures measure : VALUES) {
            series.add(writer.series(VARIANT, measure.measure(), kept));
        }
        mean.clear();
    }

    /** Takes a row over so many seconds. */
    void row(LedgerRow row, double dtS) {
        mean.add(row, dtS);
        heldS += dtS;
        for (int i = 0; i < VALUES.length; i++) {
            last[i] = row.get(VALUES[i]);
        }
        if (++held == rowsEach) {
            flush();
        }
    }

    private void flush() {
        for (int i = 0; i < VALUES.length; i++) {
            boolean ends = VALUES[i].measure().aggregation() == Measure.Aggregation.LAST;
            series.get(i).append(ends ? last[i] : mean.get(VALUES[i]) / heldS);
        }
        mean.clear();
        heldS = 0;
        held = 0;
    }

    /** Keeps it. */
    RunId commit(SimulateOutcome outcome) {
        if (held > 0) {
            flush();
        }
        JsonMapper json = JsonMapper.builder().build();
        writer.summary(VARIANT, json.writeValueAsString(summary(outcome)));
        writer.content(bytes(request.site().tree().toYaml()));
        if (jobs != null) {
            writer.content(bytes(jobs));
        }
        Path weather = request.weather();
        if (weather != null) {
            writer.content(content(weather));
        }
        RunId id = RunId.of(spec, List.of());
        writer.commit(id);
        return id;
    }

    @Override
    public void close() {
        writer.close();
        store.close();
    }

    private Map<String, Object> summary(SimulateOutcome outcome) {
        Ledger ledger = outcome.ledger();
        Bills bills = Bills.of(site, carbon, ledger);
        double potable = gallons(ledger, Measures.POTABLE_GAL_PER_DAY);
        double recycled = gallons(ledger, Measures.RECYCLED_GAL_PER_DAY);
        Map<String, Object> d = new LinkedHashMap<>();
        Envelope.put(d, "peak_site_mw", ledger.highest(Measures.SITE_POWER_MW));
        Envelope.put(d, "energy_mwh", ledger.total(Measures.SITE_POWER_MW) / Constants.SECONDS_PER_HOUR);
        Envelope.put(d, "pue", Indicators.pue(ledger));
        Envelope.put(d, "wue_l_per_kwh", Indicators.wueLPerKwh(ledger));
        Envelope.put(d, "water_gal_total", potable + recycled);
        Envelope.put(
                d,
                "water_gal_worst_day",
                ledger.days().stream()
                        .mapToDouble(day -> day.potableGal() + day.recycledGal())
                        .max()
                        .orElse(0));
        Envelope.put(d, "potable_gal", potable);
        Envelope.put(d, "recycled_gal", recycled);
        Envelope.put(d, "discharge_gal", gallons(ledger, Measures.SEWER_GAL_PER_DAY));
        d.put("cost_usd", bills.json());
        Envelope.put(d, "idle_gpu_usd", bills.idleGpuUsd());
        Envelope.put(d, "co2_t", bills.co2T());
        Envelope.put(
                d,
                "gpu_utilization",
                ledger.mean(Measures.GPUS_BUSY_COUNT) / site.it().gpus());
        d.put("violations", Envelope.violations(outcome.violations(), site.zone()));
        d.put("headroom", Envelope.headroom(outcome.headroom(), site.zone()));
        return d;
    }

    private static double gallons(Ledger ledger, Measures perDay) {
        return ledger.total(perDay) / Constants.SECONDS_PER_DAY;
    }

    private RunSpec spec(Weather weather, String jobsName, TimeGrid grid, long endS) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        Envelope.put(arguments, "jobs_scale", request.jobsScale());
        SimulateRequest.FullLoadKind full = request.fullLoad();
        Envelope.put(arguments, "full_load", full == null ? null : full.name().toLowerCase(Locale.ROOT));
        arguments.put("load", request.inTime() ? "in_time" : "steady");
        arguments.put("seed", request.seed());
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("site", request.site().tree().hash());
        inputs.put(
                StoredPlan.SITE_FILE,
                RunId.contentHash(bytes(request.site().tree().toYaml())));
        Path file = request.weather();
        inputs.put("weather", RunId.contentHash(file == null ? bytes(weather.name()) : content(file)));
        Path carbonFile = carbon.file();
        if (carbonFile != null) {
            inputs.put("carbon", RunId.contentHash(content(carbonFile)));
        }
        if (jobs != null) {
            inputs.put("jobs", RunId.contentHash(bytes(jobs)));
        }
        return new RunSpec(
                VARIANT,
                site.id(),
                weather.name(),
                jobsName,
                grid.startS(),
                endS,
                grid.stepS(),
                JsonMapper.builder().build().writeValueAsString(arguments),
                inputs,
                Version.MODEL);
    }

    private static String jobsText(JobLists.Selection selection, Site site) {
        StringWriter text = new StringWriter();
        JobCsv.write(selection.list().jobs(), site.zone(), text);
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
