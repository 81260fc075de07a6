package org.headroom.physics.gpu;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * The fastest layout of a training job that fits into memory: matrices over 1 to 8 GPUs, 1 to 64 stages, up to 4 sequences a
 * micro-batch, experts over replicas, interleaved or not, with and without recomputation. What is given stays.
 *
 * <p>The batch is kept as it is asked for: m micro-batches are as many as the busiest replica must take, and no more
 * replicas are used than that needs.
 */
public final class LayoutSearch {
    private static final double MI = 1 << 20;
    private static final int[] TENSOR = {1, 2, 4, 8};
    private static final int[] STAGES = {1, 2, 4, 8, 16, 32, 64};
    private static final int[] PIECES = {1, 2, 4, 8};
    private static final int[] MICRO_BATCHES = {1, 2, 4};

    private final LanguageModel model;
    private final GpuSheet gpu;

    public LayoutSearch(LanguageModel model, GpuSheet gpu) {
        this.model = model;
        this.gpu = gpu;
    }

    /**
     * What of a layout is settled; 0 for what may be searched.
     *
     * @param recompute whether the method's recomputation is settled too
     */
    public record Given(int tensor, int pipeline, int expert, int virtualStages, int microBatch, boolean recompute) {
        public static final Given NOTHING = new Given(0, 0, 0, 0, 0, false);

        /** Whether a layout that does not fit is an answer too: it was asked for. */
        boolean stated() {
            return tensor > 0 && pipeline > 0;
        }
    }

    /**
     * Sequences a step that a run of this size uses: 4 M tokens, 16 M from 8,192 GPUs on (Llama 3, table 4), more as the
     * GPUs outgrow 16,384, but at most twice the batch of least loss, 0.292 C^0.3271 tokens for a run of C FLOP (Bi et al. 2024, DeepSeek LLM, eq. 1;
     * DeepSeek-V3 ran at 2.06 times it, 62.9 M). Beyond a critical batch further GPUs save next to no steps (McCandlish et al. 2018).
     * Worked number: Llama 2 7B, 2 T tokens: 9.2 M by the law, 18.4 M at most.
     */
    public static long usualBatch(LanguageModel model, double tokens, int gpus) {
        double grown = 4 * MI * Math.clamp(gpus / 2048.0, 1, 4) * Math.max(1, gpus / 16_384.0);
        return Math.min(Math.max(1, Math.round(grown / model.sequence())), mostSequences(model, tokens));
    }

    /** The most of these, sequences. */
    public static long mostSequences(LanguageModel model, double tokens) {
        return Math.max(1, Math.round(mostTokens(model, tokens) / model.sequence()));
    }

    /** Twice the batch of least loss, tokens. */
    public static double mostTokens(LanguageModel model, double tokens) {
        return 2 * 0.292 * Math.pow(model.statedFlop(tokens), 0.3271);
    }

    /** @throws OutOfRange where the model does not fit on these GPUs in any layout */
    public TrainingStep fastest(int gpus, long batch, TrainingMethod method) {
        return fastest(gpus, batch, method, Given.NOTHING);
    }

    /**
     * The same with what is given kept.
     *
     * @throws OutOfRange where nothing fits, unless both tensor and pipeline are given: then the step says so itself
     */
    public TrainingStep fastest(int gpus, long batch, TrainingMethod method, Given given) {
        check(gpus, batch, given);
        List<TrainingMethod> ways = new ArrayList<>();
        ways.add(method);
        if (!given.recompute() && !given.stated() && method.recompute() != TrainingMethod.Recompute.FULL) {
            ways.add(method.with(TrainingMethod.Recompute.FULL));
        }
        TrainingStep best = null;
        TrainingStep bestThatDoesNotFit = null;
        for (TrainingMethod way : ways) {
            TrainingModel training = new TrainingModel(model, gpu, way);
            for (TrainingLayout layout : layouts(gpus, batch, given)) {
                TrainingStep step = training.step(layout, Math.min(batch, layout.batch()));
                if (step.fits()) {
                    best = faster(step, best);
                } else {
                    bestThatDoesNotFit = faster(step, bestThatDoesNotFit);
                }
            }
        }
        if (best == null && given.stated()) {
            best = bestThatDoesNotFit;
        }
        if (best != null) {
            return best;
        }
        throw new OutOfRange(
                "gpus_count", gpus + " GPUs, too few for the model in any layout", "more GPUs or a smaller model");
    }

    private static TrainingStep faster(TrainingStep step, @Nullable TrainingStep best) {
        return best == null || step.tokensPerS() > best.tokensPerS() * (1 + 1e-12) ? step : best;
    }

    private void check(int gpus, long batch, Given given) {
        Checks.within("gpus_count", gpus, (double) Math.max(1, given.tensor()) * Math.max(1, given.pipeline()), 1e9);
        Checks.within("micro_batch_count", given.microBatch(), 0, batch);
        Checks.within("tensor_count", given.tensor(), 0, model.heads());
        Checks.within("expert_count", given.expert(), 0, model.experts());
        if (given.expert() > 0 && model.experts() % given.expert() != 0) {
            throw new OutOfRange(
                    "expert_count",
                    Integer.toString(given.expert()),
                    "a divisor of the " + model.experts() + " experts");
        }
        if ((double) Math.max(1, given.pipeline()) * Math.max(1, given.virtualStages()) > model.layers()) {
            throw new OutOfRange(
                    "pipeline_count x virtual_stages_count",
                    Math.max(1, given.pipeline()) + " x " + Math.max(1, given.virtualStages()),
                    "at most one piece a layer, " + model.layers());
        }
    }

    private List<TrainingLayout> layouts(int gpus, long batch, Given given) {
        List<TrainingLayout> all = new ArrayList<>();
        for (int t : of(given.tensor(), TENSOR)) {
            for (int p : of(given.pipeline(), STAGES)) {
                int d = (int) (gpus / ((long) t * p));
                if (d >= 1 && p <= model.layers() && t <= model.heads()) {
                    for (int b : of(given.microBatch(), MICRO_BATCHES)) {
                        addWithExperts(all, given, new TrainingLayout(t, p, d, 1, 1, b, 1), batch);
                    }
                }
            }
        }
        return all;
    }

    private void addWithExperts(List<TrainingLayout> all, Given given, TrainingLayout frame, long batch) {
        int p = frame.pipeline();
        int b = frame.microBatch();
        long parts = Math.ceilDiv(batch, b);
        for (int e = 1; e <= model.experts(); e++) {
            if (model.experts() % e != 0 || (given.expert() > 0 && given.expert() != e) || e > frame.data()) {
                continue;
            }
            int most = frame.data() - frame.data() % e;
            int m = (int) Math.ceilDiv(parts, (long) most);
            int d = (int) (Math.ceilDiv(Math.ceilDiv(parts, (long) m), (long) e) * e);
            for (int v : of(given.virtualStages(), PIECES)) {
                boolean asked = given.virtualStages() > 0;
                boolean interleaves = p > 1 ? m >= p || asked : asked && given.pipeline() == 1;
                if ((long) v * p <= model.layers() && (v == 1 || interleaves)) {
                    all.add(new TrainingLayout(frame.tensor(), p, d, e, v, b, m));
                }
            }
        }
    }

    private static int[] of(int given, int[] searched) {
        return given > 0 ? new int[] {given} : searched;
    }
}
