package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.tasks.PowerFlowRequest.Limits;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerFlowCaseTest {
    /** A ring of three with a stub, one line out; x = 0.1 from 1 to 4 alone, as in {@link #TWO}. */
    private static final String RING = """
            function mpc = ring
            mpc.version = '2';
            mpc.baseMVA = 100;
            mpc.bus = [
            10 3 0 0 0 0 1 1 5 138 1 1.1 0.9;
            20 2 0 0 0 0 1 1 0 138 1 1.1 0.9;
            30 1 90 30 0 0 1 1 0 138 1 1.1 1.01;
            40 1 5 0 0 0 1 1 0 138 1 1.1 0.9;
            ];
            mpc.gen = [
            10 0 0 100 -100 1.02 100 1 200 0;
            20 40 0 5 -5 1.02 100 1 200 0;
            20 40 9 50 -50 1.02 100 0 200 0;
            ];
            mpc.branch = [
            10 20 0.01 0.05 0.02 60 0 0 0 0 1;
            20 30 0.01 0.10 0.02 50 0 0 0 0 1;
            10 30 0.01 0.10 0.02 50 0 0 0 0 1;
            10 30 0.01 0.10 0.02 50 0 0 0 0 0;
            30 40 0.00 0.20 0 0 0 0 0.98 0 1;
            ];
            """;

    /** Two buses, x = 0.1: the voltage at a load of p pu is sqrt((1 + sqrt(1 - 4 x^2 p^2)) / 2), up to p = 5. */
    private static final String TWO = """
            function mpc = two
            mpc.version = '2';
            mpc.baseMVA = 100;
            mpc.bus = [1 3 0 0 0 0 1 1 0 0 1 1.1 0.9; 2 1 LOAD 0 0 0 1 1 0 0 1 1.1 0.9];
            mpc.gen = [1 0 0 999 -999 1 100 1 999 0];
            mpc.branch = [1 2 0 0.1 0 0 0 0 0 0 1];
            """;

    @TempDir
    Path folder;

    private PowerFlowCase solve(String text, Limits limits, boolean outages) throws IOException {
        Path file = Files.writeString(folder.resolve("case.m"), text);
        return new PowerFlowCase(new PowerFlowRequest(file, limits, false, 1e-10, outages, true));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> document, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(document.get(key));
    }

    private static double number(Map<String, Object> row, String key) {
        return row.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Test
    void two_buses_have_the_voltage_of_the_closed_form() throws IOException {
        PowerFlowCase two = solve(TWO.replace("LOAD", "100"), Limits.IGNORE, false);
        assertThat(two.converged()).isTrue();
        assertThat(two.buses().get(1).vmPu()).isCloseTo(Math.sqrt((1 + Math.sqrt(0.96)) / 2), within(1e-12));
        assertThat(two.lossMw()).isZero();
    }

    @Test
    void a_load_beyond_what_the_line_can_carry_has_no_solution_and_no_figures() throws IOException {
        PowerFlowCase two = solve(TWO.replace("LOAD", "501"), Limits.IGNORE, true);
        assertThat(two.converged()).isFalse();
        assertThat(two.outcome()).startsWith("no solution").contains("bus 2", "MW");
        Map<String, Object> document = PowerFlowDocument.of(two);
        assertThat(document).containsEntry("converged", false).containsEntry("loss_mw", null);
        assertThat(rows(document, "buses"))
                .allSatisfy(b -> assertThat(b.get("vm_pu")).isNull());
        assertThat(rows(document, "branches"))
                .allSatisfy(b -> assertThat(b.get("p_from_mw")).isNull());
        assertThat(rows(document, "contingencies")).isEmpty();
    }

    @Test
    void the_document_has_the_keys_of_the_conventions_in_the_order_of_the_file() throws IOException {
        Map<String, Object> document = PowerFlowDocument.of(solve(RING, Limits.IGNORE, true));
        assertThat(document.keySet())
                .startsWith("schema", "headroom_version")
                .contains("converged", "iterations", "loss_mw", "buses", "generators", "branches", "contingencies");
        assertThat(document).containsEntry("schema", "headroom.powerflow/1");
        assertThat(rows(document, "buses").get(0)).containsKeys("bus", "vm_pu", "va_deg");
        assertThat(rows(document, "buses").stream().map(b -> b.get("bus"))).containsExactly(10L, 20L, 30L, 40L);
        assertThat(rows(document, "generators").get(0)).containsKeys("bus", "p_mw", "q_mvar");
        assertThat(rows(document, "branches").get(0))
                .containsKeys("from", "to", "p_from_mw", "q_from_mvar", "p_to_mw", "q_to_mvar", "loading_percent");
        assertThat(rows(document, "contingencies").get(0))
                .containsKeys(
                        "branch", "converged", "worst_branch", "worst_loading_percent", "lowest_vm_pu", "lowest_bus");
    }

    @Test
    void what_is_out_of_service_is_listed_with_nothing() throws IOException {
        Map<String, Object> document = PowerFlowDocument.of(solve(RING, Limits.IGNORE, false));
        assertThat(rows(document, "generators").get(2))
                .containsEntry("in_service", false)
                .containsEntry("p_mw", 0.0)
                .containsEntry("q_mvar", 0.0);
        assertThat(rows(document, "branches").get(3))
                .containsEntry("branch", "10-30 #2")
                .containsEntry("in_service", false)
                .containsEntry("p_from_mw", 0.0);
        assertThat(rows(document, "branches").get(4)).containsEntry("loading_percent", null);
        assertThat(document).doesNotContainKey("contingencies");
    }

    @Test
    void generation_covers_load_and_series_loss() throws IOException {
        PowerFlowCase ring = solve(RING, Limits.IGNORE, false);
        double generated = ring.generators().stream().mapToDouble(g -> g.pMw()).sum();
        double ends = ring.branches().stream()
                .mapToDouble(b -> b.pFromMw() + b.pToMw())
                .sum();
        assertThat(generated).isCloseTo(95 + ring.lossMw(), within(1e-8));
        assertThat(ends).isCloseTo(ring.lossMw(), within(1e-8));
        assertThat(ring.buses().getFirst().vaDeg()).isCloseTo(5, within(1e-12));
        assertThat(ring.loadMw()).isEqualTo(95);
    }

    @Test
    void limits_of_the_file_that_are_not_kept_are_named() throws IOException {
        PowerFlowCase ring = solve(RING, Limits.IGNORE, false);
        assertThat(ring.violations())
                .extracting(v -> v.limit() + " at " + v.at())
                .containsExactly("voltage_low at 30", "branch_loading at 10-30", "reactive_power_high at 20");
    }

    @Test
    void reactive_limits_hold_by_both_rules() throws IOException {
        for (Limits limits : new Limits[] {Limits.ENFORCE, Limits.RELEASE}) {
            PowerFlowCase ring = solve(RING, limits, false);
            assertThat(ring.generators().get(1).qMvar()).isCloseTo(5, within(1e-9));
            assertThat(ring.buses().get(1).vmPu()).isLessThan(1.02);
        }
    }

    @Test
    void each_branch_in_service_goes_out_once_and_lost_load_is_counted() throws IOException {
        PowerFlowCase ring = solve(RING, Limits.IGNORE, true);
        assertThat(ring.outages())
                .extracting(PowerFlowFigures.OutageRow::branch)
                .containsExactly("10-20", "20-30", "10-30", "30-40");
        PowerFlowFigures.OutageRow stub = ring.outages().getLast();
        assertThat(stub.converged()).isTrue();
        assertThat(stub.lostLoadMw()).isCloseTo(5, within(1e-12));
        assertThat(stub.lostBuses()).isEqualTo(1);
        assertThat(ring.outages().get(2).worstBranch()).isEqualTo("20-30");
        assertThat(number(rows(PowerFlowDocument.of(ring), "contingencies").get(2), "worst_loading_percent"))
                .isCloseTo(
                        solve(
                                        RING.replace(
                                                "50 0 0 0 0 1;\n10 30 0.01 0.10 0.02 50 0 0 0 0 0",
                                                "50 0 0 0 0 0;\n" + "10 30 0.01 0.10 0.02 50 0 0 0 0 0"),
                                        Limits.IGNORE,
                                        false)
                                .branches()
                                .get(1)
                                .loadingPercent(),
                        within(1e-6));
    }

    /** The generator's assumed 0.2 pu on 100 MVA and the line's 0.1 pu: 100 MVA / 0.3. */
    @Test
    void short_circuit_levels_follow_from_the_reactances_in_series() throws IOException {
        PowerFlowCase two = solve(TWO.replace("LOAD", "100"), Limits.IGNORE, false);
        assertThat(two.shortCircuits().get(0).mva()).isCloseTo(500, within(1e-9));
        assertThat(two.shortCircuits().get(1).mva()).isCloseTo(100 / 0.3, within(1e-9));
        assertThat(rows(PowerFlowDocument.of(two), "short_circuits").get(1)).containsEntry("short_circuit_ka", null);
    }

    @Test
    void a_file_that_is_no_network_is_bad_input() {
        assertThatThrownBy(() -> solve(RING.replace("10 20 0.01 0.05", "10 20 0 0"), Limits.IGNORE, false))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("case.m: line 16: branch 10-20: found zero impedance");
        assertThatThrownBy(() -> solve(RING.replace("40 0 5 -5", "40 0 -5 5"), Limits.ENFORCE, false))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("generator 20: found a range from 5000000.0 to -5000000.0 var");
        assertThatThrownBy(() -> {
                    Path file = Files.writeString(folder.resolve("case.yaml"), "grid: 1\n");
                    new PowerFlowCase(new PowerFlowRequest(file, Limits.IGNORE, false, 1e-10, false, false));
                })
                .isInstanceOf(InputError.class)
                .hasMessageContaining("headroom.network/1");
    }
}
