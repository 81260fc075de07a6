package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * GPU power smoothing as GB200 and later offer it: a floor under the power of a GPU at work, limits on how fast it may rise
 * and fall, and a hold before the floor is let go.
 *
 * <pre>
 *   wanted = max(p, floor)   while p was at the floor or above within the last hold seconds, else p
 *   out    = wanted, but by no more than up dt above and down dt below the step before
 * </pre>
 *
 * Dummy work makes up what the floor and the slow fall add; where a slow rise holds power back, the work waits: seconds of
 * compute lost = missing energy / (compute - communication power). That an iteration then takes longer is not fed back.
 *
 * <p>Source: Choukse et al., "Power Stabilization for AI Training Datacenters", arXiv 2508.14318 (2025); the names of the
 * parameters are those of NVML's power smoothing (percent TMP floor, ramp up and down rate in W/s, ramp-down hysteresis in ms).
 *
 * @param floorShare floor over the compute power of a server, 0 to 1; 0 for none
 * @param upWPerS fastest rise of one server, W/s; infinity for no limit
 * @param downWPerS fastest fall of one server, W/s; infinity for no limit
 * @param holdS how long the floor stays after the last work, s
 */
public record PowerFloor(double floorShare, double upWPerS, double downWPerS, double holdS) {
    public PowerFloor {
        Checks.share("floor_share", floorShare);
        if (!(upWPerS > 0)) {
            Checks.positive("up_w_per_s", upWPerS);
        }
        if (!(downWPerS > 0)) {
            Checks.positive("down_w_per_s", downWPerS);
        }
        Checks.notNegative("hold_s", holdS);
    }

    /** Shapes the power of a job's servers in place and books what it adds and what it holds back. */
    void apply(TrainingJob job, double[] powerW, double dtS, RemedyCosts.Book book) {
        double floorW = floorShare * job.servers() * job.power().computeW();
        double upW = upWPerS * job.servers() * dtS;
        double downW = downWPerS * job.servers() * dtS;
        long hold = Math.round(holdS / dtS);
        long sinceWork = 0;
        double before = powerW.length == 0 ? 0 : Math.max(floorW, powerW[0]);
        double addedW = 0;
        double missingW = 0;
        for (int i = 0; i < powerW.length; i++) {
            double p = powerW[i];
            sinceWork = p >= floorW ? 0 : sinceWork + 1;
            double wanted = floorW > 0 && sinceWork <= hold ? Math.max(p, floorW) : p;
            double out = Math.max(before - downW, Math.min(before + upW, wanted));
            addedW += Math.max(0, out - p);
            missingW += Math.max(0, p - out);
            powerW[i] = out;
            before = out;
        }
        double n = Math.max(1, powerW.length);
        book.addedServerW += addedW / n;
        double swingW = job.swingW();
        book.gpusLost += swingW > 0 ? job.gpus() * Math.min(1, missingW / n / swingW) : 0;
    }
}
