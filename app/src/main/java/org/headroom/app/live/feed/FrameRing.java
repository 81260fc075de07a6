package org.headroom.app.live.feed;

import java.util.Arrays;
import org.headroom.app.live.Frame;

/** Frames that were asked for together and are handed on one by one; the same objects from poll to poll. */
final class FrameRing {
    private final Frame[] frames;
    private int next;
    private int end;

    FrameRing(int most, int meters, int racks) {
        frames = new Frame[most];
        Arrays.setAll(frames, i -> new Frame(meters, racks));
    }

    int capacity() {
        return frames.length;
    }

    boolean isEmpty() {
        return next == end;
    }

    void clear() {
        next = 0;
        end = 0;
    }

    /** Empty frames for so many steps. */
    void begin(double fromS, double stepS, int count) {
        for (int i = 0; i < count; i++) {
            frames[i].clear(fromS + i * stepS, fromS + (i + 1) * stepS);
        }
        next = 0;
        end = 0;
    }

    /** Lets the first frames out. */
    void ready(int count) {
        end = count;
    }

    Frame at(int i) {
        return frames[i];
    }

    void take(Frame into) {
        Frame from = frames[next++];
        into.fromS = from.fromS;
        into.toS = from.toS;
        copy(from.meters, into.meters);
        copy(from.rackGpuW, into.rackGpuW);
        copy(from.rackGpus, into.rackGpus);
        copy(from.rackGpuC, into.rackGpuC);
        copy(from.rackTensor, into.rackTensor);
        copy(from.rackSm, into.rackSm);
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
