package org.headroom.app.curtail;

/**
 * How far an hour of a plan can be brought down, IT power in W.
 *
 * @param capsW by the lowest caps, within half a minute
 * @param stopW on five minutes' notice: pauses where a checkpoint comes, else stops without one; servers stay on
 * @param pauseW on thirty minutes' notice, at checkpoints
 * @param offW the same with servers switched off
 * @param capsUntilLateH how long the caps can stand before any job is late that would not be, h; infinity if none ever is
 * @param pauseUntilLateH the same of pauses
 * @param batteryW what the battery gives at once
 * @param batteryJ what it can give in all
 */
public record Reach(
        double capsW,
        double stopW,
        double pauseW,
        double offW,
        double capsUntilLateH,
        double pauseUntilLateH,
        double batteryW,
        double batteryJ) {}
