package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.load.InTimeReport;
import org.jspecify.annotations.Nullable;

/** How jobs fared, as {@code simulate --load in-time} tells it. */
final class JobsReport {
    private JobsReport() {}

    /** The block {@code jobs}. */
    static Map<String, Object> json(InTimeReport report, ZoneId zone) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("total", report.jobs().size());
        block.put("started", report.started());
        block.put("finished", report.count("finished"));
        block.put("running", report.count("running"));
        block.put("waiting", report.count("waiting"));
        block.put("checkpoints", report.checkpoints());
        block.put("failures", report.failures());
        block.put("preemptions", report.preemptions());
        block.put("resizes", report.resizes());
        Map<String, Object> hours = new LinkedHashMap<>();
        report.gpuHours().forEach((kind, value) -> Envelope.put(hours, kind, value));
        Envelope.put(hours, "idle", report.idleGpuHours());
        Envelope.put(hours, "out_of_use", report.outGpuHours());
        block.put("gpu_hours", hours);
        Envelope.put(block, "goodput", report.goodput());
        Envelope.put(block, "mean_delay_h", report.meanDelayH());
        List<Map<String, Object>> notDone = new ArrayList<>();
        for (InTimeReport.NotDone one : report.notDone()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", one.id());
            entry.put("servers", one.servers());
            entry.put("of_servers", one.ofServers());
            notDone.add(entry);
        }
        block.put("maintenance_not_done", notDone);
        List<Map<String, Object>> jobs = new ArrayList<>();
        report.jobs().forEach(job -> jobs.add(json(job, zone)));
        block.put("jobs", jobs);
        return block;
    }

    private static Map<String, Object> json(InTimeReport.JobResult job, ZoneId zone) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", job.id());
        one.put("state", job.state());
        one.put("gpus", job.gpus());
        one.put("start_planned", Envelope.time(job.plannedStartS(), zone));
        Envelope.put(one, "start", time(job.startS(), zone));
        one.put("end_planned", Envelope.time(job.plannedEndS(), zone));
        Envelope.put(one, "end", job.finished() ? time(job.endS(), zone) : null);
        Envelope.put(one, "end_expected", job.finished() ? null : time(job.endS(), zone));
        Envelope.put(one, "delay_h", job.delayH());
        one.put("checkpoints", job.checkpoints());
        one.put("failures", job.failures());
        one.put("preemptions", job.preemptions());
        one.put("resizes", job.resizes());
        Envelope.put(one, "checkpoint_every_s", job.checkpointEveryS());
        Envelope.put(one, "checkpoint_s", job.checkpointS());
        Envelope.put(one, "checkpoint_every_daly_s", job.bestIntervalS());
        Map<String, Object> hours = new LinkedHashMap<>();
        job.gpuHours().forEach((kind, value) -> Envelope.put(hours, kind, value));
        one.put("gpu_hours", hours);
        return one;
    }

    private static @Nullable String time(double atS, ZoneId zone) {
        return Double.isFinite(atS) ? Envelope.time(Math.round(atS), zone) : null;
    }

    /** Maintenance that jobs kept from being done, a line each. */
    static List<String> notes(InTimeReport report) {
        return report.notDone().stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "maintenance %s: not done on %d of its %d servers, as jobs held them throughout",
                        one.id(),
                        one.servers(),
                        one.ofServers()))
                .toList();
    }

    /** A few lines for people. */
    static List<String> lines(InTimeReport report) {
        Map<String, Double> hours = report.gpuHours();
        double held = report.heldGpuHours();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  jobs            %d started, %d finished, mean delay %.2f h; %d failures, %d checkpoints",
                report.started(),
                report.count("finished"),
                report.meanDelayH(),
                report.failures(),
                report.checkpoints()));
        if (held > 0) {
            StringBuilder shares = new StringBuilder();
            hours.forEach((kind, value) -> {
                if (value > 0) {
                    shares.append(String.format(
                            Locale.ROOT,
                            "%s%s %.2f %%",
                            shares.isEmpty() ? "" : ", ",
                            kind.replace('_', ' '),
                            100 * value / held));
                }
            });
            lines.add(String.format(Locale.ROOT, "  GPU-hours       %,.0f held: %s", held, shares));
        }
        return lines;
    }
}
