package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Time, phases and memory of one iteration of a training job from what its GPUs can compute, hold and move. Per
 * micro-batch of b sequences on a stage of l / p layers (rounded up), tensor-parallel over t GPUs:
 *
 * <pre>
 * matrix products   2 N_active b s / (p t) / (peak e_m e_s) or the time of their bytes, see MatrixProducts; forward, twice backward,
 *                   the layers once more where recomputed
 * attention         4 h s b s l / (p t) / (peak e_a)           half of it where fused and causal
 * between them      (22 h or 22 h / t) + 4 f / t bytes a token and layer, 13 a s / t more where attention is not fused, over HBM
 * tensor exchange   2 all-reduces forward, 2 backward, 2 where recomputed, of 2 b s h bytes: 2 (t-1)/t bytes / link
 * copies            8 (k + 1) h bytes a token and layer where tokens are sorted by expert, 4 (8 h + 2 f) where cast to FP8, over t
 * expert exchange   there and back, forward and backward: NVLink k h b s / t numbers (e-1)/e; network the same with the D (1 - (1-1/D)^k)
 *                   nodes that k experts lie on of D in place of k; the longer. 2 bytes a number, 1 there in FP8
 * pipeline          m (forward + backward) + (p-1)/v (forward + backward), sends of 2 b s h / t bytes
 * gradients         6 bytes a parameter on the GPU (d-1)/d, hidden behind one micro-batch's backward pass where overlapped;
 *                   over as many network ports as replicas are neighbours in a node
 * optimizer         30 bytes a parameter (over the replicas where sharded) over HBM
 * memory            6 bytes a parameter, 12 of the optimizer (over the replicas where sharded), activations in flight
 * </pre>
 *
 * <p>N_active active parameters, s sequence, h width, a heads, l layers, k active experts; p stages, v pieces of a stage, d
 * replicas, e GPUs that share experts, m micro-batches; f width of the active feed-forward, (N_active / l - 4 h^2) / (2 h), 4 h in a
 * plain dense model. A GPU's best share of peak e_m in matrix products is measured ({@link GpuSheet#matmulShare}); what a
 * model's products reach of this best, e_s 0.8, is the one number fitted here: four runs of Korthikanti et al. (2022, table
 * 5) ask for 0.79 to 0.81, all other runs of the validation are left as they come. All layers are taken alike, the output layer is spread over the stages. Sources: Narayanan et al.
 * (SC21) for bubble, exchanges and FLOP; Korthikanti et al. (2022) for bytes of activations (34 s b h + 5 a s^2 b a layer)
 * and sequence parallelism; Rajbhandari et al. (2020) for 18 bytes a parameter, of which Megatron's distributed optimizer keeps 6 + 12 / d. Not modelled: stragglers, jitter, loading of data,
 * power throttling (the cap curve does it), uneven load of experts, an exchange of experts hidden behind computing; so real runs are slower, see the
 * table in docs/models/gpu.md.
 */
public final class TrainingModel {
    /** Assumption: share of the peak that attention's core reaches (FlashAttention-2 on A100: 0.5 to 0.7). */
    private static final double ATTENTION_SHARE = 0.5;

    private static final double HBM_SHARE = MatrixProducts.HBM_SHARE;

    /** Assumption: bus bandwidth of collectives over that of the links (nccl-tests on A100: 230 to 235 of 300 GB/s). */
    private static final double NVLINK_SHARE = 0.77;

    /** Assumption: of a network port. */
    private static final double NETWORK_SHARE = 0.9;

    private static final double BYTES_GRADIENT_EXCHANGE = 6;
    private static final double BYTES_OPTIMIZER_STEP = 30;
    private static final double BYTES_WEIGHT_AND_GRADIENT = 6;
    private static final double BYTES_OPTIMIZER = 12;

    private final LanguageModel model;
    private final GpuSheet gpu;
    private final TrainingMethod method;
    private final double peak;
    private final MatrixProducts products;

    /** @throws OutOfRange where the GPU does not have the precision */
    public TrainingModel(LanguageModel model, GpuSheet gpu, TrainingMethod method) {
        this.model = model;
        this.gpu = gpu;
        this.method = method;
        this.peak = gpu.peakFlopPerS(method.precision());
        this.products = new MatrixProducts(model, gpu, method.precision());
    }

    public LanguageModel model() {
        return model;
    }

    /** @throws OutOfRange where the layout does not go with the model */
    public TrainingStep step(TrainingLayout layout) {
        return step(layout, layout.batch());
    }

