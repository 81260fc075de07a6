package org.headroom.physics.gpu;

import java.util.List;
import java.util.Locale;
import org.headroom.physics.basis.Comparison;

/** Server power and training runs against published figures. */
public final class GpuValidation {
    static final GpuSheet A100 = GpuCatalogue.read().named("a100-sxm").sheet();
    static final GpuSheet H100 = GpuCatalogue.read().named("h100-sxm").sheet();

    /**
     * Narayanan et al. (SC21), table 1, GPT on A100, sequence 2048, vocabulary 51200: parameters (1e9), heads, hidden, layers,
     * tensor, pipeline, GPUs, batch, TFLOP/s a GPU with recomputation.
     */
    private static final double[][] NARAYANAN = {
        {1.7, 24, 2304, 24, 1, 1, 32, 512, 137},
        {3.6, 32, 3072, 30, 2, 1, 64, 512, 138},
        {7.5, 32, 4096, 36, 4, 1, 128, 512, 142},
        {18.4, 48, 6144, 40, 8, 1, 256, 1024, 135},
        {39.1, 64, 8192, 48, 8, 2, 512, 1536, 138},
        {76.1, 80, 10240, 60, 8, 4, 1024, 1792, 140},
        {145.6, 96, 12288, 80, 8, 8, 1536, 2304, 148},
        {310.1, 128, 16384, 96, 8, 16, 1920, 2160, 155},
        {529.6, 128, 20480, 105, 8, 35, 2520, 2520, 163},
        {1008, 160, 25600, 128, 8, 64, 3072, 3072, 163},
    };

    /**
     * Korthikanti et al. (2022), tables 3 and 5, GPT on A100: parameters (1e9), heads, hidden, layers, pipeline, batch,
     * micro-batch, pieces of a stage, seconds an iteration with full and with selective recomputation; tensor 8, no
     * replicas.
     */
    private static final double[][] KORTHIKANTI = {
        {22, 64, 6144, 48, 1, 4, 4, 1, 1.42, 1.10},
        {175, 96, 12288, 96, 8, 64, 1, 3, 18.13, 13.75},
        {530, 128, 20480, 105, 35, 280, 1, 3, 49.05, 37.83},
        {1000, 160, 25600, 128, 64, 512, 1, 1, 94.42, 71.49},
    };

    private GpuValidation() {}

    public static List<Comparison> rows() {
        return List.of(
                server(),
                statedFlop(),
                korthikanti(
                        "step time, recomputing attention (the one constant is fitted here)",
                        TrainingMethod.megatron2022(),
                        9,
                        3),
                korthikanti("step time, recomputing all", TrainingMethod.megatron2021(), 8, 6),
                narayanan(),
                trillion(),
                smith(),
                megaScale("MFU of 175B on 256 and 12,288 A100, Megatron-LM", 53.0, 41.2, 30),
                megaScale("MFU of the same, MegaScale", 65.3, 55.2, 10),
                bloom(),
                llama(),
                hours("Llama 3.1 405B on 16,384 H100", llama405(), H100, 16_384, 15.6e12, 30.84, 10),
                hours(
                        "Llama 3.1 70B on 8,192 H100 (as assumed)",
                        llama(70.6, 80, 8192, 8192),
                        H100,
                        8192,
                        15.6e12,
                        7.0,
                        45),
                hours(
                        "Llama 3.1 8B on 8,192 H100 (as assumed)",
                        llama(8.03, 32, 4096, 8192),
                        H100,
                        8192,
                        15.6e12,
                        1.46,
                        70),
                hours("Llama 2 70B on 2,048 A100 (as assumed)", llama(70, 80, 8192, 4096), A100, 2048, 2e12, 1.72, 25),
                hours("Llama 2 7B on 2,048 A100 (as assumed)", llama(6.7, 32, 4096, 4096), A100, 2048, 2e12, 0.184, 35),
                hours("Llama 1 65B on 2,048 A100", llama(65.2, 80, 8192, 2048), A100, 2048, 1.4e12, 1.022, 20),
                deepSeekHours(
                        "its layout: 16 stages, experts over 64 GPUs",
                        new LayoutSearch.Given(1, 16, 64, 1, 1, true),
                        10),
                deepSeekHours("layout searched", LayoutSearch.Given.NOTHING, 30),
                failures());
    }

