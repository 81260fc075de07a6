package org.headroom.grid.powerflow;

import java.util.Arrays;

/** Which buses are joined to a reference by branches in service. */
final class Islands {
    /** Island of each bus, from 0; -1 without a reference. */
    final int[] island;

    private final Admittances net;
    private final int[] queue;

    Islands(Admittances net) {
        this.net = net;
        island = new int[net.buses];
        queue = new int[net.buses];
    }

    /** Finds the islands anew from the references among the roles. */
    void find(byte[] role) {
        Arrays.fill(island, -1);
        int count = 0;
        for (int i = 0; i < net.buses; i++) {
            if (role[i] == BusRole.REFERENCE && island[i] < 0) {
                spread(i, count++);
            }
        }
    }

    private void spread(int from, int number) {
        Incidence atBus = net.atBus();
        int head = 0;
        int tail = 0;
        queue[tail++] = from;
        island[from] = number;
        while (head < tail) {
            int i = queue[head++];
            for (int t = atBus.start[i]; t < atBus.start[i + 1]; t++) {
                int k = atBus.member[t];
                if (net.in[k]) {
                    int other = net.from[k] == i ? net.to[k] : net.from[k];
                    if (island[other] < 0) {
                        island[other] = number;
                        queue[tail++] = other;
                    }
                }
            }
        }
    }
}
