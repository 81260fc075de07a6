package org.headroom.app.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Racks that are told apart no further: all racks of a column stand in one hall, hold the same servers, carry the same
 * jobs at all times and share every fault, so what happens in one happens in each. A run that steps one rack a column and
 * counts it as often as the column has racks gives the same sums, in a fraction of the time.
 *
 * <p>Columns stand in the order of their first racks, hence hall by hall.
 *
 * @param rackOf first rack of each column
 * @param times racks of each column
 * @param racks racks of the site
 */
public record RackColumns(int[] rackOf, double[] times, int racks) {

    /** Every rack for itself. */
    public static RackColumns each(int racks) {
        int[] all = new int[racks];
        Arrays.setAll(all, r -> r);
        double[] once = new double[racks];
        Arrays.fill(once, 1);
        return new RackColumns(all, once, racks);
    }

    /** Racks of a fleet that all carry the same work. */
    public static RackColumns ofEven(Fleet fleet, int[] edges) {
        int[] sorted = Arrays.stream(edges).sorted().toArray();
        Map<List<Integer>, Integer> columns = new HashMap<>();
        int[] rackOf = new int[fleet.racks()];
        double[] times = new double[fleet.racks()];
        for (int r = 0; r < fleet.racks(); r++) {
            int edge = Arrays.binarySearch(sorted, r);
            List<Integer> key = List.of(
                    fleet.hallOf(r),
                    fleet.kindOfRack()[r],
                    fleet.makerOfRack()[r],
                    edge >= 0 ? lastOf(sorted, edge) : -edge - 2,
                    fleet.serversIn(r));
            int column = columns.computeIfAbsent(key, _ -> columns.size());
            if (times[column]++ == 0) {
                rackOf[column] = r;
            }
        }
        int count = columns.size();
        return new RackColumns(Arrays.copyOf(rackOf, count), Arrays.copyOf(times, count), fleet.racks());
    }

    /**
     * Racks of a fleet under a schedule of jobs.
     *
     * @param edges racks at which something other than jobs begins or ends, as the racks of a fault do
     */
    public static RackColumns of(Fleet fleet, JobLoad jobs, int[] edges) {
        int[] kindOfServer = jobs.alike();
        int[] sorted = Arrays.stream(edges).sorted().toArray();
        Map<List<Integer>, Integer> columns = new HashMap<>();
        int[] rackOf = new int[fleet.racks()];
        double[] times = new double[fleet.racks()];
        Integer[] key = new Integer[fleet.slots() + 4];
        for (int r = 0; r < fleet.racks(); r++) {
            key[0] = fleet.hallOf(r);
            key[1] = fleet.kindOfRack()[r];
            key[2] = fleet.makerOfRack()[r];
            int edge = Arrays.binarySearch(sorted, r);
            key[3] = edge >= 0 ? lastOf(sorted, edge) : -edge - 2;
            for (int s = 0; s < fleet.slots(); s++) {
                int server = r * fleet.slots() + s;
                key[4 + s] = server < kindOfServer.length ? kindOfServer[server] : -1;
            }
            int column = columns.computeIfAbsent(List.of(key), _ -> columns.size());
            if (times[column]++ == 0) {
                rackOf[column] = r;
            }
        }
        int count = columns.size();
        return new RackColumns(Arrays.copyOf(rackOf, count), Arrays.copyOf(times, count), fleet.racks());
    }

    private static int lastOf(int[] sorted, int at) {
        int last = at;
        while (last + 1 < sorted.length && sorted[last + 1] == sorted[at]) {
            last++;
        }
        return last;
    }

    public int count() {
        return rackOf.length;
    }

    /** Whether each column is a single rack. */
    public boolean single() {
        return count() == racks;
    }

    /** The column after the last one of each hall. */
    public int[] hallEnds(Fleet fleet) {
        int[] ends = new int[fleet.halls()];
        for (int c = 0; c < count(); c++) {
            ends[fleet.hallOf(rackOf[c])] = c + 1;
        }
        return ends;
    }
}
