package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.PlaceHeadroom;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What more each hall, array and feeder could take, what binds it first, and what of its power feed nobody can use behind
 * that (where no feed is rated: of the most stranded service that is a power). Halls and arrays are {@link SiteHeadroom}'s, in one settled hour with every server at its training power.
 *
 * <p>A feeder's free rating can be used as far as the meter's headroom H goes, shared out in proportion to what is free:
 *
 * <pre>stranded = free - free min(1, H / sum of free)</pre>
 *
 * Worked numbers: two feeders with 3 and 1 MVA free behind a meter with 2 MW left have 1.5 and 0.5 MVA stranded.
 */
public final class StrandedHeadroom {
    /** Ends the ids of services that bring electric power. */
    private static final String FEED = "_feed";

    private StrandedHeadroom() {}

    /** By what a site is looked at. */
    public enum Kind {
        HALL,
        ARRAY,
        FEEDER
    }

    /**
     * A place.
     *
     * @param usedMw its servers; of a feeder its load, MVA
     * @param headroomMw what more it could take until a service binds
     * @param binding the service that binds first
     * @param service the feed of electric power of which most is stranded; where none is rated, the power service
     * @param freeMw what that service has left
     * @param strandedMw of that, what cannot be used
     */
    public record Row(
            Kind kind,
            String place,
            double usedMw,
            double headroomMw,
            String binding,
            String service,
            double freeMw,
            double strandedMw) {}

    /**
     * Halls and arrays, settled.
     *
     * @param at a local time as in 2025-07-17T15:00
     */
    public static List<Row> places(
            SiteInput site, Map<String, String> changes, @Nullable Path weather, String at, Progress progress) {
        SiteInput changed = site.with(PlantModel.inputs(changes));
        List<Row> rows = new ArrayList<>();
        for (SiteHeadroom.By by : List.of(SiteHeadroom.By.HALL, SiteHeadroom.By.ARRAY)) {
            SiteHeadroom found = new SiteHeadroom(changed, weather, SimulateRequest.FullLoadKind.TRAINING, at, by);
            Kind kind = by == SiteHeadroom.By.HALL ? Kind.HALL : Kind.ARRAY;
            found.places().forEach(p -> rows.add(row(kind, p)));
            if (!progress.goOn(by == SiteHeadroom.By.HALL ? 0.5 : 1)) {
                throw new Operation.InterruptedRun();
            }
        }
        return rows;
    }

    private static Row row(Kind kind, PlaceFigures place) {
        String service = "";
        double stranded = 0;
        double free = 0;
        for (Map.Entry<String, PlaceHeadroom.Share> share : place.shares().entrySet()) {
            boolean feed = share.getKey().endsWith(FEED);
            boolean more = share.getValue().stranded() >= stranded && (feed || !service.endsWith(FEED));
            if (share.getValue().unit() == Unit.KW && (more || (feed && !service.endsWith(FEED)))) {
                service = share.getKey();
                stranded = share.getValue().stranded();
                free = share.getValue().free();
            }
        }
        return new Row(
                kind,
                PlantWords.hallName(place.name()),
                place.itPowerKw() * 1e-3,
                place.headroomKw() * 1e-3,
                place.place().binding().replace('_', ' '),
                service.replace('_', ' '),
                free * 1e-3,
                stranded * 1e-3);
    }

    /**
     * Feeders and unit transformers of a network at a moment.
     *
     * @param meterMw what the meter has left
     */
    public static List<Row> feeders(NetworkMoment network, double meterMw) {
        List<NetworkMoment.BranchState> feeders = network.branches().stream()
                .filter(b -> b.group().equals("cables") && b.ratedMva() > 0 && Double.isFinite(b.mva()))
                .toList();
        double sum = feeders.stream().mapToDouble(b -> free(b)).sum();
        double share = sum > 0 ? Math.clamp(meterMw / sum, 0, 1) : 0;
        return feeders.stream()
                .map(b -> new Row(
                        Kind.FEEDER,
                        b.id(),
                        b.mva(),
                        free(b) * share,
                        share < 1 ? "meter" : "feeder",
                        "cable rating",
                        free(b),
                        free(b) * (1 - share)))
                .toList();
    }

    private static double free(NetworkMoment.BranchState branch) {
        return Math.max(0, branch.ratedMva() - branch.mva());
    }
}
