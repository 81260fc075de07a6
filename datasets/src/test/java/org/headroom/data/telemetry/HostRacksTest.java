package org.headroom.data.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRacksTest {
    /** Four halls of 1,563 racks: 391, 391, 391 and 390. */
    private static final ItPlant IT = it();

    private static ItPlant it() {
        SiteTree site = SiteTree.embedded("memphis-announced");
        return site.bind(site.planningFrom()).it();
    }

    private static HostRacks of(String pattern) {
        return new HostRacks(IT, new Telemetry.Hosts("Hostname", pattern, null), Path.of("."));
    }

    @Test
    void names_tell_the_rack_by_the_pattern() {
        HostRacks hosts = of(Telemetry.Hosts.DEFAULT_PATTERN);
        assertThat(hosts.rackOf("r0001n1")).isZero();
        assertThat(hosts.rackOf("r1563n4.cluster.local")).isEqualTo(1562);
        assertThat(hosts.rackOf("r1564n1")).isEqualTo(-1);
        assertThat(hosts.rackOf("r0000n1")).isEqualTo(-1);
        assertThat(hosts.rackOf("login1")).isEqualTo(-1);
    }

    @Test
    void racks_may_be_counted_within_a_hall_by_its_name_or_number() {
        HostRacks hosts = of("^h(?<hall>[0-9]+)-r(?<rack>[0-9]+)-");
        assertThat(hosts.rackOf("h2-r001-n3"))
                .isEqualTo(IT.hallList().getFirst().racks());
        assertThat(hosts.rackOf("h9-r001-n3")).isEqualTo(-1);
        assertThat(hosts.rackOf("h4-r392-n3")).isEqualTo(-1);
        assertThat(of("^(?<hall>hall_[0-9])r(?<rack>[0-9]+)").rackOf("hall_2r1"))
                .isEqualTo(IT.hallList().getFirst().racks());
    }

    @Test
    void series_tell_it_by_their_rack_label_or_their_host() {
        HostRacks hosts = of(Telemetry.Hosts.DEFAULT_PATTERN);
        assertThat(hosts.rackOf(Map.of("rack", "12"))).isEqualTo(11);
        assertThat(hosts.rackOf(Map.of("rack", "r0012", "hall", "hall_3"))).isEqualTo(11);
        assertThat(hosts.rackOf(Map.of("Hostname", "r0012n8"))).isEqualTo(11);
        assertThat(hosts.rackOf(Map.of("instance", "r0012n8"))).isEqualTo(-1);
        assertThat(hosts.rackOf(Map.of())).isEqualTo(-1);
    }

    @Test
    void a_table_of_hosts_goes_before_the_pattern(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("hosts.csv"), "host,rack,slot,hall\nalpha,3,1,hall_1\nbeta,1,2,hall_2\n");
        Telemetry.Hosts named = new Telemetry.Hosts("Hostname", Telemetry.Hosts.DEFAULT_PATTERN, "hosts.csv");
        HostRacks hosts = new HostRacks(IT, named, folder);
        assertThat(hosts.rackOf("alpha")).isEqualTo(2);
        assertThat(hosts.rackOf("beta")).isEqualTo(IT.hallList().getFirst().racks());
        assertThat(hosts.rackOf("r0005n1")).isEqualTo(4);
        assertThat(hosts.rackOf(Map.of("Hostname", "alpha", "rack", "9"))).isEqualTo(2);
        assertThat(hosts.rackOf(Map.of("Hostname", "r0005n1", "rack", "9"))).isEqualTo(8);
        Files.writeString(folder.resolve("hosts.csv"), "host,rack\nalpha,3\nalpha,4\n");
        assertThatThrownBy(() -> new HostRacks(IT, named, folder))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3");
        Files.writeString(folder.resolve("hosts.csv"), "host,rack\nalpha,3000\n");
        assertThatThrownBy(() -> new HostRacks(IT, named, folder))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 2");
        Files.writeString(folder.resolve("hosts.csv"), "host,rack,slot\nalpha,3,1\nbeta,3,1\n");
        assertThatThrownBy(() -> new HostRacks(IT, named, folder))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'alpha'");
        Files.writeString(folder.resolve("hosts.csv"), "host,rack\n");
        assertThatThrownBy(() -> new HostRacks(IT, named, folder))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no hosts");
        Files.writeString(folder.resolve("hosts.csv"), "name,place\n");
        assertThatThrownBy(() -> new HostRacks(IT, named, folder)).isInstanceOf(InputError.class);
    }
}
