package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.app.twin.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkMomentTest {
    private static final NetworkRequest REQUEST =
            new NetworkRequest(SiteInput.DEFAULT, Map.of(), null, FullLoadKind.TRAINING, "2025-07-17T15:00", null);

    @TempDir
    private Path folder;

    @Test
    void the_loss_of_each_branch_is_what_the_command_line_answers() throws Exception {
        Path file = Files.writeString(folder.resolve("network.yaml"), NetworkView.yaml(REQUEST));
        List<OutageRow> told = new PowerFlowCase(
                        new PowerFlowRequest(file, PowerFlowRequest.Limits.IGNORE, false, 1e-10, true, false),
                        Progress.SILENT)
                .outages();
        NetworkMoment moment = NetworkMoment.of(REQUEST);
        List<OutageRow> found = moment.outages(Progress.SILENT);
        assertThat(found).hasSameSizeAs(told).hasSizeGreaterThan(40);
        for (int i = 0; i < told.size(); i++) {
            assertThat(found.get(i).branch()).isEqualTo(told.get(i).branch());
            assertThat(found.get(i).worstBranch()).isEqualTo(told.get(i).worstBranch());
            assertThat(found.get(i).worstLoadingPercent()).isCloseTo(told.get(i).worstLoadingPercent(), within(1e-4));
            assertThat(found.get(i).lowestVmPu()).isCloseTo(told.get(i).lowestVmPu(), within(1e-6));
            assertThat(found.get(i).lostLoadMw()).isCloseTo(told.get(i).lostLoadMw(), within(1e-5));
        }
        assertThatThrownBy(() -> moment.outages(_ -> false)).isInstanceOf(Operation.InterruptedRun.class);
    }

    @Test
    void a_moment_of_a_series_gives_the_loading_and_the_voltage_that_the_twin_wrote() {
        PlantHour hour = PlantHour.of(new PlantHour.Request(
                SiteInput.open(SiteInput.DEFAULT, Map.of()), null, FullLoadKind.TRAINING, "2025-07-17T15:00"));
        PlantModel plant = PlantModel.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), Map.of(), hour.atS());
        NetworkMoment moment = NetworkMoment.of(plant, PlantModelTest.series(hour), (double) hour.atS())
                .orElseThrow();
        assertThat(moment.converged()).isTrue();
        double worst = moment.branches().stream()
                .filter(b -> !b.id().equals("tva"))
                .mapToDouble(NetworkMoment.BranchState::loadingPercent)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
        assertThat(worst).isCloseTo(hour.row().get(Measures.BRANCH_LOADING_PERCENT), within(0.05));
        NetworkMoment settled = NetworkMoment.of(REQUEST);
        assertThat(moment.lossMw()).isCloseTo(settled.lossMw(), within(1e-3));
        assertThat(moment.branches().stream()
                        .filter(NetworkMoment.BranchState::meter)
                        .mapToDouble(NetworkMoment.BranchState::mw)
                        .sum())
                .isCloseTo(hour.row().get(Measures.SITE_POWER_MW), within(0.05));
    }

    @Test
    void without_the_powers_there_is_no_network() {
        PlantModel plant = PlantModel.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), Map.of(), 1_752_782_400L);
        PlantSeries poor = new PlantSeries("poor", 1_752_782_400L, 3600, 1, java.time.ZoneOffset.UTC, Map.of());
        assertThat(NetworkMoment.of(plant, poor, 1_752_782_400.0)).isEmpty();
    }

    @Test
    void feeders_share_what_the_meter_has_left() {
        NetworkMoment moment = NetworkMoment.of(REQUEST);
        List<StrandedHeadroom.Row> rows = StrandedHeadroom.feeders(moment, 20);
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows.stream().mapToDouble(StrandedHeadroom.Row::headroomMw).sum())
                .isCloseTo(20, within(1e-9));
        assertThat(rows)
                .allSatisfy(r -> assertThat(r.headroomMw() + r.strandedMw()).isCloseTo(r.freeMw(), within(1e-9)));
        assertThat(StrandedHeadroom.feeders(moment, -1))
                .allSatisfy(r -> assertThat(r.headroomMw()).isZero());
    }

    @Test
    void halls_and_arrays_are_those_of_the_sites_headroom() {
        SiteInput site = SiteInput.open(SiteInput.DEFAULT, Map.of());
        List<StrandedHeadroom.Row> rows =
                StrandedHeadroom.places(site, Map.of(), null, "2025-07-17T15:00", Progress.SILENT);
        SiteHeadroom told =
                new SiteHeadroom(site, null, FullLoadKind.TRAINING, "2025-07-17T15:00", SiteHeadroom.By.HALL);
        for (int i = 0; i < told.places().size(); i++) {
            assertThat(rows.get(i).headroomMw()).isCloseTo(told.places().get(i).headroomKw() * 1e-3, within(1e-9));
        }
        assertThat(rows.stream().filter(r -> r.kind() == StrandedHeadroom.Kind.ARRAY))
                .hasSize(196);
    }
}
