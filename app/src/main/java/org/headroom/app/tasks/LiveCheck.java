package org.headroom.app.tasks;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.loop.SourceAway;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;
import org.headroom.data.telemetry.IngestCounts;

/** Looks whether a machine can be followed: does its server answer, which racks and meters speak, what does not fit. */
public final class LiveCheck {
    /** Steps that are looked at. */
    private static final int STEPS = 4;

    private static final int NAMED = 10;

    private LiveCheck() {}

    /**
     * @param environment of the process: the server's access
     * @throws SourceAway if the server does not answer
     */
    public static LiveAnswer run(SiteInput site, URI prometheus, Map<String, String> environment) {
        try (LiveSource first = LiveSource.open(site, prometheus, Instant.now(), environment)) {
            if (first.frames().askTime() == FrameSource.Answer.AWAY) {
                throw new SourceAway(first.frames().address(), first.frames().problem());
            }
            double nowS = first.frames().nowS();
            if (Double.isNaN(nowS)) {
                return look(site, first);
            }
            try (LiveSource source =
                    LiveSource.open(site, prometheus, Instant.ofEpochSecond((long) nowS), environment)) {
                return look(site, source);
            }
        }
    }

    private static LiveAnswer look(SiteInput input, LiveSource source) {
        ZoneId zone = source.site().zone();
        double stepS = source.telemetry().stepS();
        Frame frame = new Frame(source.meters().size(), source.fleet().racks());
        boolean[] metersHeard = new boolean[source.meters().size()];
        boolean[] racksHeard = new boolean[source.fleet().racks()];
        double gpus = 0;
        source.frames().next(frame); // says what time it is
        double nowS = source.frames().nowS();
        boolean heard = !Double.isNaN(nowS);
        source.frames().seek(Math.floor((nowS - source.telemetry().lagS()) / stepS) * stepS - STEPS * stepS);
        for (int i = 0; heard && i < STEPS && source.frames().next(frame) == FrameSource.Answer.FRAME; i++) {
            for (int m = 0; m < metersHeard.length; m++) {
                metersHeard[m] |= !Double.isNaN(frame.meters[m]);
            }
            double sum = 0;
            for (int r = 0; r < racksHeard.length; r++) {
                racksHeard[r] |= !Double.isNaN(frame.rackGpuW[r]);
                sum += frame.rackGpus[r];
            }
            gpus = Math.max(gpus, sum);
        }
        Map<String, Object> document = Envelope.begin("headroom.live-check/1", null);
        List<String> lines = new ArrayList<>();
        document.put("site", input.tree().id());
        document.put("source", source.frames().address());
        document.put("site_clock", heard ? Envelope.time((long) nowS, zone) : null);
        document.put(
                "simulated",
                source.frames().clock().speed() != 1 || source.frames().clock().epochS() != 0);
        document.put("speed", source.frames().clock().speed());
        Envelope.put(document, "clock_skew_s", source.frames().clockSkewS());
        lines.add(source.frames().address() + " answers; the site's clock "
                + (heard
                        ? "says " + Envelope.time((long) nowS, zone)
                        : "is not known, because nothing is heard of the site")
                + String.format(
                        Locale.ROOT,
                        ", the server's is %+.1f s ahead of ours",
                        source.frames().clockSkewS()));
        racks(racksHeard, gpus, source, document, lines);
        meters(metersHeard, source, document, lines);
        Map<String, Object> counts = new LinkedHashMap<>();
        for (IngestCounts.Kind kind : IngestCounts.Kind.values()) {
            long n = source.counts().of(kind);
            counts.put(kind.key(), n);
        }
        document.put("counts", counts);
        long unknown = source.counts().of(IngestCounts.Kind.UNKNOWN_HOST);
        if (unknown > 0) {
            lines.add("  " + unknown
                    + " samples of hosts that belong to no rack of the site (telemetry.hosts.* in its file)");
        }
        List<String> news = source.frames().news();
        document.put("news", news);
        news.forEach(line -> lines.add("  " + line));
        if (!source.frames().problem().isEmpty()) {
            document.put("problem", source.frames().problem());
            lines.add("  " + source.frames().problem());
        }
        return new LiveAnswer(document, lines, false);
    }

    private static void racks(
            boolean[] heard, double gpus, LiveSource source, Map<String, Object> document, List<String> lines) {
        int count = 0;
        List<Integer> silent = new ArrayList<>();
        for (int r = 0; r < heard.length; r++) {
            if (heard[r]) {
                count++;
            } else {
                silent.add(r + 1);
            }
        }
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("of", heard.length);
        m.put("heard", count);
        m.put("silent", silent);
        m.put("gpus", gpus);
        m.put("gpus_of_the_site", source.fleet().gpus());
        document.put("racks", m);
        lines.add(String.format(
                Locale.ROOT,
                "  racks    %d of %d heard, %,.0f GPUs of %,d%s",
                count,
                heard.length,
                gpus,
                source.fleet().gpus(),
                silent.isEmpty()
                        ? ""
                        : "; silent: " + silent.subList(0, Math.min(NAMED, silent.size()))
                                + (silent.size() > NAMED ? " ..." : "")));
    }

    private static void meters(boolean[] heard, LiveSource source, Map<String, Object> document, List<String> lines) {
        List<String> speak = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        int arrays = 0;
        for (int i = 0; i < heard.length; i++) {
            SiteMeter meter = source.meters().get(i);
            (heard[i] ? speak : silent).add(meter.id());
            arrays += heard[i] && meter.kind() == MeterKind.ARRAY ? 1 : 0;
        }
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("heard", speak);
        m.put("silent", silent);
        document.put("meters", m);
        lines.add("  meters   " + speak.size() + " of " + heard.length + " heard, " + arrays + " of them arrays"
                + (silent.isEmpty()
                        ? ""
                        : "; silent: " + String.join(", ", silent.subList(0, Math.min(NAMED, silent.size())))
                                + (silent.size() > NAMED ? " ..." : "")));
    }
}