    private static Comparison server() {
        ServerPower server = GpuCatalogue.read().named("h100-sxm").serverPower();
        GpuPower gpu = new GpuPower(server.gpu());
        return Comparison.percent(
                        "AC input of 8 x H100 idle, in training (utilization 0.898) and at most",
                        "assumption; arXiv 2506.14551; Latif et al. (2025)",
                        3)
                .add(server.acW(gpu.gpuW(0, 700, 45)), 2000)
                .add(server.acW(gpu.gpuW(0.898, 700, 45)), 7750)
                .add(server.acW(gpu.gpuW(1, 700, 45)), 8400);
    }

    private static Comparison statedFlop() {
        return Comparison.percent(
                        "FLOP of a run, 6 N D", "GPT-3, PaLM 540B and Llama 3 405B as their papers state it", 1)
                .add(LanguageModel.ofSize(174.6e9, 174.6e9).statedFlop(300e9), 3.14e23)
                .add(LanguageModel.ofSize(540.35e9, 540.35e9).statedFlop(780e9), 2.5272e24)
                .add(LanguageModel.ofSize(405e9, 405e9).statedFlop(15.6e12), 3.8e25);
    }

    private static Comparison korthikanti(String what, TrainingMethod method, int column, double asked) {
        Comparison all = Comparison.percent(what, "Korthikanti et al. (2022), table 5, 22B to 1T on A100", asked);
        for (double[] r : KORTHIKANTI) {
            LanguageModel model = gpt(r[0], r[1], r[2], r[3]);
            TrainingLayout layout =
                    new TrainingLayout(8, (int) r[4], 1, 1, (int) r[7], (int) r[6], (int) (r[5] / r[6]));
            all.add(new TrainingModel(model, A100, method).step(layout).iterationS(), r[column]);
        }
        return all;
    }

    /** Step time by the paper's own count of FLOP, 96 B s l h^2 (1 + s/6h + V/16lh), over its TFLOP/s a GPU. */
    private static Comparison narayanan() {
        Comparison all = Comparison.percent(
                "step time, FLOP as the paper counts over its TFLOP/s a GPU",
                "Narayanan et al. (SC21), table 1, 1.7B to 1T on A100",
                10);
        for (double[] r : NARAYANAN) {
            double h = r[2];
            double l = r[3];
            double s = 2048;
            double flop = 96 * r[7] * s * l * h * h * (1 + s / (6 * h) + 51_200 / (16 * l * h));
            all.add(narayanan(r).iterationS(), flop / (r[8] * 1e12 * r[6]));
        }
        return all;
    }

    private static Comparison trillion() {
        return Comparison.percent(
                        "days for 450 B tokens, 1T on 3,072 A100", "Narayanan et al. (SC21), 5.1: 84 days", 15)
                .add(narayanan(NARAYANAN[9]).daysFor(450e9), 84);
    }

    private static TrainingStep narayanan(double[] r) {
        int t = (int) r[4];
        int p = (int) r[5];
        int d = (int) (r[6] / t / p);
        int pieces = p > 1 && r[3] / p % 2 == 0 ? 2 : 1; // interleaved; how far is not published
        return new TrainingModel(gpt(r[0], r[1], r[2], r[3]), A100, TrainingMethod.megatron2021())
                .step(new TrainingLayout(t, p, d, 1, pieces, 1, (int) (r[7] / d)));
    }

    private static Comparison smith() {
        Comparison all = Comparison.percent(
                "step time of MT-NLG 530B, 2,240 to 3,360 A100", "Smith et al. (2022), 2.3: 60.1, 50.2 and 44.4 s", 25);
        double[][] runs = {{8, 60.1}, {10, 50.2}, {12, 44.4}};
        for (double[] r : runs) {
            int d = (int) r[0];
            all.add(
                    new TrainingModel(gpt(530, 128, 20480, 105), A100, TrainingMethod.megatron2021())
                            .step(new TrainingLayout(8, 35, d, 1, 1, 1, 1920 / d))
                            .iterationS(),
                    r[1]);
        }
        return all;
    }

    private static Comparison llama() {
        Comparison all = Comparison.percent(
                "TFLOP/s a GPU, Llama 3 405B on 8,192 and 16,384 H100",
                "Grattafiori et al. (2024), table 4: 430, 400",
                15);
        double[][] runs = {{64, 32, 430}, {128, 16, 400}};
        for (double[] r : runs) {
            all.add(
                    new TrainingModel(llama405(), H100, TrainingMethod.today())
                                    .step(new TrainingLayout(8, 16, (int) r[0], 1, 7, 1, (int) r[1]))
                                    .flopPerSPerGpu()
                            * 1e-12,
                    r[2]);
        }
        return all;
    }

