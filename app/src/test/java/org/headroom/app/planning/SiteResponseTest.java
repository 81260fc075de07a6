package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.headroom.data.series.TimeGrid;
import org.junit.jupiter.api.Test;

class SiteResponseTest {
    private static final TimeGrid GRID = new TimeGrid(0, 1800, 5);

    private static SiteResponse linear(int every) {
        return SiteResponse.tabulate(GRID, 2, 11, 0, 200e6, every, (slot, mode, itW, out) -> {
            out.siteW = 1.2 * itW + (mode + slot) * 1e6;
            out.potableM3PerS = itW * 1e-9;
            out.sewerM3PerS = itW * 2e-10;
            out.recycledM3PerS = itW * 3e-10;
        });
    }

    @Test
    void values_between_levels_lie_on_the_line_between_them() {
        SiteResponse response = linear(1);
        assertThat(response.siteW(0, 0, 100e6)).isCloseTo(120e6, within(1e-3));
        assertThat(response.siteW(0, 0, 105e6)).isCloseTo(126e6, within(1e-3));
        assertThat(response.siteW(3, 1, 105e6)).isCloseTo(130e6, within(1e-3));
    }

    @Test
    void flows_become_gallons_of_a_slot() {
        // 0.1 m3/s for half an hour is 180 m3, 47,551 US gallons of 3.785411784 L.
        assertThat(linear(1).potableGal(0, 0, 100e6)).isCloseTo(180 / 3.785411784e-3, within(1e-6));
        assertThat(linear(1).sewerGal(0, 0, 100e6)).isCloseTo(36 / 3.785411784e-3, within(1e-6));
        assertThat(linear(1).recycledGal(0, 0, 100e6)).isCloseTo(54 / 3.785411784e-3, within(1e-6));
    }

    @Test
    void slots_that_were_not_asked_are_linear_in_time() {
        assertThat(linear(2).siteW(1, 0, 50e6)).isCloseTo(61e6, within(1e-3));
        assertThat(linear(3).siteW(4, 0, 50e6)).isCloseTo(64e6, within(1e-3));
    }

    @Test
    void the_highest_it_power_is_where_site_power_meets_its_limit() {
        SiteResponse response = linear(1);
        assertThat(response.highestItW(0, 0, 120e6)).isCloseTo(100e6, within(1.0));
        assertThat(response.highestItW(2, 0, 120e6)).isCloseTo(118e6 / 1.2, within(1.0));
        assertThat(response.highestItW(2, 0, 1e6)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(response.highestItW(0, 0, 480e6)).isCloseTo(400e6, within(1.0));
    }
}
