package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.report.SwingDrawing;
import org.headroom.data.site.Site;
import org.headroom.data.site.SwingPlant;
import org.headroom.grid.swing.DipResponse;
import org.headroom.grid.swing.FrequencyResponse;
import org.headroom.grid.swing.JobWaveform;
import org.headroom.grid.swing.PowerSeries;
import org.headroom.grid.swing.Ramps;
import org.headroom.grid.swing.Spectrum;
import org.headroom.grid.swing.SwingCase;
import org.headroom.grid.swing.SwingFigures;
import org.headroom.grid.swing.SwingLimits;
import org.headroom.grid.swing.SwingRun;
import org.headroom.grid.swing.TrainingJob;

/**
 * What {@link SiteSwing} found.
 *
 * @param rows without remedies first, then a remedy a row
 * @param swingW of all jobs from compute to communication at the meter, as if all changed at once
 * @param lost the frequency when that much load is lost at once
 * @param dip what the dip asked for makes of the site
 */
public record SwingOutcome(
        SwingRequest request,
        Site site,
        SwingPlant plant,
        SwingCase window,
        List<Row> rows,
        double swingW,
        FrequencyResponse lost,
        DipResponse dip) {

    /**
     * The window with a remedy.
     *
     * @param voltageChange relative, of the largest change within a second
     */
    public record Row(
            String id,
            String title,
            SwingRun run,
            SwingFigures figures,
            List<SwingLimits.Check> checks,
            Spectrum spectrum,
            double voltageChange,
            double pst,
            FrequencyResponse frequency,
            Cost cost) {
        public Row {
            checks = List.copyOf(checks);
        }

        List<String> exceeded() {
            return checks.stream()
                    .filter(SwingLimits.Check::exceeded)
                    .map(SwingLimits.Check::name)
                    .toList();
        }
    }

    /** What a remedy costs in a day. */
    public record Cost(
            double addedMwh,
            double energyUsd,
            double batteryMwh,
            double batteryCycles,
            double wearUsd,
            double gpuHours,
            double gpuUsd) {}

    public SwingOutcome {
        rows = List.copyOf(rows);
    }

    private static double mw(double w) {
        return SwingTables.mw(w);
    }

    /** One JSON document. */
    public Map<String, Object> json(List<String> files) {
        Map<String, Object> d = Envelope.begin("headroom.site_swing/1", null);
        d.put("site", site.id());
        d.put("seed", request.seed());
        d.put("length_s", window.lengthS());
        d.put("step_s", window.stepS());
        d.put("failures", request.failures().name().toLowerCase(Locale.ROOT));
        d.put(
                "jobs",
                rows.getFirst().run().waves().stream().map(SwingOutcome::job).toList());
        Map<String, Object> swing = new LinkedHashMap<>();
        double servers = window.jobs().stream().mapToDouble(TrainingJob::swingW).sum();
        Envelope.put(swing, "servers_mw", mw(servers));
        Envelope.put(swing, "meter_mw", mw(swingW));
        Envelope.put(swing, "meter_factor", window.meterFactor());
        Envelope.put(swing, "meter_base_mw", mw(window.meterBaseW()));
        SwingTables.frequency(swing, "if_lost_", lost);
        d.put("swing", swing);
        d.put("remedies", rows.stream().map(SwingTables::json).toList());
        d.put("dip", dipJson());
        d.put("files", files);
        return d;
    }

    private static Map<String, Object> job(JobWaveform wave) {
        TrainingJob job = wave.job();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", job.name());
        one.put("gpus_count", job.gpus());
        one.put("servers_count", job.servers());
        one.put("iteration_s", job.iteration().lengthS());
        one.put("compute_share", job.iteration().computeShare());
        one.put("compute_ac_w", job.power().computeW());
        one.put("communication_ac_w", job.power().communicationW());
        one.put("idle_ac_w", job.power().idleW());
        Envelope.put(one, "mean_time_to_failure_s", job.meanTimeToFailureS());
        one.put("iterations_count", wave.iterations());
        one.put("checkpoints_count", wave.checkpoints());
        one.put("failures_count", wave.failures());
        one.put("stopped_s", wave.stoppedS());
        return one;
    }

    private Map<String, Object> dipJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("depth_pu", request.dip().depthPu());
        m.put("duration_s", request.dip().durationS());
        Envelope.put(m, "before_mw", mw(dip.beforeW()));
        List<Map<String, Object>> groups = new ArrayList<>();
        for (DipResponse.GroupResult g : dip.groups()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("group", g.name());
            Envelope.put(one, "power_mw", mw(g.powerW()));
            Envelope.put(one, "tripped_percent", 100 * g.trippedShare());
            Envelope.put(one, "tripped_mw", mw(g.trippedW()));
            Envelope.put(one, "return_from_s", g.returnFromS());
            Envelope.put(one, "return_to_s", g.returnToS());
            groups.add(one);
        }
        m.put("groups", groups);
        Envelope.put(m, "tripped_mw", mw(dip.trippedW()));
        Envelope.put(m, "stalled_mw", mw(dip.stalledW()));
        Envelope.put(m, "lost_mw", mw(dip.lostW()));
        Envelope.put(m, "returned_s", dip.returnedS());
        Ramps second = Ramps.of(dip.series(), SwingFigures.SECOND_S);
        Envelope.put(m, "largest_fall_within_1_s_mw", mw(second.fallW()));
        Envelope.put(m, "largest_rise_within_1_s_mw", mw(second.riseW()));
        SwingTables.frequency(m, "frequency_", dipFrequency());
        return m;
    }

    private FrequencyResponse dipFrequency() {
        return FrequencyResponse.of(plant.inertia(), dip.series(), dip.beforeW());
    }

    /** The row with what was asked for, or everything: the last. */
    private Row chosen() {
        return rows.getLast();
    }

    /** Every sample: time, servers, meter, and the meter with the last remedy of the table. */
    public void csv(Appendable out) {
        try {
            Row bare = rows.getFirst();
            Row last = chosen();
            boolean two = rows.size() > 1;
            out.append("time_s,server_ac_mw,site_power_mw").append(two ? ",with_" + last.id() + "_mw\n" : "\n");
            double[] servers = bare.run().servers().powerW();
            double[] meter = bare.run().meter().powerW();
            double[] remedied = last.run().meter().powerW();
            for (int i = 0; i < meter.length; i++) {
                out.append(time((i + 1) * window.stepS())).append(',');
                out.append(Double.toString(mw(servers[i]))).append(',').append(Double.toString(mw(meter[i])));
                if (two) {
                    out.append(',').append(Double.toString(mw(remedied[i])));
                }
                out.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of a sample, to the microsecond. */
    static String time(double s) {
        return java.math.BigDecimal.valueOf(Math.round(s * 1e6), 6)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Writes {@code swing.csv} and {@code swing.svg}. */
    public List<String> write(Path folder) {
        try (OutFolder out = OutFolder.beside(folder)) {
            try (Writer csv = out.writer("swing.csv")) {
                csv(csv);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.write("swing.svg", svg());
            return out.publish(folder);
        }
    }

    String svg() {
        List<SwingDrawing.Trace> traces = new ArrayList<>();
        traces.add(trace(rows.getFirst()));
        if (rows.size() > 1) {
            traces.add(trace(chosen()));
        }
        return SwingDrawing.svg(site.name(), window.stepS(), traces, dipTrace());
    }

    private SwingDrawing.Trace trace(Row r) {
        return new SwingDrawing.Trace(
                r.id().equals("none") ? "without remedies" : r.title(),
                megawatts(r.run().meter()),
                r.spectrum().binHz(),
                scaled(r.spectrum().lineW()));
    }

    private double[] dipTrace() {
        return megawatts(dip.series());
    }

    private static double[] megawatts(PowerSeries series) {
        return scaled(series.powerW());
    }

    private static double[] scaled(double[] w) {
        double[] out = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            out[i] = mw(w[i]);
        }
        return out;
    }

    /** What people read first. */
    public List<String> heading() {
        List<String> lines = new ArrayList<>();
        double gpus = window.jobs().stream().mapToDouble(TrainingJob::gpus).sum();
        double servers =
                window.jobs().stream().mapToDouble(TrainingJob::servers).sum();
        lines.add(site.name() + ": "
                + (window.jobs().size() == 1 ? "one job" : window.jobs().size() + " jobs") + ", " + TextNumbers.of(gpus)
                + " GPUs in " + TextNumbers.of(servers) + " servers");
        for (JobWaveform wave : rows.getFirst().run().waves()) {
            lines.add("  " + words(wave));
        }
        double serverW = window.jobs().stream().mapToDouble(TrainingJob::swingW).sum();
        lines.add("all from compute to communication at once: " + TextNumbers.of(mw(serverW)) + " MW at the servers, "
                + TextNumbers.of(mw(swingW)) + " MW at the utility's meter; "
                + TextNumbers.of(mw(swingW) / (site.grid().utilityW() / 1e6) * 100) + " % of what is connected");
        lines.add(Seconds.text(window.lengthS()) + " at " + Seconds.text(window.stepS()) + ", seed " + request.seed()
                + "; site " + TextNumbers.of(mw(rows.getFirst().figures().lowestW())) + " to "
                + TextNumbers.of(mw(rows.getFirst().figures().highestW())) + " MW, mean "
                + TextNumbers.of(mw(rows.getFirst().figures().meanW())) + " MW");
        return lines;
    }

    private static String words(JobWaveform wave) {
        TrainingJob job = wave.job();
        return job.name() + ": " + TextNumbers.of(job.gpus()) + " GPUs, iterations of "
                + Seconds.text(job.iteration().lengthS()) + ", "
                + TextNumbers.of(100 * job.iteration().computeShare()) + " % compute at "
                + TextNumbers.of(job.power().computeW()) + " W a server, else "
                + TextNumbers.of(job.power().communicationW()) + " W; " + wave.iterations() + " iterations, "
                + count(wave.checkpoints(), "checkpoint") + ", " + count(wave.failures(), "failure") + " (one in "
                + Seconds.text(job.meanTimeToFailureS()) + " by its size)";
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** What the grid sees by remedy. */
    public List<String[]> swingTable() {
        return SwingTables.swing(rows);
    }

    /** What remedies cost in a day. */
    public List<String[]> costTable() {
        return SwingTables.cost(rows);
    }

    /** What a sudden loss and a dip do. */
    public List<String> gridLines() {
        List<String> lines = new ArrayList<>();
        lines.add("If " + TextNumbers.of(mw(swingW)) + " MW are lost at once: frequency " + signed(lost) + ", "
                + TextNumbers.of(1e3 * lost.rocofHzPerS()) + " mHz/s at first (whole interconnection as one machine)");
        StringBuilder dipLine = new StringBuilder("A dip to ")
                .append(TextNumbers.of(100 * request.dip().remainingPu()))
                .append(" % for ")
                .append(Seconds.text(request.dip().durationS()))
                .append(" trips");
        if (dip.trippedW() == 0) {
            lines.add(dipLine.append(" nothing").toString());
            return lines;
        }
        for (DipResponse.GroupResult g : dip.groups()) {
            dipLine.append(' ')
                    .append(TextNumbers.of(100 * g.trippedShare()))
                    .append(" % of ")
                    .append(g.name())
                    .append(" (")
                    .append(TextNumbers.of(mw(g.trippedW())))
                    .append(" MW),");
        }
        dipLine.setLength(dipLine.length() - 1);
        lines.add(dipLine.toString());
        lines.add("  and stops work of " + TextNumbers.of(mw(dip.stalledW())) + " MW more: the grid loses "
                + TextNumbers.of(mw(dip.lostW())) + " of " + TextNumbers.of(mw(dip.beforeW())) + " MW, "
                + TextNumbers.of(mw(Ramps.of(dip.series(), 1).fallW())) + " MW within 1 s; frequency "
                + signed(dipFrequency()) + "; all back after " + Seconds.text(dip.returnedS()) + ", at "
                + TextNumbers.of(mw(plant.reconnectWPerS())) + " MW/s at most");
        return lines;
    }

    private static String signed(FrequencyResponse f) {
        return "+" + TextNumbers.of(1e3 * f.zenithHz()) + " / " + TextNumbers.of(1e3 * f.nadirHz()) + " mHz";
    }
}
