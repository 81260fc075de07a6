package org.headroom.app.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

class SiteMetersTest {
    private static final double W = 1e6;

    private final LedgerRow row = new LedgerRow();

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    private Boundary july(Site site, Twin twin, double wetbulbC) {
        Boundary b = new Boundary(twin.newBank());
        new SiteConditions(site).fill(b, 1_752_728_400, 1_752_728_415);
        b.drybulbC = 31;
        b.wetbulbC = wetbulbC;
        b.pressurePa = 100_600;
        new FullLoad(twin.fleet(), _ -> 7750).mean(0, 1, b.load);
        twin.settle(b, row);
        twin.step(b, 15, row);
        return b;
    }

    @Test
    void feeders_and_losses_add_up_to_the_revenue_meter_and_arrays_to_their_halls() {
        Site site = site(Map.of());
        Twin twin = new Twin(site);
        Boundary b = july(site, twin, 24);
        SiteMeters meters = new SiteMeters(twin.fleet());
        RackReadings racks = twin.newReadings();
        twin.read(b, racks);
        double[] read = new double[meters.size()];
        meters.read(twin, b, row, racks, read);
        double feeders = 0;
        double arrays = 0;
        for (int m = 0; m < meters.size(); m++) {
            feeders += meters.get(m).kind() == MeterKind.FEEDER ? read[m] : 0;
            arrays += meters.get(m).kind() == MeterKind.ARRAY ? read[m] : 0;
        }
        double losses = W
                * (row.get(Measures.UNIT_SUBSTATION_LOSS_MW)
                        + row.get(Measures.FEEDER_LOSS_MW)
                        + row.get(Measures.TRANSFORMER_LOSS_MW));
        double sources = W * (row.get(Measures.BATTERY_MW) + row.get(Measures.GENERATION_MW));
        assertThat(read[meters.indexOf("revenue")]).isCloseTo(feeders + losses - sources, within(1e-9 * feeders));
        assertThat(arrays).isCloseTo(W * row.get(Measures.SERVER_AC_MW), within(1e-3));
        double halls = 0;
        for (int h = 0; h < meters.halls(); h++) {
            halls += read[meters.hallFeeder(h)];
        }
        assertThat(halls).isBetween(arrays, 1.03 * arrays);
        assertThat(meters.indexOf("no_such_meter")).isEqualTo(-1);
        assertThat(meters.get(meters.array(0)).id()).isEqualTo("array_001");
    }

    @Test
    void a_calibration_in_the_file_and_one_set_later_are_the_same_plant() {
        Map<String, String> worn = Map.of(
                "calibration.tower_ua", "0.9",
                "calibration.exchanger_ua", "0.7",
                "calibration.pump_efficiency", "0.95",
                "calibration.chiller_power", "1.1");
        Site file = site(worn);
        july(file, new Twin(file), 24);
        double byFile = row.get(Measures.SITE_POWER_MW);
        Twin later = new Twin(site(Map.of()));
        later.calibrate(new Calibration(0.9, 0.7, 0.95, 1.1, 1));
        july(file, later, 24);
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(byFile, within(1e-9));
        later.calibrate(Calibration.NONE);
        july(file, later, 24);
        double designed = row.get(Measures.SITE_POWER_MW);
        Site plain = site(Map.of());
        july(plain, new Twin(plain), 24);
        assertThat(row.get(Measures.SITE_POWER_MW))
                .isCloseTo(designed, within(1e-9))
                .isLessThan(byFile - 0.1);
    }

    @Test
    void worn_parts_show_where_they_should() {
        Site site = site(Map.of());
        Twin twin = new Twin(site);
        july(site, twin, 20);
        double fan = row.get(Measures.TOWER_FAN_PERCENT);
        double warm = row.get(Measures.WARM_SUPPLY_C);
        double pumps = row.get(Measures.PUMPS_MW);
        double chillers = row.get(Measures.CHILLERS_MW);
        twin.calibrate(new Calibration(0.9, 1, 1, 1, 1));
        july(site, twin, 20);
        assertThat(row.get(Measures.TOWER_FAN_PERCENT)).isGreaterThan(fan);
        twin.calibrate(new Calibration(1, 0.8, 1, 1, 1));
        july(site, twin, 20);
        assertThat(row.get(Measures.WARM_SUPPLY_C)).isGreaterThan(warm + 0.2);
        twin.calibrate(new Calibration(1, 1, 0.8, 1, 1));
        july(site, twin, 20);
        assertThat(row.get(Measures.PUMPS_MW))
                .isBetween(pumps / 0.8, 1.003 * pumps / 0.8); // their heat asks for tower water
        twin.calibrate(new Calibration(1, 1, 1, 1.2, 1));
        july(site, twin, 20);
        assertThat(row.get(Measures.CHILLERS_MW)).isBetween(1.19 * chillers, 1.23 * chillers);
    }

    @Test
    void a_filter_may_put_the_slow_states_anywhere_and_the_twin_goes_on_from_there() {
        Site site = site(Map.of());
        Twin twin = new Twin(site);
        Boundary b = july(site, twin, 24);
        PlantStates before = twin.plantStates();
        twin.setPlantStates(new PlantStates(
                before.warmC() + 1,
                before.chilledC(),
                before.hallC(),
                before.basinC() + 1,
                before.basinKg(),
                before.batteryJ()));
        assertThat(twin.plantStates().basinC()).isEqualTo(before.basinC() + 1);
        twin.step(b, 1, row);
        assertThat(row.get(Measures.COLD_WATER_C)).isBetween(before.basinC() + 0.5, before.basinC() + 1.1);
        for (int i = 0; i < 2000; i++) {
            twin.step(b, 15, row);
        }
        assertThat(twin.plantStates().basinC()).isCloseTo(before.basinC(), within(0.02));
    }
}
