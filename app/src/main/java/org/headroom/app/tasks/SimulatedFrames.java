package org.headroom.app.tasks;

import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.telemetry.Instruments;
import org.headroom.app.telemetry.Measured;

/** A simulated site in the same process as a source of frames: no server between, as fast as the twin steps. */
public final class SimulatedFrames implements FrameSource {
    private final Instruments instruments;
    private final double stepS;
    private final double endS;

    /** @param endS where the recording ends, epoch seconds; infinite for none */
    public SimulatedFrames(Instruments instruments, double stepS, double endS) {
        this.instruments = instruments;
        this.stepS = stepS;
        this.endS = endS;
    }

    @Override
    public void seek(double fromS) {
        while (instruments.site().nowS() < fromS - 1e-6) {
            instruments.site().advance(Math.min(fromS, instruments.site().nowS() + stepS));
            instruments.measure();
        }
    }

    @Override
    public Answer next(Frame into) {
        double fromS = instruments.site().nowS();
        if (fromS + stepS > endS + 1e-6) {
            return Answer.END;
        }
        instruments.site().advance(fromS + stepS);
        copy(instruments.measure(), into);
        return Answer.FRAME;
    }

    /** What one who cleans telemetry keeps of a step. */
    static void copy(Measured m, Frame into) {
        into.clear(m.fromS, m.toS);
        for (int i = 0; i < into.meters.length; i++) {
            into.meters[i] = m.meter(i);
        }
        if (m.silent()) {
            return;
        }
        System.arraycopy(m.rackGpus, 0, into.rackGpus, 0, into.rackGpus.length);
        for (int r = 0; r < into.rackGpuW.length; r++) {
            if (m.rackGpus[r] > 0) {
                into.rackGpuW[r] = m.rackGpuW[r];
                into.rackGpuC[r] = m.rackGpuC[r];
                into.rackTensor[r] = m.rackTensor[r];
                into.rackSm[r] = m.rackSm[r];
            }
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
