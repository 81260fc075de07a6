package org.headroom.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

class StorageModelsTest {
    @Test
    void without_a_design_it_is_the_battery_of_the_announced_site() {
        assertThat(StorageModels.megapacks())
                .isEqualTo(SiteTree.embedded("memphis-announced")
                        .bind(Instant.parse("2025-08-01T05:00:00Z"))
                        .grid()
                        .battery());
    }
}
