package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    /** Two halls of 8 racks, arrays of 2 racks: 16 servers each. */
    private static final Fleet FLEET = SmallSite.FLEET;

    private static int[] pick(Placement placement, boolean[] taken, double[] roomW, int wanted) {
        int[] into = new int[FLEET.servers()];
        int found = placement.pick(FLEET, i -> !taken[i], roomW, into, wanted);
        return Arrays.copyOf(into, found);
    }

    private static int[] pick(Placement placement, int wanted) {
        boolean[] taken = new boolean[FLEET.servers()];
        Arrays.fill(taken, 0, 4, true);
        return pick(placement, taken, new double[] {1, 2}, wanted);
    }

    private static List<Integer> boxed(int[] servers) {
        return Arrays.stream(servers).boxed().toList();
    }

    @Test
    void the_lowest_free_servers_are_the_default() {
        assertThat(pick(Placement.LOWEST, 3)).containsExactly(4, 5, 6);
    }

    @Test
    void compact_takes_the_fullest_array_that_can_hold_the_job() {
        assertThat(boxed(pick(Placement.COMPACT, 12))).hasSize(12).allMatch(i -> i / 16 == 0);
        assertThat(boxed(pick(Placement.COMPACT, 13))).hasSize(13).allMatch(i -> i / 16 == 1);
        assertThat(Arrays.stream(pick(Placement.COMPACT, 44)).map(i -> i / 16).distinct())
                .as("two whole arrays and the part-filled one")
                .hasSize(3);
    }

    @Test
    void spread_takes_the_same_number_from_each_hall() {
        int[] picked = pick(Placement.SPREAD, 40);
        assertThat(Arrays.stream(picked).filter(i -> i < 64).count()).isEqualTo(20);
        int[] all = pick(Placement.SPREAD, 124);
        assertThat(Arrays.stream(all).filter(i -> i < 64).count()).isEqualTo(60);
        assertThat(Arrays.stream(all).distinct().count()).isEqualTo(124);
    }

    @Test
    void worst_fit_begins_with_the_hall_that_has_most_room_on_its_feed() {
        assertThat(boxed(pick(Placement.WORST_FIT, 20))).allMatch(i -> i >= 64);
        assertThat(pick(Placement.WORST_FIT, 70)).hasSize(70);
    }

    @Test
    void all_say_how_many_there_were() {
        for (Placement placement : Placement.values()) {
            assertThat(pick(placement, 128)).as(placement.name()).hasSize(124);
        }
    }
}
