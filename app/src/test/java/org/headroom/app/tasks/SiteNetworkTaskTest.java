package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class SiteNetworkTaskTest {
    private static NetworkRequest request(String name) {
        return new NetworkRequest(name, Map.of(), null, SimulateRequest.FullLoadKind.TRAINING, null, null);
    }

    /** The network file that is printed is the one that the twin solved in that hour. */
    @Test
    void the_printed_network_takes_at_its_meter_what_the_twin_says(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("memphis.yaml");
        Files.writeString(file, NetworkView.yaml(request(SiteInput.DEFAULT)));
        PowerFlow flow = new PowerFlow(CaseFile.read(file));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        PlantHour hour = PlantHour.of(new PlantHour.Request(
                SiteInput.open(SiteInput.DEFAULT, Map.of()), null, SimulateRequest.FullLoadKind.TRAINING, null));
        double twinMw = hour.row().get(Measures.SITE_POWER_MW);
        assertThat(state.fromW(flow.branch("meter_63")) / 1e6).isCloseTo(twinMw, within(1e-4 * twinMw));
        assertThat(NetworkView.check(request(file.toString())).lines()).isEmpty();
    }

    @Test
    void the_diagram_is_well_formed_and_shows_every_bus_with_supply() throws Exception {
        NetworkDiagram diagram = new NetworkDiagram(request(SiteInput.DEFAULT));
        String svg = diagram.svg();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("Section A", "Hall 4 B", "tie_bc", "Not in service, not drawn: ", "t4");
        assertThat(diagram.converged()).isTrue();
        assertThat(svg).isEqualTo(new NetworkDiagram(request(SiteInput.DEFAULT)).svg());
    }

    @Test
    void headroom_is_smaller_with_a_branch_out_and_ends_at_a_named_limit() {
        NetworkRequest low = new NetworkRequest(
                SiteInput.DEFAULT, Map.of(), null, SimulateRequest.FullLoadKind.TRAINING, null, 80.0);
        NetworkHeadroom headroom = new NetworkHeadroom(low, 0.98, 0.1, "mv_a");
        NetworkHeadroom.Place place = headroom.places().getFirst();
        assertThat(place.outageMw()).isBetween(20.0, place.baseMw());
        assertThat(place.baseLimit()).contains("limit of the source, 150.");
        assertThat(place.outageLimit())
                .contains("60.0000 MVA"); // the transformers that are left, or voltage before them
        assertThat(place.shortCircuitMva()).isBetween(800.0, 950.0);
        NetworkHeadroom.Place halls = java.util.Objects.requireNonNull(headroom.whole());
        assertThat(halls.bus()).isEqualTo("all halls");
        assertThat(halls.baseMw()).isGreaterThan(halls.outageMw());
    }

    @Test
    void a_site_without_a_network_and_a_bus_that_is_none_get_one_line(@TempDir Path folder) throws Exception {
        Path bare = folder.resolve("bare.yaml");
        Files.writeString(bare, "extends: memphis-announced\ngrid:\n  network: null\n");
        assertThatThrownBy(() -> NetworkView.yaml(request(bare.toString())))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("grid.network: found nothing, allowed: a site with a network");
        assertThatThrownBy(() -> new NetworkHeadroom(request(SiteInput.DEFAULT), 0.98, 0.1, "mv_z"))
                .hasMessageContaining("--bus: found 'mv_z', allowed: the name of a bus");
    }

    @Test
    void sites_that_ship_have_about_forty_buses() {
        List<NetworkView.Shipped> shipped = NetworkView.shipped();
        assertThat(shipped).extracting(NetworkView.Shipped::site).contains("memphis-announced", "memphis-as-built");
        assertThat(shipped).allSatisfy(one -> assertThat(one.buses()).isBetween(38, 46));
    }
}
