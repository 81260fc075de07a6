package org.headroom.app.curtail;

import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.SiteLoad;

/** A load of which some servers without a job are switched off for a while, those of the highest places first. */
final class OffServers implements SiteLoad {
    /** So many servers draw nothing over {@code [fromS, toS)}. */
    record Window(double fromS, double toS, int servers) {}

    private final SiteLoad load;
    private final List<Window> windows;
    private final Fleet fleet;
    private final RackBank plain;
    private long copied = Long.MIN_VALUE;
    private int off = -1;
    private boolean blended;

    OffServers(SiteLoad load, Fleet fleet, List<Window> windows) {
        this.load = load;
        this.fleet = fleet;
        this.windows = List.copyOf(windows);
        this.plain = fleet.newBank();
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        load.mean(fromS, toS, plain);
        double serverS = 0;
        for (Window w : windows) {
            serverS += w.servers() * Math.max(0, Math.min(toS, w.toS()) - Math.max(fromS, w.fromS()));
        }
        double now = serverS / (toS - fromS);
        into.gpusBusy = plain.gpusBusy;
        boolean whole = now == Math.rint(now);
        if (plain.version == copied && now == off && !blended) {
            return;
        }
        copied = plain.version;
        off = (int) Math.ceil(now);
        blended = !whole;
        copy(plain.gpuW, into.gpuW);
        copy(plain.leakageWPerK, into.leakageWPerK);
        copy(plain.gpuIdleW, into.gpuIdleW);
        copy(plain.gpuMostW, into.gpuMostW);
        copy(plain.restW, into.restW);
        double left = now;
        for (int i = fleet.servers() - 1; i >= 0 && left > 0; i--) {
            int rack = i / fleet.slots();
            int slot = i - rack * fleet.slots();
            double idleW = plain.gpuIdleW[slot][rack];
            if (idleW > 0 && plain.gpuMostW[slot][rack] <= idleW && plain.gpuW[slot][rack] <= idleW) {
                double on = 1 - Math.min(1, left);
                into.gpuW[slot][rack] *= on;
                into.leakageWPerK[slot][rack] *= on;
                into.gpuIdleW[slot][rack] *= on;
                into.gpuMostW[slot][rack] *= on;
                into.restW[slot][rack] *= on;
                left -= 1;
            }
        }
        into.version++;
    }

    private static void copy(double[][] from, double[][] to) {
        for (int s = 0; s < from.length; s++) {
            System.arraycopy(from[s], 0, to[s], 0, from[s].length);
        }
    }
}
