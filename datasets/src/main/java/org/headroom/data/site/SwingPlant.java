package org.headroom.data.site;

import java.util.Map;
import org.headroom.grid.swing.GridInertia;
import org.headroom.grid.swing.Iteration;
import org.headroom.grid.swing.RideThrough;
import org.headroom.grid.swing.SwingLimits;
import org.headroom.grid.swing.TrainingJob;
import org.headroom.grid.swing.VoltageChange;

/**
 * What a site knows of its fast dynamics, {@code grid.swing}; what the file does not say is that of a plain training job.
 *
 * @param power of one server; compute power is the highest AC power of the site's servers
 * @param lagS of a server's power, s
 * @param energyUsdPerJ price at which remedies are costed
 * @param reconnectWPerS fastest rise while load returns after a dip, W/s
 * @param rideThrough by group: servers, ups, cooling
 */
public record SwingPlant(
        Iteration iteration,
        TrainingJob.Power power,
        TrainingJob.Checkpoint checkpoint,
        TrainingJob.Failures failures,
        double lagS,
        SwingLimits limits,
        RemedyDesigns remedies,
        GridInertia inertia,
        VoltageChange network,
        Map<String, Group> rideThrough,
        double energyUsdPerJ,
        double reconnectWPerS) {

    /** Groups of load with their own ride-through. */
    public static final String SERVERS = "servers";

    public static final String UPS = "ups";
    public static final String COOLING = "cooling";

    /** @param returnAfterS from the end of a dip, s */
    public record Group(RideThrough rideThrough, double returnAfterS) {}

    /**
     * Remedies as they are tried.
     *
     * @param rampUpWPerS of one GPU
     * @param rampDownWPerS of one GPU
     * @param rackJ for each GPU
     * @param rackW for each GPU
     * @param batteryJ that smoothing may use
     * @param batteryCycles full cycles over its life
     * @param batteryUsdPerJ to replace it
     */
    public record RemedyDesigns(
            double staggerS,
            double floorShare,
            double rampUpWPerS,
            double rampDownWPerS,
            double holdS,
            double dummyShare,
            double dummyDelayS,
            double dummyThroughputLoss,
            double rackJ,
            double rackW,
            double rackEfficiency,
            double batteryJ,
            double batteryResponseS,
            double batterySmoothS,
            double batteryCycles,
            double batteryUsdPerJ) {}

    public SwingPlant {
        rideThrough = Map.copyOf(rideThrough);
    }

    /** The ride-through of a group. */
    public Group group(String name) {
        Group group = rideThrough.get(name);
        if (group == null) {
            throw new IllegalArgumentException("no group " + name);
        }
        return group;
    }
}
