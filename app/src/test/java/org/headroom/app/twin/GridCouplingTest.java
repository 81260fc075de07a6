package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network, transformers, battery and generation in the twin's step. */
class GridCouplingTest {
    private static final double TRAINING_W = 7750;

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    private static Boundary boundary(Twin twin, double serverW, int transformers) {
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = 33;
        b.wetbulbC = 25;
        b.pressurePa = 100_600;
        b.transformersInService = transformers;
        new FullLoad(twin.fleet(), _ -> serverW).mean(0, 1, b.load);
        return b;
    }

    private static LedgerRow settled(Map<String, String> changes, double serverW, int transformers) {
        Twin twin = new Twin(site(changes));
        LedgerRow row = new LedgerRow();
        twin.settle(boundary(twin, serverW, transformers), row);
        return row;
    }

    /** The same loads given by hand to a power flow of the site's network. */
    @Test
    void losses_are_those_of_a_power_flow_of_the_site_file() {
        Site site = site(Map.of());
        LedgerRow row = settled(Map.of(), TRAINING_W, 3);
        SiteNetwork network = Objects.requireNonNull(site.grid().network());
        PowerFlow flow = new PowerFlow(network.network());
        FlowState state = flow.newState();
        double pdu = row.get(Measures.PDU_LOSS_MW);
        double serversMw = row.get(Measures.SERVER_AC_MW);
        int[] racks = new int[4];
        Twin twin = new Twin(site);
        for (int r = 0; r < twin.fleet().racks(); r++) {
            racks[twin.fleet().hallOf(r)] += twin.fleet().serversIn(r);
        }
        for (SiteNetwork.Load load : network.loads()) {
            double mw = switch (load.role()) {
                case HALL -> (serversMw + pdu) * racks[load.hall()] / 12_500;
                case NETWORK -> row.get(Measures.NETWORK_STORAGE_MW) + row.get(Measures.UPS_LOSS_MW);
                case COOLING -> row.get(Measures.PUMPS_MW) + row.get(Measures.TOWERS_MW);
                case CHILLERS -> row.get(Measures.CHILLERS_MW);
                case OTHER -> site.otherW() * 1e-6;
            };
            double w = mw * 1e6 * load.share();
            int bus = flow.bus(load.bus());
            flow.setLoad(bus, flow.loadW(bus) + w, flow.loadVar(bus) + w * Math.tan(Math.acos(load.powerFactor())));
        }
        double batteryMw = row.get(Measures.OTHER_MW) - site.otherW() * 1e-6;
        flow.setLoad(flow.bus(network.batteryBus()), batteryMw * 1e6, 0);
        assertThat(flow.solve(state)).isTrue();
        double meterMw = network.meters().stream()
                        .mapToInt(flow::branch)
                        .mapToDouble(state::fromW)
                        .sum()
                * 1e-6;
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(meterMw, within(1e-6 * meterMw));
    }

    @Test
    void a_transformer_out_loads_the_others_and_warms_them() {
        LedgerRow all = settled(Map.of(), TRAINING_W, 3);
        LedgerRow two = settled(Map.of(), TRAINING_W, 2);
        assertThat(all.get(Measures.BRANCH_LOADING_PERCENT)).isLessThan(100);
        assertThat(two.get(Measures.TRANSFORMER_HOT_SPOT_C))
                .isGreaterThan(all.get(Measures.TRANSFORMER_HOT_SPOT_C) + 10);
        assertThat(two.get(Measures.VOLTAGE_DEVIATION_PERCENT))
                .isGreaterThan(all.get(Measures.VOLTAGE_DEVIATION_PERCENT));
        assertThat(two.get(Measures.BRANCH_LOADING_PERCENT)).isBetween(100.0, 108.0); // 122 MVA on two of 60
    }

    @Test
    void without_any_transformer_a_run_goes_on_and_says_that_there_is_no_voltage() {
        LedgerRow row = settled(Map.of(), TRAINING_W, 0);
        assertThat(row.get(Measures.VOLTAGE_DEVIATION_PERCENT)).isEqualTo(100);
        assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
    }

    @Test
    void a_site_without_a_network_takes_lumped_losses() {
        SiteTree tree =
                SiteTree.parse("plain.yaml", "extends: memphis-announced\nname: plain\ngrid:\n  network: null\n");
        Twin twin = new Twin(tree.bind(tree.planningFrom()));
        LedgerRow row = new LedgerRow();
        twin.settle(boundary(twin, TRAINING_W, 3), row);
        LedgerRow network = settled(Map.of(), TRAINING_W, 3);
        assertThat(row.get(Measures.VOLTAGE_DEVIATION_PERCENT)).isZero();
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(network.get(Measures.SITE_POWER_MW), within(0.3));
        assertThat(row.get(Measures.SITE_POWER_MW)).isNotEqualTo(network.get(Measures.SITE_POWER_MW));
    }

