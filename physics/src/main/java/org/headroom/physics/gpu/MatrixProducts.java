package org.headroom.physics.gpu;

/**
 * Time of a model's matrix products on one GPU for one micro-batch, each the longer of computing and of moving its
 * numbers to and from memory:
 *
 * <pre>
 * pass       max(2 N b s / (peak e_m e_s), bytes / (HBM 0.85))      forward, gradient of inputs, gradient of weights
 * bytes      N_held w + tokens (inputs + outputs) 2                 w 2 in BF16, 1 in FP8; 8 where gradients are summed in FP32
 * experts    (T + 64) / T more FLOP for T tokens an expert          the last tile of 128 rows is half empty on the mean
 * </pre>
 *
 * <p>N_held are all weights of the kind on the GPU, those of every expert too: a mixture reads all its experts for each
 * micro-batch however few tokens each of them meets. So experts that are not shared among replicas are slow: 8 of 256
 * experts and 4,096 tokens leave 128 tokens an expert and 128 FLOP a byte of weights, where an H100 asks for 295. A GPU's best share of
 * peak e_m is measured ({@link GpuSheet#matmulShare}); FP8 reaches 0.709 of its peak on an H100 where BF16 reaches 0.803 (ml-engineering's table
 * of best products, 1,402.6 of 1,979 and 794.5 of 989 TFLOP/s), so that its products are 1.77 times as fast and not twice.
 * What a model's products reach of this best, e_s, is fitted, see {@link TrainingModel}. Tiles of 128 rows: NVIDIA, Matrix Multiplication Background
 * User's Guide (tile quantization). Attention, and the words' output product, stay in BF16 under FP8.
 */
final class MatrixProducts {
    /** Fitted: of the best matrix product, what those of a model reach; see {@link TrainingModel}. */
    private static final double PRODUCT_SHARE = 0.8;

    /** Assumption: share of the memory bandwidth that simple kernels reach (0.85 to 0.93 in public stream results). */
    static final double HBM_SHARE = 0.85;

    /** Measured: best FP8 product's share of its peak over that of the best BF16 product, H100. */
    private static final double FP8_OF_BF16_SHARE = 0.709 / 0.803;

    private static final double TILE_ROWS = 128;
    private static final double BYTES_ACTIVATION = 2;
    private static final double BYTES_SUM = 8; // an FP32 sum of gradients, read and written

    private final LanguageModel model;
    private final double flopPerS;
    private final double bf16FlopPerS;
    private final double hbmBytesPerS;
    private final double weightBytes;

    MatrixProducts(LanguageModel model, GpuSheet gpu, GpuSheet.Precision precision) {
        this.model = model;
        boolean fp8 = precision == GpuSheet.Precision.FP8;
        double share = gpu.matmulShare() * PRODUCT_SHARE;
        this.bf16FlopPerS = gpu.bf16FlopPerS() * share;
        this.flopPerS = gpu.peakFlopPerS(precision) * share * (fp8 ? FP8_OF_BF16_SHARE : 1);
        this.hbmBytesPerS = gpu.hbmBytesPerS() * HBM_SHARE;
        this.weightBytes = fp8 ? 1 : 2;
    }

    /**
     * @param forwardS forward pass of all layers on the GPU
     * @param backwardS gradients of inputs and weights, the output product's too
     * @param wordsS forward pass of the output product
     */
    record Times(double forwardS, double backwardS, double wordsS) {
        /** Of a whole micro-batch. */
        double allS(boolean layersAgain) {
            return forwardS * (layersAgain ? 2 : 1) + wordsS + backwardS;
        }
    }

    /** One micro-batch on the longest stage. */
    Times of(TrainingLayout layout) {
        double tokens = (double) layout.microBatch() * model.sequence();
        double layers = Math.ceilDiv(model.layers(), layout.pipeline());
        double stage = layers / model.layers();
        int t = layout.tensor();
        double h = model.hidden();
        double words = model.wordParameters() / t / layout.pipeline();
        double experts = model.expertParameters();
        double active = experts * model.activeExperts() / model.experts();
        double dense = (model.activeParameters() - active - model.wordParameters()) * stage / t;
        double width = experts > 0 ? 0 : model.feedForwardWidth();
        double moved = layers * (4 * h + (4 * h + 2 * width) / t);
        Pass layer = new Pass(dense, dense, tokens, moved, 1, flopPerS);
        Pass word = new Pass(
                words, words, tokens, (h + model.vocabulary() / (double) t) / layout.pipeline(), 1, bf16FlopPerS);
        double forward = layer.s(weightBytes);
        double backward = layer.s(weightBytes) + layer.s(BYTES_SUM) + word.s(2) + word.s(BYTES_SUM);
        if (experts > 0) {
            double each = tokens * layout.expert() * model.activeExperts() / model.experts();
            double between = layers * model.activeExperts() * (2 * h + 2 * model.expertWidth() / t);
            Pass expert = new Pass(
                    active * stage / t,
                    experts * stage / t / layout.expert(),
                    tokens,
                    between,
                    (each + TILE_ROWS / 2) / each,
                    flopPerS);
            forward += expert.s(weightBytes);
            backward += expert.s(weightBytes) + expert.s(BYTES_SUM);
        }
        return new Times(forward, backward, word.s(2));
    }

    /** Products of one kind: weights that a token meets, weights held, tokens, numbers moved a token, waste of tiles. */
    private final class Pass {
        private final double computeS;
        private final double held;
        private final double movedBytes;

        Pass(double met, double held, double tokens, double moved, double waste, double flopPerS) {
            this.computeS = 2 * met * tokens * waste / flopPerS;
            this.held = held;
            this.movedBytes = tokens * moved * BYTES_ACTIVATION;
        }

        double s(double bytesPerWeight) {
            return Math.max(computeS, (held * bytesPerWeight + movedBytes) / hbmBytesPerS);
        }
    }
}
