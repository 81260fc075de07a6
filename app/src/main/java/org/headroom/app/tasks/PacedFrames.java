package org.headroom.app.tasks;

import java.util.function.LongSupplier;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.jspecify.annotations.Nullable;

/**
 * Frames that lie ready, handed on by a clock that runs at a speed. The clock waits for whoever reads: it is never more than
 * {@link #MOST_AHEAD_S} ahead of the last frame that was taken, so that too high a speed is a lower one.
 */
final class PacedFrames implements FrameSource {
    private static final double MOST_AHEAD_S = 60;
    private static final double MS = 1000;

    private final FrameSource inner;
    private final LongSupplier wallMs;
    private double speed;
    private double atS;
    private long atMs;
    private double takenS;
    private @Nullable Frame buffer;
    private boolean held;
    private boolean running;

    /**
     * @param presentS where the clock stands until somebody seeks; frames before it come at once
     * @param speed seconds of this clock in one of the wall's
     */
    PacedFrames(FrameSource inner, double presentS, double speed, LongSupplier wallMs) {
        this.inner = inner;
        this.wallMs = wallMs;
        this.speed = speed;
        this.atS = presentS;
        this.takenS = presentS;
        this.atMs = wallMs.getAsLong();
    }

    /** From any thread. */
    synchronized void speed(double newSpeed) {
        setClock(nowS());
        speed = newSpeed;
    }

    /** The clock. */
    synchronized double nowS() {
        if (!running) {
            return atS;
        }
        double now = atS + speed * (wallMs.getAsLong() - atMs) / MS;
        if (now > takenS + MOST_AHEAD_S) {
            setClock(takenS + MOST_AHEAD_S);
            return atS;
        }
        return now;
    }

    private void setClock(double nowS) {
        atS = nowS;
        atMs = wallMs.getAsLong();
    }

    @Override
    public void seek(double fromS) {
        held = false;
        inner.seek(fromS);
        synchronized (this) {
            setClock(nowS());
            running = true;
        }
    }

    @Override
    public Answer next(Frame into) {
        Frame frame = buffer == null ? new Frame(into.meters.length, into.rackGpuW.length) : buffer;
        buffer = frame;
        if (!held) {
            Answer answer = inner.next(frame);
            if (answer != Answer.FRAME) {
                return answer;
            }
            held = true;
        }
        if (frame.toS > nowS() + 1e-6) {
            return Answer.WAIT;
        }
        copy(frame, into);
        held = false;
        synchronized (this) {
            takenS = Math.max(takenS, frame.toS);
        }
        return Answer.FRAME;
    }

    private static void copy(Frame from, Frame into) {
        into.fromS = from.fromS;
        into.toS = from.toS;
        System.arraycopy(from.meters, 0, into.meters, 0, from.meters.length);
        System.arraycopy(from.rackGpuW, 0, into.rackGpuW, 0, from.rackGpuW.length);
        System.arraycopy(from.rackGpus, 0, into.rackGpus, 0, from.rackGpus.length);
        System.arraycopy(from.rackGpuC, 0, into.rackGpuC, 0, from.rackGpuC.length);
        System.arraycopy(from.rackTensor, 0, into.rackTensor, 0, from.rackTensor.length);
        System.arraycopy(from.rackSm, 0, into.rackSm, 0, from.rackSm.length);
    }

    @Override
    public void close() {
        inner.close();
    }
}
