package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.app.twin.Twin;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RackColumnsTest {
    private static final long START_S = Instant.parse("2025-07-18T05:00:00Z").getEpochSecond();
    private static final long END_S = START_S + 2 * 86_400;
    private static final WorkProfile PROFILE = profile();

    private static WorkProfile profile() {
        Map<Work, Double> all = new HashMap<>();
        Arrays.stream(Work.values()).forEach(work -> all.put(work, 0.8));
        return new WorkProfile(all);
    }

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced");
        return (changes.isEmpty() ? tree : tree.withText(changes)).bind(Instant.ofEpochSecond(START_S));
    }

    /** Jobs one behind the other in a few lanes, so that they always find free servers. */
    private static Schedule schedule(long seed) {
        Random random = new Random(seed);
        List<Assignment> all = new ArrayList<>();
        for (int lane = 0; lane < 6; lane++) {
            long atS = START_S - random.nextInt(7200);
            while (atS < END_S) {
                long endS = atS + 3600 + random.nextInt(40_000);
                int gpus = 8 + random.nextInt(15_000);
                Job job = new Job(
                        "j" + all.size(), atS, gpus, gpus, 2, Work.PRETRAIN, 1, atS + 100_000, List.of(), null, "");
                all.add(new Assignment(job, atS, endS, gpus, random.nextBoolean() ? 700 : 450, ""));
                atS = endS + random.nextInt(3600);
            }
        }
        return new Schedule(all, List.of(new CapWindow(START_S + 40_000, START_S + 50_000, 500)));
    }

    private static double[] apart(Ledger whole, Ledger told) {
        return Arrays.stream(Measures.values())
                .filter(m -> !m.name().endsWith("RESIDUAL"))
                .mapToDouble(m -> Math.abs(told.mean(m) - whole.mean(m)) / Math.max(1, Math.abs(whole.mean(m))))
                .filter(apart -> !Double.isNaN(apart))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_run_in_columns_is_a_run_rack_by_rack(long seed) {
        Map<String, String> faults = new HashMap<>(Map.of(
                "events.cdu.kind", "equipment_fault",
                "events.cdu.component", "cdu_pumps",
                "events.cdu.from", "2025-07-18T10:00",
                "events.cdu.to", "2025-07-18T14:00",
                "events.cdu.first_rack_count", "37",
                "events.cdu.racks_count", "13",
                "events.cdu.foreseen", "false",
                "events.cdu.hypothetical", "true",
                "events.cdu.source", "a test"));
        faults.put("weather.offset_k", String.valueOf(seed * 3));
        Site site = site(faults);
        Fleet fleet = Sites.fleet(site);
        Weather weather = MemphisYear.source().on(START_S, END_S, Overlays.NONE);
        TimeGrid grid = new TimeGrid(START_S, 900, 192);
        Schedule schedule = schedule(seed);
        Ledger whole = new Operation(site, weather, new JobLoad(fleet, PROFILE, schedule), new Twin(site), 900)
                .run(grid, (_, _) -> {}, _ -> true);
        JobLoad jobs = new JobLoad(fleet, PROFILE, schedule);
        RackColumns columns = RackColumns.of(fleet, jobs, new int[] {36, 49});
        assertThat(columns.count()).isLessThan(fleet.racks() / 3);
        assertThat(Arrays.stream(columns.times()).sum()).isEqualTo(fleet.racks());
        Ledger told = new Operation(site, weather, new ColumnLoad(jobs, fleet, columns), new Twin(site, columns), 900)
                .run(grid, (_, _) -> {}, _ -> true);
        assertThat(whole.highest(Measures.SERVERS_OFF_COUNT))
                .as("servers without coolant go off")
                .isPositive();
        assertThat(Arrays.stream(apart(whole, told)).max().orElseThrow()).isLessThan(1e-9);
        assertThat(told.highest(Measures.SERVERS_OFF_COUNT)).isEqualTo(whole.highest(Measures.SERVERS_OFF_COUNT));
        assertThat(told.highest(Measures.GPU_MAX_C)).isCloseTo(whole.highest(Measures.GPU_MAX_C), within(1e-9));
    }

    @Test
    void racks_of_different_halls_makers_or_faults_stay_apart() {
        Site site = site(Map.of());
        Fleet fleet = Sites.fleet(site);
        JobLoad idle = new JobLoad(fleet, PROFILE, new Schedule(List.of(), List.of()));
        RackColumns all = RackColumns.of(fleet, idle, new int[0]);
        RackColumns cut = RackColumns.of(fleet, idle, new int[] {10, 11});
        assertThat(all.count()).isLessThan(20);
        assertThat(cut.count()).isGreaterThan(all.count());
        for (int c = 0; c < cut.count(); c++) {
            if (cut.rackOf()[c] == 10) {
                assertThat(cut.times()[c]).isEqualTo(1);
            }
        }
        assertThat(all.hallEnds(fleet)[fleet.halls() - 1]).isEqualTo(all.count());
        assertThat(RackColumns.each(5).single()).isTrue();
    }
}
