package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.SiteProblem;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPiecesTest {
    private static List<String> told(Schedule schedule) {
        return schedule.assignments().stream()
                .map(a -> a.job().id() + " " + a.startS() + " " + a.endS() + " " + a.gpus() + " " + a.powerCapW() + " "
                        + a.site())
                .toList();
    }

    @Test
    void a_plan_of_pieces_is_read_back_piece_by_piece_for_a_call_and_for_planning_again(@TempDir Path folder) {
        PlanRequest request = new PlanRequest(
                SiteInput.open(SiteInput.DEFAULT, Map.of()),
                null,
                null,
                "1.15",
                null,
                7,
                0,
                400_000,
                0,
                SiteProblem.SLOT_S,
                false,
                3);
        Path db = folder.resolve("db");
        Schedule plan = new PlanRun()
                .run(request, folder.resolve("out"), db, Progress.SILENT)
                .result()
                .optimized()
                .schedule();
        assertThat(plan.assignments().size()).isGreaterThan(plan.last().size());
        assertThat(told(PlanAtHand.stored("@last", db).schedule())).isEqualTo(told(plan));
        ReplanRequest again = new ReplanRequest(
                "@last", "2025-07-19T12:00", null, null, null, null, Map.of(), null, null, 0, 1000, 0);
        assertThatThrownBy(() -> new ReplanRun().run(again, folder.resolve("again"), db, Progress.SILENT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("several pieces");
        try (RunStore store = RunStore.open(db)) {
            assertThat(told(new StoredPlan(store, "@last").schedule())).isEqualTo(told(plan));
        }
    }
}
