package org.headroom.app.tasks;

/** Who hears of a {@link LiveRun}. Called by the run's thread. */
public interface LiveEar {
    /** What is known now, about twice a second. */
    void moment(LiveMoment moment);

    /** One line of news about the run. */
    void say(String line);

    /** @param why in one line what ended it; empty if it was stopped, or a recording is over */
    void ended(String why);
}
