package org.headroom.physics.cooling;

/** What a pump group does at one moment. Mutable and reused. */
public final class PumpPoint {
    /** Flow of all running pumps together, kg/s: what was wanted, or less when the pumps cannot. */
    public double flowKgPerS;

    /** Pressure rise of the pumps, Pa; above the system's where they run at least speed against closing valves. */
    public double headPa;

    /** Speed over full speed; 0 when none runs. */
    public double speed;

    public int running;

    /** Power at the shafts, W: heat in the water. */
    public double shaftW;

    /** Electric power of all drives, W. */
    public double electricW;

    /** Hydraulic over electric power; 0 when none runs. */
    public double efficiency;
}
