package org.headroom.app.live;

/** Where frames come from, one a step, forward in time: Prometheus, a recorded file, a simulator in the same process. */
public interface FrameSource extends AutoCloseable {
    /** What a call found. */
    enum Answer {
        /** The frame holds the next step, however much of it is silent. */
        FRAME,
        /** The next step is not over yet: ask again later. */
        WAIT,
        /** The source cannot be reached: the step may still come, ask again later. */
        AWAY,
        /** A recorded source is at its end. */
        END
    }

    /** Goes to the step that begins at this instant; the next frame is the first that starts there or after. */
    void seek(double fromS);

    Answer next(Frame into);

    @Override
    void close();
}
