package org.headroom.app.live.loop;

import org.headroom.app.live.Frame;
import org.headroom.app.live.watch.AlarmEvent;

/** Who hears of a live run: the command line, the HTTP server's page, the webhook. Called by the loop's thread. */
public interface LiveListener {
    /** What is known now, about twice a second at most. */
    void picture(LivePicture picture);

    /**
     * A step was taken; whoever charts it hears of each, the pictures leave out some.
     *
     * @param frame what was heard; reused, so copy what you keep
     * @param estimated what each meter should have said; reused too
     */
    default void step(Frame frame, double[] estimated) {}

    /** @param late whether it is found long after its time, while a gap is filled */
    void alarm(AlarmEvent event, boolean late);

    /** One line of news about the run itself. */
    void say(String line);
}
