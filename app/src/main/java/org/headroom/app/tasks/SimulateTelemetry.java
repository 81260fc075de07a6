package org.headroom.app.tasks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.headroom.app.telemetry.Injection;
import org.headroom.app.telemetry.RecordingFile;
import org.headroom.app.telemetry.TelemetryFeed;
import org.headroom.app.telemetry.TelemetryServer;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/** Serves a simulated site's telemetry on a clock, or writes a stretch of it into a file. */
public final class SimulateTelemetry {
    private static final double MS = 1000;

    /** Steps that the twin may be behind its clock before it says so. */
    private static final double BEHIND_STEPS = 8;

    private static final long BEHIND_AGAIN_S = 60;

    private final SimulatedSite site;
    private final List<Injection> injections;
    private final Consumer<String> say;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param say takes messages, line by line */
    public SimulateTelemetry(SimulatedSite site, Consumer<String> say) {
        this.site = site;
        this.injections = site.injections();
        this.say = say;
    }

    /** A configuration of Prometheus for a site served at an address. */
    public static String config(SimulatedSite site, String address, double speed) {
        return TelemetryServer.config(
                address, site.stepS(), speed, site.instruments().hostNames());
    }

    /** Ends {@link #serve} soon. */
    public void stop() {
        stop.countDown();
    }

    /**
     * Serves until the site's clock is at its end, or until it is stopped.
     *
     * @param speed seconds of the site's clock in one of the wall's
     * @param log what goes wrong, as it begins: a CSV file, or null
     * @param started told the address, as in 127.0.0.1:9400, once it listens
     */
    public void serve(InetSocketAddress address, double speed, @Nullable Path log, Consumer<String> started)
            throws IOException {
        TelemetryFeed feed = new TelemetryFeed(site.instruments(), site.stepS(), site.endS(), injections);
        try (InjectionLog file = new InjectionLog(log, site.site().zone())) {
            feed.start(wallS(), speed);
            try (TelemetryServer server = new TelemetryServer(feed, address)) {
                started.accept(server.address());
                tell(feed, file);
                double saidS = 0;
                while (!feed.ended() && !waitUntil(feed.nextWallS())) {
                    feed.step();
                    tell(feed, file);
                    double behindS = wallS() - feed.nextWallS();
                    if (behindS > BEHIND_STEPS * site.stepS() / speed && wallS() - saidS > BEHIND_AGAIN_S) {
                        saidS = wallS();
                        say.accept(String.format(
                                Locale.ROOT,
                                "the simulated site is %.0f s of the wall's clock behind: a lower --speed or a longer --step",
                                behindS));
                    }
                }
            }
        }
    }

    /** @return whether it was stopped meanwhile */
    private boolean waitUntil(double wallS) {
        try {
            return stop.await(Math.max(0, Math.round((wallS - wallS()) * MS)), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static double wallS() {
        return System.currentTimeMillis() / MS;
    }

    private void tell(TelemetryFeed feed, InjectionLog file) throws IOException {
        for (Injection injection : feed.begun(injections)) {
            say.accept(file.line(injection));
        }
    }

    /**
     * Writes the whole stretch.
     *
     * @param racksStepS how often racks and GPUs are written, s; null for every step
     * @param metersOnly whether racks and GPUs are left out
     * @param log as of {@link #serve}
     * @return samples or cells written
     */
    public long write(Path to, @Nullable Long racksStepS, boolean metersOnly, @Nullable Path log, Progress progress)
            throws IOException {
        long racksEveryS = racksStepS == null ? site.stepS() : racksStepS;
        if (Double.isInfinite(site.endS())) {
            throw new InputError("--write", "", "no --for", "how long, as in --for 1h");
        }
        if (racksEveryS < site.stepS() || racksEveryS % site.stepS() != 0) {
            throw new InputError(
                    "--racks-step", "", racksEveryS + " s", "a multiple of the step of " + site.stepS() + " s");
        }
        try (InjectionLog file = new InjectionLog(log, site.site().zone())) {
            for (Injection injection : injections) {
                if (injection.fromS() < site.endS()) {
                    say.accept(file.line(injection));
                }
            }
            RecordingFile.Scope scope = metersOnly ? RecordingFile.Scope.METERS : RecordingFile.Scope.ALL;
            return new RecordingFile(site.instruments(), site.stepS(), site.endS(), racksEveryS, scope)
                    .write(to, site.site().zone(), progress::goOn);
        }
    }

    /** What goes wrong, one line each, in a file and for people: time, kind, what, until, value. */
    private static final class InjectionLog implements AutoCloseable {
        private final ZoneId zone;
        private final @Nullable BufferedWriter out;

        InjectionLog(@Nullable Path file, ZoneId zone) throws IOException {
            this.zone = zone;
            this.out = file == null ? null : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            if (out != null) {
                out.write("time,kind,what,until,value\n");
                out.flush();
            }
        }

        /** Writes it down and returns it in words. */
        String line(Injection i) throws IOException {
            String from = time(i.fromS());
            String until = Double.isInfinite(i.toS()) ? "" : time(i.toS());
            if (out != null) {
                out.write(from + "," + i.kind().id() + "," + i.what() + "," + until + "," + plain(i.value()) + "\n");
                out.flush();
            }
            return from + "  " + i.kind().id() + (i.what().isEmpty() ? "" : " " + i.what())
                    + (i.value() == 0 ? "" : " " + plain(i.value()))
                    + (until.isEmpty() ? ", for good" : ", until " + until);
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }

        private String time(double atS) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    Instant.ofEpochSecond((long) atS).atZone(zone));
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }
}
