package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.SiteOrders;
import org.headroom.data.series.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantOrdersTest {
    private static PlanRequest request(Map<String, String> changes) {
        return new PlanRequest(SiteInput.open(SiteInput.DEFAULT, changes), null, null, null, null, 4, 0, 20_000, 1);
    }

    @Test
    void the_twin_holds_the_meter_where_the_plan_says_and_it_is_written_down(@TempDir Path folder)
            throws java.io.IOException {
        PlanRun.Kept kept = new PlanRun()
                .run(
                        request(Map.of("grid.battery.dispatch", "planned")),
                        folder.resolve("out"),
                        folder.resolve("db"),
                        Progress.SILENT);
        PlanResult with = kept.result();
        PlanResult without = new PlanRun()
                .run(request(Map.of()), folder.resolve("out2"), folder.resolve("db"), Progress.SILENT)
                .result();
        assertThat(without.orders()).isNull();
        assertThat(with.optimized().violations()).isEmpty();
        SiteOrders orders = Objects.requireNonNull(with.orders());
        assertThat(orders.grid().count()).isEqualTo(4 * 48);
        List<String> lines = Files.readAllLines(folder.resolve("out/plant.csv"));
        assertThat(lines.getFirst()).isEqualTo("from,to,battery_hold_mw,recycled_water,wet_pads");
        assertThat(lines.get(1)).startsWith("2025-07-17T00:00");
        Series power = with.optimized().series().stream()
                .filter(s ->
                        s.measure().id().equals(Measures.SITE_POWER_MW.measure().id()))
                .findFirst()
                .orElseThrow();
        int held = 0;
        for (int slot = 0; slot < orders.grid().count(); slot++) {
            double holdMw = orders.batteryHoldMw()[slot];
            held += Double.isFinite(holdMw) ? 1 : 0;
            // losses are taken as they are without the battery: within half a percent of the level
            assertThat(power.values()[slot]).isLessThanOrEqualTo(1.005 * holdMw);
        }
        assertThat(held).isPositive();
    }
}
