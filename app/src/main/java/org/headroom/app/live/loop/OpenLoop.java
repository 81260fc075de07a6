package org.headroom.app.live.loop;

import org.headroom.app.live.Frame;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.EstimatorOptions;
import org.jspecify.annotations.Nullable;

/**
 * A second estimator that goes on without telemetry while the source is away, to be shown and no more (decision 37). It learns
 * nothing, and what it assumes never comes into the first one's state.
 */
final class OpenLoop {
    private static final double STEP_S = 60;

    /** At most so many steps in one go: somebody may be asking. */
    private static final int STEPS = 50;

    private final LiveSetup setup;
    private final int meters;
    private @Nullable Estimator alone;

    OpenLoop(LiveSetup setup, int meters) {
        this.setup = setup;
        this.meters = meters;
    }

    boolean running() {
        return alone != null;
    }

    /** The one that goes on alone; only while {@link #running}. */
    Estimator estimator() {
        Estimator e = alone;
        if (e == null) {
            throw new IllegalStateException("telemetry is heard");
        }
        return e;
    }

    /** Steps from where the first one stands towards the present; whether it stepped. */
    boolean to(double nowS, Estimator from) {
        Estimator e = alone;
        if (e == null) {
            EstimatorOptions deaf = EstimatorOptions.usual().withoutLearning();
            e = new Estimator(setup.site(), setup.priors(), setup.weather(), deaf, from.snapshot());
            alone = e;
        }
        Frame silent = new Frame(meters, e.racks().racks());
        int steps = 0;
        while (steps < STEPS && e.atS() + STEP_S <= nowS) {
            silent.clear(e.atS(), e.atS() + STEP_S);
            e.step(silent);
            steps++;
        }
        return steps > 0;
    }

    /** Telemetry is back. */
    void end() {
        alone = null;
    }
}