    /** Jiang et al. (NSDI 2024), table 2: 175B, sequence 2048, 8 tensor, 8 stages of 6 pieces. */
    private static Comparison megaScale(String what, double of256, double of12288, double asked) {
        LanguageModel model = new LanguageModel(175e9, 175e9, 96, 12_288, 96, 64_000, 2048, 1, 1);
        TrainingModel training = new TrainingModel(model, A100, TrainingMethod.today());
        return Comparison.percent(
                        what,
                        String.format(
                                Locale.ROOT, "Jiang et al. (NSDI 2024), table 2: %.1f and %.1f %%", of256, of12288),
                        asked)
                .add(
                        100
                                * training.step(new TrainingLayout(8, 8, 4, 1, 6, 1, 192))
                                        .mfu(),
                        of256)
                .add(
                        100
                                * training.step(new TrainingLayout(8, 8, 192, 1, 6, 1, 32))
                                        .mfu(),
                        of12288);
    }

    private static Comparison bloom() {
        LanguageModel model = new LanguageModel(176e9, 176e9, 70, 14_336, 112, 250_880, 2048, 1, 1);
        TrainingStep step = new TrainingModel(model, A100, TrainingMethod.megatron2021())
                .step(new TrainingLayout(4, 12, 8, 1, 1, 2, 128));
        return Comparison.percent(
                        "TFLOP/s a GPU, BLOOM 176B on 384 A100, recomputation counted",
                        "Le Scao et al. (2022): 150",
                        15)
                .add(step.hfu() * A100.bf16FlopPerS() * 1e-12, 150);
    }

    private static Comparison hours(
            String what, LanguageModel model, GpuSheet gpu, int gpus, double tokens, double published, double asked) {
        long batch = Math.min(2048 * 8192L, (gpus <= 2048 ? 1 : 4) * 4L << 20) / model.sequence();
        TrainingStep step = new LayoutSearch(model, gpu).fastest(gpus, batch, TrainingMethod.today());
        return Comparison.percent(
                        "million GPU-hours, layout searched: " + what, "its model card or paper: " + published, asked)
                .add(step.gpuHoursFor(tokens) * 1e-6, published);
    }

    /** DeepSeek-V3 on H800, which are H100 with NVLink of 200 GB/s each way (NVIDIA H800 data sheet: 400 GB/s). */
    private static Comparison deepSeekHours(String what, LayoutSearch.Given given, double asked) {
        LanguageModel model = new LanguageModel(671e9, 37e9, 61, 7168, 128, 129_280, 4096, 256, 8);
        GpuSheet h800 = new GpuSheet(
                H100.bf16FlopPerS(),
                H100.fp8FlopPerS(),
                H100.tf32FlopPerS(),
                H100.fp64FlopPerS(),
                H100.matmulShare(),
                H100.hbmBytes(),
                H100.hbmBytesPerS(),
                200e9,
                8,
                H100.networkBytesPerS());
        TrainingStep step = new LayoutSearch(model, h800)
                .fastest(2048, 15_360, TrainingMethod.today().with(GpuSheet.Precision.FP8), given);
        return Comparison.percent(
                        "million GPU-hours of DeepSeek-V3 in FP8 on 2,048 H800, " + what,
                        "DeepSeek-AI (2024), table 1: 2.664",
                        asked)
                .add(step.gpuHoursFor(14.8e12) * 1e-6, 2.664);
    }

    private static LanguageModel llama(double billions, int layers, int hidden, int sequence) {
        int words = sequence == 8192 ? 128_256 : 32_000;
        return new LanguageModel(billions * 1e9, billions * 1e9, layers, hidden, hidden / 128, words, sequence, 1, 1);
    }

    private static Comparison failures() {
        return Comparison.percent("GPU-hours a failure", "Llama 3: 419 interruptions in 54 d on 16,384 GPUs", 0.1)
                .add(Checkpointing.GPU_HOURS_PER_FAILURE, 54 * 24 * 16_384 / 419.0);
    }

    static LanguageModel llama405() {
        return new LanguageModel(405e9, 405e9, 126, 16_384, 128, 128_256, 8192, 1, 1);
    }

    static LanguageModel gpt(double billions, double heads, double hidden, double layers) {
        double n = billions * 1e9;
        return new LanguageModel(n, n, (int) layers, (int) hidden, (int) heads, 51_200, 2048, 1, 1);
    }
}
