package org.headroom.app.live.loop;

import org.headroom.app.live.watch.AlarmEvent;

/** Who hears of a live run: the command line, the HTTP server's page, the webhook. Called by the loop's thread. */
public interface LiveListener {
    /** What is known now, about twice a second at most. */
    void picture(LivePicture picture);

    /** @param late whether it is found long after its time, while a gap is filled */
    void alarm(AlarmEvent event, boolean late);

    /** One line of news about the run itself. */
    void say(String line);
}
