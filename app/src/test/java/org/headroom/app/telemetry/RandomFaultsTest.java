package org.headroom.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

/** Faults by chance, and what those of the plant do to the truth. */
class RandomFaultsTest {
    private static final double START_S = 1_752_728_400;
    private static final double DAYS = 50;

    private final Site site;
    private final Fleet fleet;
    private final SiteMeters meters;

    RandomFaultsTest() {
        SiteTree tree = SiteTree.open(SiteInput.DEFAULT);
        site = tree.bind(tree.planningFrom());
        fleet = Sites.fleet(site);
        meters = new SiteMeters(fleet);
    }

    private List<Injection> draw(long seed) {
        return new RandomFaults(site, fleet, meters, seed).draw(START_S, START_S + DAYS * 86_400, 24);
    }

    @Test
    void they_come_as_often_as_asked_for_and_are_of_all_kinds() {
        List<Injection> all = draw(3);
        assertThat((double) all.size()).isCloseTo(24 * DAYS, within(4 * Math.sqrt(24 * DAYS)));
        assertThat(all.stream().map(Injection::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Injection.Kind.values());
        assertThat(all).allSatisfy(i -> {
            assertThat(i.toS()).isGreaterThan(i.fromS());
            assertThat(i.toS() - i.fromS()).isLessThanOrEqualTo(4 * 3600 + 1);
        });
    }

    @Test
    void the_same_seed_draws_the_same() {
        assertThat(draw(3)).isEqualTo(draw(3)).isNotEqualTo(draw(4));
    }

    @Test
    void a_chiller_trip_stops_chillers_and_warms_the_halls() {
        SimulatedSite simulated = SimulatedSite.open(
                TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), "2025-07-17T15:00", 15, 3600, 1)
                        .fullLoad(FullLoadKind.TRAINING)
                        .inject("plant:chillers@10min..20min=1"));
        TrueSite truth = simulated.instruments().site();
        double start = truth.nowS();
        truth.advance(start + 600);
        double before = truth.truth(Measures.HALL_AIR_C);
        assertThat(truth.truth(Measures.CHILLERS_MW)).isPositive();
        truth.advance(start + 615);
        assertThat(truth.truth(Measures.CHILLERS_MW)).isZero();
        truth.advance(start + 1200);
        assertThat(truth.truth(Measures.HALL_AIR_C)).isGreaterThan(before + 1);
        truth.advance(start + 1500);
        assertThat(truth.truth(Measures.CHILLERS_MW)).isPositive();
    }
}
