package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Time, phases and memory of one iteration of a training job from what its GPUs can compute, hold and move. Per
 * micro-batch of b sequences on a stage of l / p layers (rounded up), tensor-parallel over t GPUs:
 *
 * <pre>
 * matrix products   2 N_active b s / (p t) / (peak e_m e_s)    forward, twice backward, once more where recomputed
 * attention         4 h s b s l / (p t) / (peak e_a)           half of it where fused and causal
 * between them      (22 h or 22 h / t) + 4 f / t bytes a token and layer, 13 a s / t more where attention is not fused, over HBM
 * tensor exchange   2 all-reduces forward, 2 backward, 2 where recomputed, of 2 b s h bytes: 2 (t-1)/t bytes / link
 * expert exchange   2 forward, 2 backward, of 2 k h b s / t bytes (e-1)/e
 * pipeline          m (forward + backward) + (p-1)/v (forward + backward), sends of 2 b s h / t bytes
 * gradients         6 bytes a parameter on the GPU (d-1)/d, hidden behind one micro-batch's backward pass where overlapped
 * optimizer         30 bytes a parameter (over the replicas where sharded) over HBM
 * memory            2 bytes a parameter, 16 of gradient and optimizer (over the replicas where sharded), activations in flight
 * </pre>
 *
 * <p>N_active active parameters, s sequence, h width, a heads, l layers, k active experts; p stages, v pieces of a stage, d
 * replicas, e GPUs that share experts, m micro-batches; f width of the active feed-forward, (N_active / l - 4 h^2) / (2 h), 4 h in a
 * plain dense model. A GPU's best share of peak e_m in matrix products is measured ({@link GpuSheet#matmulShare}); what a
 * model's products reach of this best, e_s 0.8, is the one number fitted here: four runs of Korthikanti et al. (2022, table
 * 5) ask for 0.79 to 0.81, all other runs of the validation are left as they come. All layers are taken alike, the output layer is spread over the stages. Sources: Narayanan et al.
 * (SC21) for bubble, exchanges and FLOP; Korthikanti et al. (2022) for bytes of activations (34 s b h + 5 a s^2 b a layer)
 * and sequence parallelism; Rajbhandari et al. (2020) for 18 bytes a parameter. Not modelled: stragglers, jitter, loading of data,
 * power throttling (the cap curve does it), small products that reach less than the best; so real runs are slower, see the
 * table in docs/models/gpu.md.
 */
public final class TrainingModel {
    /** Fitted: of the best matrix product, what those of a model reach; see above. */
    private static final double PRODUCT_SHARE = 0.8;

    /** Assumption: share of the peak that attention's core reaches (FlashAttention-2 on A100: 0.5 to 0.7). */
    private static final double ATTENTION_SHARE = 0.5;

    /** Assumption: share of the memory bandwidth that simple kernels reach (0.85 to 0.93 in public stream results). */
    private static final double HBM_SHARE = 0.85;

    /** Assumption: bus bandwidth of collectives over that of the links (nccl-tests on A100: 230 to 235 of 300 GB/s). */
    private static final double NVLINK_SHARE = 0.77;

    /** Assumption: of a network port. */
    private static final double NETWORK_SHARE = 0.9;

    private static final double BYTES_GRADIENT_EXCHANGE = 6;
    private static final double BYTES_OPTIMIZER_STEP = 30;
    private static final double BYTES_WEIGHT = 2;
    private static final double BYTES_GRADIENT_AND_OPTIMIZER = 16;

    private final LanguageModel model;
    private final GpuSheet gpu;
    private final TrainingMethod method;
    private final double peak;

    /** @throws OutOfRange where the GPU does not have the precision */
    public TrainingModel(LanguageModel model, GpuSheet gpu, TrainingMethod method) {
        this.model = model;
        this.gpu = gpu;
        this.method = method;
        this.peak = gpu.peakFlopPerS(method.precision());
    }

    public LanguageModel model() {
        return model;
    }

