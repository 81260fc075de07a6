package org.headroom.app.telemetry;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.InputError;
import org.headroom.data.telemetry.Exposition;
import org.headroom.data.telemetry.MeterMetric;
import org.headroom.data.telemetry.MetricLabels;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of telemetry in a file, as fast as the twin steps. A name that ends in {@code .csv} becomes a wide table ({@code
 * time}, one column a meter, {@code rack_0001_gpu_w} and on, {@code rack_0001_gpus} and on: how many GPUs that power is the sum of) that {@code live --replay} reads; any other becomes
 * OpenMetrics with time stamps, of which {@code promtool tsdb create-blocks-from openmetrics} makes blocks. The file
 * appears whole or not at all.
 *
 * <p>OpenMetrics wants each family in one piece, so what is written is held in memory until the end: 8 bytes a sample, at
 * most {@link #MOST}. A sample carries the time of its step's end; of a target with a wrong clock that error too, and
 * where that would put it before its predecessor it is left out, as a scraper would.
 */
public final class RecordingFile {
    /** Samples of racks and GPUs that are held at once. */
    public static final long MOST = 60_000_000;

    /** What goes into a file. */
    public enum Scope {
        ALL,
        METERS
    }

    private final Instruments instruments;
    private final TelemetryPages pages;
    private final double stepS;
    private final double endS;
    private final double racksEveryS;
    private final Scope scope;

    /** Asked between steps whether to go on. */
    @FunctionalInterface
    public interface Watch {
        boolean goOn(double fraction);
    }

    /** @param racksEveryS how often racks and GPUs are written, s; a multiple of the step */
    public RecordingFile(Instruments instruments, double stepS, double endS, double racksEveryS, Scope scope) {
        this.instruments = instruments;
        this.pages = new TelemetryPages(instruments);
        this.stepS = stepS;
        this.endS = endS;
        this.racksEveryS = racksEveryS;
        this.scope = scope;
    }

    /** Samples of racks and GPUs that a file of this length holds. */
    private long samples() {
        double times = Math.ceil((endS - instruments.site().nowS()) / racksEveryS);
        long gpus = (long) instruments.hosts() * instruments.site().fleet().gpusPerServer();
        long each = (long) pages.racks() * TelemetryPages.RackFamily.values().length
                + gpus * TelemetryPages.GpuFamily.values().length;
        return scope == Scope.METERS ? 0 : (long) (times * each);
    }

    /**
     * Runs the site to its end and writes what was measured.
     *
     * @return samples or cells written
     */
    public long write(Path file, ZoneId zone, Watch watch) throws IOException {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (!csv && samples() > MOST) {
            throw new InputError(
                    "--write",
                    "",
                    String.format(Locale.ROOT, "%,d samples of racks and GPUs", samples()),
                    String.format(
                            Locale.ROOT,
                            "%,d; a longer --racks-step, fewer --single, --meters-only or a file that ends in .csv",
                            MOST));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputError("--write", "", file + " in no folder", "a file in a folder that exists");
        }
        Path partial = folder.resolve(".partial-" + file.getFileName());
        try {
            long written = csv ? csv(partial, zone, watch) : openMetrics(partial, watch);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Measured next() {
        TrueSite site = instruments.site();
        double fromS = site.nowS();
        double toS = Math.min(fromS + stepS, endS);
        site.advance(toS);
        boolean due = Math.floor(fromS / racksEveryS) != Math.floor(toS / racksEveryS);
        return instruments.measure(scope == Scope.ALL && due);
    }

    private void each(Watch watch, StepSink sink) throws IOException {
        double startS = instruments.site().nowS();
        while (instruments.site().nowS() < endS) {
            sink.step(next());
            if (!watch.goOn((instruments.site().nowS() - startS) / (endS - startS))) {
                return;
            }
        }
    }

    @FunctionalInterface
    private interface StepSink {
        void step(Measured m) throws IOException;
    }

    // wide CSV

    private long csv(Path file, ZoneId zone, Watch watch) throws IOException {
        SiteMeters meters = instruments.site().meters();
        int racks = scope == Scope.ALL ? pages.racks() : 0;
        long[] cells = new long[1];
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder(1 << 15).append("time");
            meters.all().forEach(meter -> line.append(',').append(meter.id()));
            for (int r = 0; r < racks; r++) {
                line.append(String.format(Locale.ROOT, ",rack_%04d_gpu_w", r + 1));
            }
            for (int r = 0; r < racks; r++) {
                line.append(String.format(Locale.ROOT, ",rack_%04d_gpus", r + 1));
            }
            out.append(line.append('\n'));
            each(watch, m -> {
                line.setLength(0);
                line.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        Instant.ofEpochMilli(Math.round(m.fromS * 1000)).atZone(zone)));
                for (int i = 0; i < meters.size(); i++) {
                    cells[0] += cell(line, m.meter(i), 1e4);
                }
                for (int r = 0; r < racks; r++) {
                    cells[0] += cell(line, heard(m, r) ? m.rackGpuW[r] : Double.NaN, 10);
                }
                for (int r = 0; r < racks; r++) {
                    cells[0] += cell(line, heard(m, r) ? m.rackGpus[r] : Double.NaN, 1);
                }
                out.append(line.append('\n'));
            });
        }
        return cells[0];
    }

    private static boolean heard(Measured m, int rack) {
        return rack < m.rackGpus.length && m.rackGpus[rack] > 0 && !m.allSilent;
    }

    private static int cell(StringBuilder line, double value, double perUnit) {
        line.append(',');
        if (Double.isNaN(value)) {
            return 0;
        }
        double rounded = Math.rint(value * perUnit) / perUnit;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            line.append((long) rounded);
        } else {
            line.append(rounded);
        }
        return 1;
    }

    // OpenMetrics

    private long openMetrics(Path file, Watch watch) throws IOException {
        List<Measured> taken = new ArrayList<>();
        each(watch, m -> {
            if (!m.allSilent) {
                taken.add(m);
            }
        });
        Exposition text = Exposition.openMetrics();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Families families = new Families(text, out, taken);
            families.meters();
            if (scope == Scope.ALL) {
                families.racks();
                families.hosts();
            }
            text.endOfText();
            families.flush(0);
            return families.written;
        }
    }

    /** Writes family after family, series after series. */
    private final class Families {
        private static final int FULL = 1 << 20;

        private final Exposition text;
        private final OutputStream out;
        private final List<Measured> taken;
        long written;

        Families(Exposition text, OutputStream out, List<Measured> taken) {
            this.text = text;
            this.out = out;
            this.taken = taken;
        }

        void flush(int unless) throws IOException {
            if (text.length() > unless) {
                text.writeTo(out);
                text.rewind();
            }
        }

        void meters() throws IOException {
            SiteMeters meters = instruments.site().meters();
            for (MeterMetric metric : MeterMetric.values()) {
                text.family(metric.metric(), Exposition.Type.GAUGE, metric.help());
                for (int i = 0; i < meters.size(); i++) {
                    if (MeterMetric.of(meters.get(i).unit()) != metric) {
                        continue;
                    }
                    double lastS = Double.NEGATIVE_INFINITY;
                    for (Measured m : taken) {
                        if (m.meterPresent[i] && !m.siteSilent) {
                            double value = Math.rint(m.meters[i] * 1e4) / 1e4;
                            lastS = write(pages.meterLabels(i), value, m.toS, m.siteSkewS, m.siteLateS, lastS);
                        }
                    }
                    flush(FULL);
                }
            }
        }

        void racks() throws IOException {
            for (TelemetryPages.RackFamily family : TelemetryPages.RackFamily.values()) {
                text.family(family.metric, Exposition.Type.GAUGE, family.help);
                for (int r = 0; r < pages.racks(); r++) {
                    double lastS = Double.NEGATIVE_INFINITY;
                    for (Measured m : taken) {
                        if (m.rackGpus.length > 0 && m.rackGpus[r] > 0) {
                            double value = family.rounded(family.of(m)[r]);
                            lastS = write(pages.rackLabels(r), value, m.toS, m.rackSkewS, m.rackLateS, lastS);
                        }
                    }
                    flush(FULL);
                }
            }
        }

        void hosts() throws IOException {
            for (TelemetryPages.GpuFamily family : TelemetryPages.GpuFamily.values()) {
                if (pages.hosts() > 0) {
                    text.family(family.metric, family.type, family.help);
                }
                for (int h = 0; h < pages.hosts(); h++) {
                    host(family, h);
                }
            }
        }

        private void host(TelemetryPages.GpuFamily family, int host) throws IOException {
            Set<@Nullable String> jobs = new LinkedHashSet<>();
            for (Measured m : taken) {
                if (m.hostPresent.length > 0) {
                    jobs.add(m.job[host]);
                }
            }
            for (String job : jobs) {
                List<MetricLabels> labels = pages.gpuLabels(host, job);
                for (int g = 0; g < labels.size(); g++) {
                    double lastS = Double.NEGATIVE_INFINITY;
                    for (Measured m : taken) {
                        if (m.hostPresent.length > 0 && m.hostPresent[host] && Objects.equals(m.job[host], job)) {
                            IntToDoubleFunction values = family.of(m);
                            double value = family.rounded(values.applyAsDouble(host * labels.size() + g));
                            lastS = write(labels.get(g), value, m.toS, m.hostSkewS[host], m.hostLateS[host], lastS);
                        }
                    }
                    flush(FULL);
                }
            }
        }

        /** @return time of the last sample of the series */
        private double write(MetricLabels labels, double value, double toS, double skewS, double lateS, double lastS) {
            double atS = Double.isNaN(skewS) || lateS > 0 ? toS : toS + skewS;
            if (atS <= lastS) {
                return lastS;
            }
            TelemetryPages.write(text, labels, value, atS);
            written++;
            return atS;
        }
    }
}
