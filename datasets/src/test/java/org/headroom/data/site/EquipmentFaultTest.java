package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of cooling equipment in a site file. */
class EquipmentFaultTest {
    @TempDir
    private Path folder;

    private Site site(String fault) throws IOException {
        return site("equipment_fault", fault);
    }

    private Site site(String kind, String fault) throws IOException {
        String text = "extends: memphis-announced\nevents:\n  broken:\n    kind: " + kind + "\n"
                + "    from: 2025-07-17T14:00\n    to: 2025-07-17T14:10\n    foreseen: false\n    hypothetical: true\n"
                + "    source: what if\n    " + fault.replace("; ", "\n    ") + "\n";
        SiteTree tree = SiteTree.read(Files.writeString(folder.resolve("site.yaml"), text));
        return tree.bind(tree.planningFrom());
    }

    private Fault fault(String text) throws IOException {
        return site(text).events().stream()
                .map(SiteEvent::fault)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_fault_of_some_racks_is_read() throws IOException {
        Fault f = fault("component: cdu_pumps; first_rack_count: 9; racks_count: 8; lost_share: 0.5");
        assertThat(f).isEqualTo(new Fault(Fault.Component.CDU_PUMPS, 1_752_778_800L, 1_752_779_400L, 0.5, 8, 8, 0));
    }

    @Test
    void what_is_not_said_is_all_of_it() throws IOException {
        assertThat(fault("component: cdu_valves").racks()).isEqualTo(1563);
        assertThat(fault("component: warm_pumps").lostShare()).isEqualTo(1);
        assertThat(fault("component: warm_valve; position_share: 0.5").position())
                .isEqualTo(0.5);
        assertThat(fault("component: cooling_power").racks())
                .as("CDU pumps run on")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "component: warm_valve | position_share | no value",
                "component: warm_pumps; position_share: 0.5 | position_share | 0.5",
                "component: warm_valve; position_share: 0; lost_share: 1 | lost_share | 1",
                "component: chillers; racks_count: 3 | racks_count | 3",
                "component: makeup; first_rack_count: 3 | first_rack_count | 3",
                "component: cdu_pumps; first_rack_count: 1564 | first_rack_count | 1564",
                "component: cdu_pumps; first_rack_count: 1560; racks_count: 5 | racks_count | 1 to 4",
                "component: cdu_pumps; lost_share: 1.5 | lost_share | 1.5",
                "component: boiler | component | boiler",
                "lost_share: 1 | component | no value"
            })
    void a_wrong_fault_is_refused_with_its_path(String fault, String key, String found) {
        assertThatThrownBy(() -> site(fault.strip()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("events.broken." + key.strip())
                .hasMessageContaining(found.strip());
    }

    @Test
    void other_events_take_no_equipment() {
        assertThatThrownBy(() -> site("utility_call", "site_power_mw: 90; component: makeup"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("events.broken.component")
                .hasMessageContaining("nothing, for a utility_call");
    }
}