    /**
     * The same where the last micro-batches are not full.
     *
     * @param batch sequences of the iteration, at most those of the layout
     * @throws OutOfRange where the layout does not go with the model
     */
    public TrainingStep step(TrainingLayout layout, long batch) {
        check(layout);
        Checks.within("batch_count", batch, 1, layout.batch());
        int t = layout.tensor();
        int p = layout.pipeline();
        int m = layout.microBatches();
        double tokens = (double) layout.microBatch() * model.sequence(); // of a micro-batch
        double layers = Math.ceilDiv(model.layers(), p); // of the longest stage
        boolean full = method.recompute() == TrainingMethod.Recompute.FULL;
        boolean attentionAgain = full || method.recompute() == TrainingMethod.Recompute.SELECTIVE;

        MatrixProducts.Times products = this.products.of(layout);
        double attention = model.attentionFlopPerToken()
                / 3
                * tokens
                / (p * t)
                / (bf16Peak() * ATTENTION_SHARE)
                * (method.fusedAttention() ? 0.5 : 1);
        double between = tokens * layers * betweenBytes(t) / (gpu.hbmBytesPerS() * HBM_SHARE);
        double scores = tokens * layers * scoreBytes(t) / (gpu.hbmBytesPerS() * HBM_SHARE);
        double matmulS = m * (products.allS(full) + attention * (3 + (attentionAgain ? 1 : 0)));
        double copies = tokens * layers * copyBytes(t) * (full ? 1.5 : 1) / (gpu.hbmBytesPerS() * HBM_SHARE);
        double kernelS = m * (between * (3 + (full ? 1 : 0)) + scores * (3 + (attentionAgain ? 1 : 0)) + copies);

        double widthBytes = 2 * tokens * model.hidden();
        double tensorS =
                t == 1 ? 0 : m * layers * (4 + (full ? 2 : 0)) * 2 * (t - 1) / t * widthBytes / linkBytesPerS(t);
        double expertS = m * layers * expertExchangeS(layout, tokens * model.hidden() / t) * (full ? 1.5 : 1);
        double pipelineS =
                p == 1 ? 0 : m * 2.0 * layout.virtualStages() * widthBytes / t / linkBytesPerS(layout.gpus());
        double busyS = matmulS + kernelS + tensorS + expertS;
        double bubbleS = busyS / m * (p - 1) / layout.virtualStages();

        double held = heldParameters(layout);
        double backwardS = busyS / m * 2 / 3;
        double exchangeS = layout.data() == 1
                ? 0
                : held * BYTES_GRADIENT_EXCHANGE * (layout.data() - 1) / layout.data() / replicaBytesPerS(layout);
        double dataS = method.overlapped() ? Math.max(0, exchangeS - backwardS) : exchangeS;
        double sharded = method.shardedOptimizer() ? layout.data() : 1;
        double optimizerS = held * BYTES_OPTIMIZER_STEP / sharded / (gpu.hbmBytesPerS() * HBM_SHARE);

        double iterationS = busyS + pipelineS + bubbleS + dataS + optimizerS;
        double all = batch * (double) model.sequence();
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
                held * (BYTES_WEIGHT_AND_GRADIENT + BYTES_OPTIMIZER / sharded) + activationBytes(layout),
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
        if (layout.tensor() > model.heads()) {
            throw new OutOfRange(
                    "tensor_count",
                    layout.tensor() + " GPUs for " + model.heads() + " heads",
                    "at most one GPU a head");
        }
    }

    /** Attention stays in BF16. */
    private double bf16Peak() {
        return gpu.peakFlopPerS(GpuSheet.Precision.BF16);
    }

    /** Read and written by norms, activations and residuals, a token and layer, forward. */
    private double betweenBytes(int t) {
        double shared = method.sequenceParallel() ? 22.0 / t : 22;
        return shared * model.hidden() + 4.0 * model.feedForwardWidth() / t;
    }

    /** Read and written of attention scores, a token and layer, forward. */
    private double scoreBytes(int t) {
        return method.fusedAttention() ? 0 : 13.0 * model.heads() * model.sequence() / t;
    }

    /** The slowest link among so many neighbouring GPUs, as collectives see it. */
    private double linkBytesPerS(double gpus) {
        return gpus <= gpu.nvlinkGpus() ? gpu.nvlinkBytesPerS() * NVLINK_SHARE : gpu.networkBytesPerS() * NETWORK_SHARE;
    }

    /**
     * Of the exchange of gradients: replicas that are neighbours add theirs up first, so that all their ports carry one
     * sum.
     */
    private double replicaBytesPerS(TrainingLayout layout) {
        double link = linkBytesPerS(layout.gpus());
        double neighbours = Math.clamp((double) gpu.nvlinkGpus() / layout.tensor(), 1, layout.data());
        return Math.min(gpu.nvlinkBytesPerS() * NVLINK_SHARE, link * neighbours);
    }

    /**
     * To the experts and back, forward and backward, of one layer and so many numbers of tokens; over the network each node that has an
     * expert of a token gets it once and hands it on.
     */
    private double expertExchangeS(TrainingLayout layout, double numbers) {
        int e = layout.expert();
        if (e == 1) {
            return 0;
        }
        double k = model.activeExperts();
        double there = method.precision() == GpuSheet.Precision.FP8 ? 1 : 2;
        double bytes = numbers * 2 * (there + 2);
        double nodes = Math.ceil((double) layout.tensor() * e / gpu.nvlinkGpus());
        double nvlinkS = bytes * k * (e - 1) / e / (gpu.nvlinkBytesPerS() * NVLINK_SHARE);
        double met = nodes * (1 - Math.pow(1 - 1 / nodes, k)); // nodes that have an expert of a token, its own too
        double networkS = bytes * met * (nodes - 1) / nodes / (gpu.networkBytesPerS() * NETWORK_SHARE);
        return Math.max(nvlinkS, networkS);
    }

    /** Read and written by copies, forward and backward, a token and layer: tokens sorted by expert, numbers cast to FP8 and turned. */
    private double copyBytes(int t) {
        double h = model.hidden();
        double sorted = model.experts() > 1 ? 8 * (model.activeExperts() + 1) * h : 0;
        double cast = method.precision() == GpuSheet.Precision.FP8 ? 4 * (8 * h + 2 * model.feedForwardWidth()) : 0;
        return (sorted + cast) / t;
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
        return (8.0 / t + 10 / split) * model.hidden() + 4.0 * model.feedForwardWidth() / t;
    }
}