    @Test
    void a_restored_state_gives_the_same_bits() {
        Site site = site(Map.of("grid.battery.dispatch", "shave"));
        Twin one = new Twin(site);
        Twin other = new Twin(site);
        LedgerRow a = new LedgerRow();
        LedgerRow b = new LedgerRow();
        one.settle(boundary(one, TRAINING_W, 3), a);
        Boundary limited = boundary(one, 9000, 3);
        limited.sitePowerLimitMw = 110;
        for (int i = 0; i < 40; i++) {
            one.step(limited, 60, a);
        }
        other.restore(one.snapshot());
        one.step(limited, 60, a);
        other.step(limited, 60, b);
        for (Measures m : Measures.values()) {
            assertThat(b.get(m)).as(m.name()).isEqualTo(a.get(m));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shave", "time_of_use", "ramp_limit", "demand_response"})
    void the_meter_keeps_its_limit_while_the_battery_can_give(String dispatch) {
        Twin twin = new Twin(site(Map.of("grid.battery.dispatch", dispatch)));
        LedgerRow row = new LedgerRow();
        Random random = new Random(3);
        twin.settle(boundary(twin, TRAINING_W, 3), row);
        for (int i = 0; i < 200; i++) {
            Boundary b = boundary(twin, 3000 + 5500 * random.nextDouble(), 3);
            b.sitePowerLimitMw = 105;
            b.announcedLimitMw = random.nextBoolean() ? 105 : 90;
            b.onPeak = random.nextBoolean();
            twin.step(b, 15 + 300 * random.nextDouble(), row);
            assertThat(row.get(Measures.SITE_POWER_MW)).isLessThanOrEqualTo(105 * (1 + 1e-9));
            assertThat(row.get(Measures.BATTERY_MWH)).isBetween(0.2 * 655 * 0.99, 655.0);
            assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
        }
    }

    /** A unit of 16.5 MW that starts in 10 min and ramps 5 MW/min gives all 13.3 min after the call. */
    @Test
    void units_that_start_leave_the_meter_above_its_limit_until_they_give() {
        SiteTree tree = SiteTree.embedded("memphis-as-built");
        Twin twin = new Twin(tree.bind(Instant.parse("2025-08-01T12:00:00Z")));
        LedgerRow row = new LedgerRow();
        Boundary b = boundary(twin, TRAINING_W, 3);
        twin.settle(b, row);
        assertThat(row.get(Measures.GENERATION_MW)).isZero();
        b.sitePowerLimitMw = 80;
        b.announcedLimitMw = 80;
        twin.step(b, 60, row);
        assertThat(row.get(Measures.GENERATION_MW)).isZero();
        assertThat(row.get(Measures.SITE_POWER_MW)).isGreaterThan(80);
        assertThat(row.get(Measures.GENERATION_FUEL_MW))
                .as("starting burns fuel")
                .isPositive();
        for (int i = 0; i < 20; i++) {
            twin.step(b, 60, row);
        }
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(80, within(1e-9));
        assertThat(row.get(Measures.GENERATION_NOX_KG_PER_H)).isPositive();
        assertThat(row.get(Measures.GENERATION_CO2_KG_PER_H))
                .isCloseTo(170.2 * row.get(Measures.GENERATION_FUEL_MW), within(1e-6 * 170.2 * 500));
    }

    /** Running units follow a slow rise: what a ramp gives late in a step is asked for earlier. */
    @Test
    void running_units_hold_the_meter_while_load_rises() {
        SiteTree tree = SiteTree.embedded("memphis-as-built");
        Twin twin = new Twin(tree.bind(Instant.parse("2025-08-01T12:00:00Z")));
        LedgerRow row = new LedgerRow();
        Boundary b = boundary(twin, TRAINING_W, 3);
        b.sitePowerLimitMw = 80;
        b.announcedLimitMw = 80;
        twin.settle(b, row);
        for (int i = 1; i <= 20; i++) {
            Boundary rising = boundary(twin, TRAINING_W + 5 * i, 3);
            rising.sitePowerLimitMw = 80;
            rising.announcedLimitMw = 80;
            twin.step(rising, 300, row);
            assertThat(row.get(Measures.SITE_POWER_MW)).isLessThanOrEqualTo(80 * (1 + 1e-9));
        }
    }

    @Test
    void an_announced_call_starts_units_before_it_begins() {
        SiteTree tree = SiteTree.embedded("memphis-as-built");
        Twin twin = new Twin(tree.bind(Instant.parse("2025-08-01T12:00:00Z")));
        LedgerRow row = new LedgerRow();
        Boundary b = boundary(twin, TRAINING_W, 3);
        twin.settle(b, row);
        b.sitePowerLimitMw = 150;
        b.announcedLimitMw = 80;
        for (int i = 0; i < 30; i++) {
            twin.step(b, 60, row);
        }
        b.sitePowerLimitMw = 80;
        for (int i = 0; i < 10; i++) {
            twin.step(b, 60, row);
        }
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(80, within(1e-9));
    }

    @Test
    void every_hall_of_another_count_still_gets_its_power() {
        Map<String, String> halls = new HashMap<>();
        halls.put("it.halls_count", "3");
        LedgerRow three = settled(halls, TRAINING_W, 3);
        LedgerRow four = settled(Map.of(), TRAINING_W, 3);
        assertThat(three.get(Measures.SITE_POWER_MW)).isCloseTo(four.get(Measures.SITE_POWER_MW), within(0.05));
    }
}
