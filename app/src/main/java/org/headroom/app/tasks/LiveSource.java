package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.headroom.app.live.feed.PrometheusFrames;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Telemetry;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;

/**
 * A site as it is at an instant, and the frames that a server has of it.
 *
 * @param at the instant
 * @param counts what came in
 */
record LiveSource(
        Instant at,
        Site site,
        Telemetry telemetry,
        Fleet fleet,
        SiteMeters meters,
        PrometheusFrames frames,
        IngestCounts counts)
        implements AutoCloseable {

    /**
     * @param at instant at which the site's file holds
     * @param environment where the server's access is said
     */
    static LiveSource open(SiteInput input, java.net.URI prometheus, Instant at, Map<String, String> environment) {
        SiteTree tree = input.tree();
        Site site = tree.bind(at);
        Telemetry telemetry = tree.telemetry(at);
        Fleet fleet = Sites.fleet(site);
        SiteMeters meters = new SiteMeters(fleet);
        IngestCounts counts = new IngestCounts();
        HostRacks hosts = new HostRacks(site.it(), telemetry.hosts(), folder(tree));
        PrometheusApi api = new PrometheusApi(prometheus, PrometheusAccess.of(environment), counts);
        return new LiveSource(
                at,
                site,
                telemetry,
                fleet,
                meters,
                new PrometheusFrames(api, telemetry, hosts, fleet, meters, counts),
                counts);
    }

    /** Where files that the site's file names lie. */
    private static Path folder(SiteTree tree) {
        Path parent = Path.of(tree.file()).getParent();
        return parent == null ? Path.of("") : parent;
    }

    @Override
    public void close() {
        frames.close();
    }
}
