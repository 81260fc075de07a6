package org.headroom.app.curtail;

import org.headroom.app.load.Assignment;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.FleetPower;

/** What a job draws above idle servers and how fast it goes, by its cap; of the mean server of the fleet. */
final class Powers {
    private final FleetPower power;
    private final Fleet fleet;
    final double idleServerW;
    final double leastCapW;

    Powers(Fleet fleet, WorkProfile profile) {
        this.fleet = fleet;
        this.power = new FleetPower(fleet, profile);
        this.idleServerW = power.idleAcWPerGpu() * fleet.gpusPerServer();
        this.leastCapW = fleet.kinds().getFirst().gpu().design().minCapW();
    }

    int servers(Assignment a) {
        return Math.ceilDiv(a.gpus(), fleet.gpusPerServer());
    }

    int siteServers() {
        return fleet.servers();
    }

    double gpuLimitW() {
        return fleet.gpuLimitW();
    }

    /** Above what its servers draw idle, W. */
    double aboveIdleW(Assignment a, double capW) {
        return servers(a) * (power.serverAcWPerGpu(a.job(), capW) * fleet.gpusPerServer() - idleServerW);
    }

    /** Pace at a cap over the pace at another. */
    double pace(Assignment a, double capW, double ofCapW) {
        double of = power.relativeThroughput(a.job(), ofCapW);
        return of > 0 ? Math.min(1, power.relativeThroughput(a.job(), capW) / of) : 1;
    }

    /** Above idle at an instant of the plan, W; 0 if the job does not run here then. */
    double plannedW(Schedule schedule, Assignment a, double atS) {
        return a.here() && a.startS() <= atS && atS < a.endS()
                ? aboveIdleW(a, schedule.capW(a, (long) Math.floor(atS)))
                : 0;
    }
}
