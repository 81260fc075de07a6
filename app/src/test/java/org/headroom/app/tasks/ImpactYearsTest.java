package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.year.StudyBytes;
import org.headroom.app.impact.year.YearStudy;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactYearsTest {
    @TempDir
    private Path folder;

    private YearStudy study(double mw, long seed, Progress progress) {
        SiteTree tree = SiteTree.parse("bare", "extends: memphis-announced\ncommunity: null\n");
        long fromS = tree.planningFrom().getEpochSecond();
        TimeGrid grid = new TimeGrid(fromS, 86_400, 7);
        double[] power = new double[7];
        java.util.Arrays.fill(power, mw);
        ImpactCase.Window window = new ImpactCase.Window(
                "simulate",
                "simulate",
                fromS,
                grid.endS(),
                grid,
                Map.of(),
                Map.of(),
                Map.of(Measures.SERVERS_DEMANDED_MW, power));
        return ImpactYears.of(
                tree,
                MemphisYear.source(),
                Overlays.NONE,
                List.of(),
                window,
                0,
                seed,
                folder.resolve("runs.db"),
                progress);
    }

    @Test
    void a_second_report_computes_nothing_and_says_the_same() {
        YearStudy first = study(80, 1, Progress.SILENT);
        AtomicInteger asked = new AtomicInteger();
        YearStudy second = study(80, 1, _ -> asked.incrementAndGet() >= 0);
        assertThat(asked.get()).isZero();
        assertThat(StudyBytes.of(second)).isEqualTo(StudyBytes.of(first));
        assertThat(first.events()).isEmpty();
        assertThat(first.switched()).isEmpty();
    }

    @Test
    void other_work_or_another_seed_is_another_study() {
        double less = study(60, 1, Progress.SILENT).year().figure("energy_mwh");
        double more = study(90, 1, Progress.SILENT).year().figure("energy_mwh");
        assertThat(more).isGreaterThan(1.3 * less);
        AtomicInteger asked = new AtomicInteger();
        study(90, 2, _ -> asked.incrementAndGet() >= 0);
        assertThat(asked.get()).isPositive();
    }

    @Test
    void who_stops_it_leaves_nothing_half_kept() {
        assertThatThrownBy(() -> study(70, 1, _ -> false)).isInstanceOf(Operation.InterruptedRun.class);
        AtomicInteger asked = new AtomicInteger();
        study(70, 1, _ -> asked.incrementAndGet() >= 0);
        assertThat(asked.get()).as("computed anew").isPositive();
        try (RunStore store = RunStore.open(folder.resolve("runs.db"))) {
            assertThat(store.list()).isEmpty();
        }
    }

    /** As simulate bills: the same tariff, the same rates. */
    @Test
    void a_year_is_billed_as_a_run_is() {
        YearStudy study = study(80, 1, Progress.SILENT);
        double mwh = study.year().figure("energy_mwh");
        assertThat(study.year().figure("cost_usd.total") / mwh).isBetween(40.0, 90.0);
        assertThat(study.year().figure("co2_t") / mwh).isBetween(0.4199, 0.4201);
    }
}
