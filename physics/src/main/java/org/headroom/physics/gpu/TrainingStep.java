package org.headroom.physics.gpu;

/**
 * One iteration of a training job, as {@link TrainingModel} finds it.
 *
 * @param layout that it belongs to
 * @param method that it belongs to
 * @param tokens of the iteration
 * @param iterationS its time, s
 * @param matmulS of this: a GPU's matrix products and attention, s
 * @param memoryS kernels that wait for memory, optimizer included, s
 * @param tensorS exchange among tensor-parallel GPUs, s
 * @param expertS exchange of tokens among experts, s
 * @param pipelineS activations sent from stage to stage, s
 * @param dataS exchange of gradients and weights that nothing hides, s
 * @param bubbleS waiting for the pipeline to fill and drain, s
 * @param modelFlop FLOP of the model in this iteration, all GPUs, without recomputation
 * @param hardwareFlop with recomputation
 * @param peakFlopPerS tensor peak of one GPU in the job's precision
 * @param memoryBytes largest need of a GPU
 * @param hbmBytes what it has
 */
public record TrainingStep(
        TrainingLayout layout,
        TrainingMethod method,
        double tokens,
        double iterationS,
        double matmulS,
        double memoryS,
        double tensorS,
        double expertS,
        double pipelineS,
        double dataS,
        double bubbleS,
        double modelFlop,
        double hardwareFlop,
        double peakFlopPerS,
        double memoryBytes,
        double hbmBytes) {

    /** Assumption: what the driver, the libraries' buffers and fragments take of a GPU's memory. */
    private static final double RESERVED_BYTES = 4e9;

    /** Share of the iteration in kernels that compute. */
    public double computeShare() {
        return (matmulS + memoryS) / iterationS;
    }

    /** Share of the iteration in exchanges that nothing hides. */
    public double communicationShare() {
        return (tensorS + expertS + pipelineS + dataS) / iterationS;
    }

    /** Share of the iteration in the pipeline's filling and draining. */
    public double bubbleShare() {
        return bubbleS / iterationS;
    }

    /** Model FLOP utilization: of the peak, without recomputation (Chowdhery et al. 2022). */
    public double mfu() {
        return modelFlop / (iterationS * layout.gpus() * peakFlopPerS);
    }

    /** Hardware FLOP utilization: recomputation counts. */
    public double hfu() {
        return hardwareFlop / (iterationS * layout.gpus() * peakFlopPerS);
    }

    /** Model FLOP/s of one GPU. */
    public double flopPerSPerGpu() {
        return modelFlop / (iterationS * layout.gpus());
    }

    public double tokensPerS() {
        return tokens / iterationS;
    }

    /** Days of computing for this many tokens, interruptions and checkpoints left out. */
    public double daysFor(double allTokens) {
        return allTokens / tokensPerS() / 86_400;
    }

    public double gpuHoursFor(double allTokens) {
        return daysFor(allTokens) * 24 * layout.gpus();
    }

    public boolean fits() {
        return memoryBytes + RESERVED_BYTES <= hbmBytes;
    }

    /** Activity of the counters while computing: matrix products and memory-bound kernels by their times. */
    public Activity computeActivity() {
        double m = matmulS / (matmulS + memoryS);
        return mixed(Activity.MATMUL, m, Activity.MEMORY, 1 - m, Activity.NONE, 0);
    }

    /** Mean of the counters over the iteration. */
    public Activity meanActivity() {
        return mixed(
                computeActivity(),
                computeShare(),
                Activity.COMMUNICATION,
                communicationShare(),
                Activity.NONE,
                bubbleShare());
    }

    /** Mean utilization of the power law over the iteration: each phase by its own, weighted by its time. */
    public double meanUtilization(ActivityLaw law) {
        return computeShare() * law.utilization(computeActivity())
                + communicationShare() * law.utilization(Activity.COMMUNICATION)
                + bubbleShare() * law.utilization(Activity.NONE);
    }

    private static Activity mixed(Activity a, double ofA, Activity b, double ofB, Activity c, double ofC) {
        return new Activity(
                Math.min(1, ofA * a.tensor() + ofB * b.tensor() + ofC * c.tensor()),
                Math.min(1, ofA * a.sm() + ofB * b.sm() + ofC * c.sm()),
                Math.min(1, ofA * a.dram() + ofB * b.dram() + ofC * c.dram()));
    }
}
