package org.headroom.app.proof;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.data.quantity.InputError;

/** Jobs in an order in which each comes after those it waits for. */
final class InstanceOrder {
    private InstanceOrder() {}

    /** @throws InputError if jobs wait for each other in a circle */
    static int[] of(List<PureJob> jobs, String file) {
        int[] waits = new int[jobs.size()];
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int j = 0; j < waits.length; j++) {
            waits[j] = jobs.get(j).after().length;
            if (waits[j] == 0) {
                ready.add(j);
            }
        }
        int[] order = new int[waits.length];
        int count = 0;
        while (!ready.isEmpty()) {
            int done = ready.remove();
            order[count++] = done;
            for (int j = 0; j < waits.length; j++) {
                int base = done;
                int times = (int) Arrays.stream(jobs.get(j).after())
                        .filter(b -> b == base)
                        .count();
                waits[j] -= times;
                if (times > 0 && waits[j] == 0) {
                    ready.add(j);
                }
            }
        }
        if (count < order.length) {
            int stuck = 0;
            while (waits[stuck] == 0) {
                stuck++;
            }
            throw new InputError(file, "jobs[" + stuck + "].after", "a circle", "jobs that wait for earlier ones");
        }
        return order;
    }
}
