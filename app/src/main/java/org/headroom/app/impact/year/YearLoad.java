package org.headroom.app.impact.year;

import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.RackColumns;
import org.headroom.app.load.SiteLoad;
import org.headroom.data.site.SiteEvent;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;

/**
 * All servers at the same place between idle and their highest power, hour by hour, written column by column.
 * While the utility calls a share of all servers is switched off.
 */
final class YearLoad implements SiteLoad {
    private final WorkOfYear work;
    private final Fleet fleet;
    private final RackColumns columns;
    private final double gpuFactor;
    private final double offOnCall;
    private final List<SiteEvent> calls;
    private double place = Double.NaN;
    private double on = Double.NaN;

    /**
     * @param gpuFactor what GPUs draw over what their law says
     * @param offOnCall share of the servers that a call switches off
     */
    YearLoad(
            WorkOfYear work,
            Fleet fleet,
            RackColumns columns,
            double gpuFactor,
            double offOnCall,
            List<SiteEvent> calls) {
        this.work = work;
        this.fleet = fleet;
        this.columns = columns;
        this.gpuFactor = gpuFactor;
        this.offOnCall = offOnCall;
        this.calls = calls;
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        double nextPlace = work.placeAt(fromS, toS);
        double nextOn = 1 - offOnCall * calledShare(fromS, toS);
        into.gpusBusy = nextOn * work.busyAt(fromS, toS) * fleet.gpus();
        if (nextPlace == place && nextOn == on) {
            return;
        }
        place = nextPlace;
        on = nextOn;
        for (int c = 0; c < into.racks; c++) {
            int rack = columns.rackOf()[c];
            ServerPower law = fleet.serverOf(rack);
            GpuPower gpu = fleet.gpuOf(rack);
            int n = fleet.gpusPerServer();
            double idleW = law.server().idleAcW();
            double acW = idleW + place * (law.server().maxAcW() - idleW);
            double oneW = law.gpuWOf(acW);
            double perKelvin = oneW < gpu.design().limitW()
                    ? Math.max(0, gpu.utilizationOf(oneW)) * gpu.design().leakageWPerK()
                    : 0;
            int servers = fleet.serversIn(rack);
            for (int s = 0; s < into.slots; s++) {
                double there = s < servers ? on : 0;
                into.gpuW[s][c] = there * n * oneW * gpuFactor;
                into.leakageWPerK[s][c] = there * n * perKelvin * gpuFactor;
                into.gpuIdleW[s][c] = there * n * Math.min(gpu.design().idleW(), oneW) * gpuFactor;
                into.gpuMostW[s][c] = there * n * gpu.design().limitW() * Math.max(1, gpuFactor);
                into.restW[s][c] = there * (acW - n * oneW);
            }
        }
        into.version++;
    }

    /** The part of an interval in which the utility calls. */
    private double calledShare(double fromS, double toS) {
        double called = 0;
        for (int i = 0; i < calls.size(); i++) {
            SiteEvent call = calls.get(i);
            called += Math.max(0, Math.min(toS, call.toS()) - Math.max(fromS, call.fromS()));
        }
        return Math.min(1, called / (toS - fromS));
    }
}
