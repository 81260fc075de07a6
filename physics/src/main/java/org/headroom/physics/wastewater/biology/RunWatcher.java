package org.headroom.physics.wastewater.biology;

/** Looks on while a run goes. */
public interface RunWatcher {
    /** Looks at nothing. */
    RunWatcher NONE = new RunWatcher() {};

    /** @param share of the run that is done, 0 to 1 */
    default void progress(double share) {}

    /** Called at the start, at each sample time and at the end. */
    default void sample(RunSample sample) {}
}
