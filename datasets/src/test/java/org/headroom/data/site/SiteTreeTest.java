package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteTreeTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    @Test
    void the_announced_site_binds_to_designs() {
        Site site = ANNOUNCED.bind(ANNOUNCED.planningFrom());
        assertThat(site.it().servers()).isEqualTo(12_500);
    }

    @Test
    void what_show_prints_reads_back_as_the_same_tree() {
        SiteTree again = SiteTree.parse("again", ANNOUNCED.toYaml());
        assertThat(again.toYaml()).isEqualTo(ANNOUNCED.toYaml());
        assertThat(again.hash()).isEqualTo(ANNOUNCED.hash());
    }
}
