package org.headroom.physics.gpu;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * The fastest layout of a training job that fits into memory: matrices over 1 to 8 GPUs, 1 to 64 stages, up to 4 sequences a
 * micro-batch, experts over replicas, interleaved or not, with and without recomputation.
 */
public final class LayoutSearch {
    private static final double MI = 1 << 20;
    private static final int[] TENSOR = {1, 2, 4, 8};
    private static final int[] MICRO_BATCHES = {1, 2, 4};

    private final LanguageModel model;
    private final GpuSheet gpu;

    public LayoutSearch(LanguageModel model, GpuSheet gpu) {
        this.model = model;
        this.gpu = gpu;
    }

    /**
     * Sequences a step that a run of this size has used: 4 M tokens, 16 M from 8,192 GPUs on (Llama 3, table 4), more only
     * as the GPUs outgrow 16,384. Assumption beyond.
     */
    public static long usualBatch(int gpus, int sequence) {
        double tokens = 4 * MI * Math.clamp(gpus / 2048.0, 1, 4) * Math.max(1, gpus / 16_384.0);
        return Math.max(1, Math.round(tokens / sequence));
    }

    /** @throws OutOfRange where the model does not fit on these GPUs in any layout */
    public TrainingStep fastest(int gpus, long batch, TrainingMethod method) {
        List<TrainingMethod> ways = new ArrayList<>();
        ways.add(method);
        if (method.recompute() != TrainingMethod.Recompute.FULL) {
            ways.add(method.with(TrainingMethod.Recompute.FULL));
        }
        TrainingStep best = null;
        for (TrainingMethod way : ways) {
            TrainingStep step = fastestWith(gpus, batch, way);
            if (step != null && (best == null || step.tokensPerS() > best.tokensPerS())) {
                best = step;
            }
        }
        if (best != null) {
            return best;
        }
        throw new OutOfRange(
                "gpus_count", gpus + " GPUs, too few for the model in any layout", "more GPUs or a smaller model");
    }

    private @Nullable TrainingStep fastestWith(int gpus, long batch, TrainingMethod method) {
        TrainingModel training = new TrainingModel(model, gpu, method);
        TrainingStep best = null;
        for (int t : TENSOR) {
            for (int p = 1; p <= Math.min(model.layers(), 64); p *= 2) {
                int d = gpus / (t * p);
                if (d < 1) {
                    continue;
                }
                for (TrainingLayout layout : layouts(t, p, d, batch)) {
                    TrainingStep step = training.step(layout);
                    if (step.fits() && (best == null || step.tokensPerS() > best.tokensPerS())) {
                        best = step;
                    }
                }
            }
        }
        return best;
    }

    private List<TrainingLayout> layouts(int t, int p, int d, long batch) {
        List<TrainingLayout> all = new ArrayList<>();
        for (int b : MICRO_BATCHES) {
            int replicas = (int) Math.min(d, Math.max(1, batch / b));
            int m = (int) Math.max(1, batch / ((long) b * replicas));
            for (int e = 1; e <= model.experts(); e++) {
                if (model.experts() % e != 0 || e > replicas) {
                    continue;
                }
                all.add(new TrainingLayout(t, p, replicas, e, 1, b, m));
                for (int v = 2; v <= 8 && p > 1; v *= 2) {
                    if (v * p <= model.layers() && m >= p) {
                        all.add(new TrainingLayout(t, p, replicas, e, v, b, m));
                    }
                }
            }
        }
        return all;
    }
}