    /** @throws OutOfRange where the layout does not go with the model */
    public TrainingStep step(TrainingLayout layout) {
        check(layout);
        int t = layout.tensor();
        int p = layout.pipeline();
        int m = layout.microBatches();
        double tokens = (double) layout.microBatch() * model.sequence(); // of a micro-batch
        double layers = Math.ceilDiv(model.layers(), p); // of the longest stage
        boolean full = method.recompute() == TrainingMethod.Recompute.FULL;
        boolean attentionAgain = full || method.recompute() == TrainingMethod.Recompute.SELECTIVE;

        double stage = layers / model.layers() / t; // of all layers, one GPU's part
        double product = 2 * model.activeParameters() * tokens * stage / (peak * gpu.matmulShare() * PRODUCT_SHARE);
        double attention = model.attentionFlopPerToken()
                / 3
                * tokens
                / (p * t)
                / (bf16Peak() * ATTENTION_SHARE)
                * (method.fusedAttention() ? 0.5 : 1);
        double between = tokens * layers * betweenBytes(t) / (gpu.hbmBytesPerS() * HBM_SHARE);
        double scores = tokens * layers * scoreBytes(t) / (gpu.hbmBytesPerS() * HBM_SHARE);
        double matmulS = m * (product * (3 + (full ? 1 : 0)) + attention * (3 + (attentionAgain ? 1 : 0)));
        double kernelS = m * (between * (3 + (full ? 1 : 0)) + scores * (3 + (attentionAgain ? 1 : 0)));

        double widthBytes = 2 * tokens * model.hidden();
        double tensorS =
                t == 1 ? 0 : m * layers * (4 + (full ? 2 : 0)) * 2 * (t - 1) / t * widthBytes / linkBytesPerS(t);
        double expertS = layout.expert() == 1
                ? 0
                : m
                        * layers
                        * (4 + (full ? 2 : 0))
                        * model.activeExperts()
                        * widthBytes
                        / t
                        * (layout.expert() - 1)
                        / layout.expert()
                        / linkBytesPerS((double) t * layout.expert());
        double pipelineS =
                p == 1 ? 0 : m * 2.0 * layout.virtualStages() * widthBytes / t / linkBytesPerS(layout.gpus());
        double busyS = matmulS + kernelS + tensorS + expertS;
        double bubbleS = busyS / m * (p - 1) / layout.virtualStages();

        double held = heldParameters(layout);
        double backwardS = busyS / m * 2 / 3;
        double exchangeS = layout.data() == 1
                ? 0
                : held * BYTES_GRADIENT_EXCHANGE * (layout.data() - 1) / layout.data() / linkBytesPerS(layout.gpus());
        double dataS = method.overlapped() ? Math.max(0, exchangeS - backwardS) : exchangeS;
        double sharded = method.shardedOptimizer() ? layout.data() : 1;
        double optimizerS = held * BYTES_OPTIMIZER_STEP / sharded / (gpu.hbmBytesPerS() * HBM_SHARE);

        double iterationS = busyS + pipelineS + bubbleS + dataS + optimizerS;
        double all = layout.batch() * (double) model.sequence();
        double modelFlop = model.flopPerToken() * all;
        double again = full ? modelFlop / 3 : attentionAgain ? model.attentionFlopPerToken() / 3 * all : 0;
        return new TrainingStep(
                layout,
                method,
                all,
                iterationS,
                matmulS,
                kernelS + optimizerS,
                tensorS,
                expertS,
                pipelineS,
                dataS,
                bubbleS,
                modelFlop,
                modelFlop + again,
                peak,
                held * (BYTES_WEIGHT + BYTES_GRADIENT_AND_OPTIMIZER / sharded) + activationBytes(layout),
                gpu.hbmBytes());
    }

    private void check(TrainingLayout layout) {
        if (layout.pipeline() * layout.virtualStages() > model.layers()) {
            throw new OutOfRange(
                    "pipeline_count",
                    layout.pipeline() + " stages of " + layout.virtualStages() + " pieces",
                    "at most one piece a layer, " + model.layers());
        }
        Checks.within("expert_count", layout.expert(), 1, Math.min(model.experts(), layout.data()));
    }

    /** Attention stays in BF16. */
    private double bf16Peak() {
        return gpu.peakFlopPerS(GpuSheet.Precision.BF16);
    }

    /** Read and written by norms, activations and residuals, a token and layer, forward. */
    private double betweenBytes(int t) {
        double shared = method.sequenceParallel() ? 22.0 / t : 22;
        return shared * model.hidden() + 4.0 * feedForwardWidth() / t;
    }

    /** Width of the feed-forward that a token meets, as of two matrices; at least the model's own. */
    private double feedForwardWidth() {
        double h = model.hidden();
        return Math.max(h, (model.activeParameters() / model.layers() - 4 * h * h) / (2 * h));
    }

    /** Read and written of attention scores, a token and layer, forward. */
    private double scoreBytes(int t) {
        return method.fusedAttention() ? 0 : 13.0 * model.heads() * model.sequence() / t;
    }

    /** The slowest link among so many neighbouring GPUs, as collectives see it. */
    private double linkBytesPerS(double gpus) {
        return gpus <= gpu.nvlinkGpus() ? gpu.nvlinkBytesPerS() * NVLINK_SHARE : gpu.networkBytesPerS() * NETWORK_SHARE;
    }

    private double heldParameters(TrainingLayout layout) {
        double experts = model.expertParameters();
        return ((model.parameters() - experts) + experts / layout.expert()) / layout.tensor() / layout.pipeline();
    }

    /** Of the first stage, which has as many micro-batches in flight as there are stages. */
    private double activationBytes(TrainingLayout layout) {
        double tokens = (double) layout.microBatch() * model.sequence();
        int t = layout.tensor();
        int p = layout.pipeline();
        double inFlight = Math.min(p, layout.microBatches())
                * (layout.virtualStages() == 1 ? 1 : 1 + (p - 1) / (double) (p * layout.virtualStages()));
        double layers = Math.ceilDiv(model.layers(), p);
        double split = method.sequenceParallel() ? t : 1;
        double perToken = switch (method.recompute()) {
            case FULL -> 2.0 / split * model.hidden();
            case SELECTIVE -> keptBytes(t, split);
            case NONE ->
                keptBytes(t, split) + (method.fusedAttention() ? 0 : 5.0 * model.heads() * model.sequence() / t);
        };
        double logits = p == 1 ? tokens * 4.0 * model.vocabulary() / t : 0;
        return tokens * layers * perToken * inFlight + logits;
    }

    private double keptBytes(int t, double split) {
        return (8.0 / t + 10 / split) * model.hidden() + 4.0 * feedForwardWidth() / t;
    }
}
