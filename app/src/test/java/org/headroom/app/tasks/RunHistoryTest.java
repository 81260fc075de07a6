package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class RunHistoryTest {
    private static final SiteInput SITE = SiteInput.open(SiteInput.DEFAULT, Map.of());
    private static final long START_S = 1_752_728_400L;

    @TempDir
    private Path folder;

    /** Keeps a run of one day with site power and mains water, an hour a step. */
    public static String keep(Path database) {
        RunSpec spec = new RunSpec(
                "simulate",
                "memphis-announced",
                "memphis",
                "",
                START_S,
                START_S + 86_400,
                3600,
                "{}",
                new TreeMap<>(),
                "1");
        TimeGrid grid = new TimeGrid(START_S, 3600, 24);
        try (RunStore store = RunStore.open(database);
                RunWriter writer = store.begin(spec)) {
            for (Measures m : List.of(Measures.SITE_POWER_MW, Measures.POTABLE_GAL_PER_DAY)) {
                var buffer = writer.series("simulated", m.measure(), grid);
                for (int i = 0; i < 24; i++) {
                    buffer.append(100.125 + i);
                }
            }
            writer.summary("simulated", "{}");
            return writer.commit(RunId.of(spec, List.of())).id().text();
        }
    }

    @Test
    void a_runs_history_is_the_stores() {
        Path database = folder.resolve("headroom.db");
        assertThat(RunHistory.list(database)).as("nothing is made").isEmpty();
        assertThat(database).doesNotExist();
        String id = keep(database);
        RunHistory.Entry entry = RunHistory.list(database).getFirst();
        assertThat(entry.runId()).isEqualTo(id);
        assertThat(entry.variant()).isEqualTo("simulated");
        RunHistory.History history = RunHistory.read(database, entry, SITE, Progress.SILENT);
        try (RunStore store = RunStore.open(database)) {
            for (Measures m : List.of(Measures.SITE_POWER_MW, Measures.POTABLE_GAL_PER_DAY)) {
                assertThat(history.series().values().get(m))
                        .containsExactly(store.read(
                                        store.find(id).id(),
                                        "simulated",
                                        m.measure().id(),
                                        START_S,
                                        START_S + 86_400)
                                .values());
            }
        }
        PlantState state = history.plant().state(history.series(), START_S + 5 * 3600.0 + 100);
        assertThat(state.atS()).isEqualTo(START_S + 5 * 3600L);
        assertThat(state.flow("incoming")).isEqualTo(105.125);
    }

    @Test
    void reading_can_be_stopped() {
        Path database = folder.resolve("headroom.db");
        keep(database);
        RunHistory.Entry entry = RunHistory.list(database).getFirst();
        assertThatThrownBy(() -> RunHistory.read(database, entry, SITE, _ -> false))
                .isInstanceOf(Operation.InterruptedRun.class);
    }
}
