package org.headroom.physics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class TrainingModelTest {
    private static final TrainingLayout PLAIN = new TrainingLayout(8, 8, 8, 1, 1, 1, 16);

    private static TrainingModel llama(TrainingMethod method) {
        return new TrainingModel(GpuValidation.llama405(), GpuValidation.H100, method);
    }

    @Test
    void flop_of_a_token_are_those_of_megatron_without_recomputation() {
        // Narayanan et al. (SC21), eq. 2 less recomputation: 72 l h^2 (1 + s/(6h) + V/(12 l h)) a token
        double l = 96;
        double h = 12_288;
        double s = 2048;
        double v = 51_200;
        double n = 12 * l * h * h + v * h;
        LanguageModel gpt3 = new LanguageModel(n, n, 96, 12_288, 96, 51_200, 2048, 1, 1);
        double expected = 72 * l * h * h * (1 + s / (6 * h) + v / (12 * l * h));
        assertThat(gpt3.flopPerToken()).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void the_shares_of_an_iteration_add_up_to_one() {
        TrainingStep step = llama(TrainingMethod.today()).step(PLAIN);
        assertThat(step.computeShare() + step.communicationShare() + step.bubbleShare())
                .isCloseTo(1, within(1e-12));
        assertThat(step.mfu()).isBetween(0.2, 0.6);
        assertThat(step.hfu()).isEqualTo(step.mfu()); // nothing is computed twice
    }

    @Test
    void a_plain_pipeline_idles_p_less_1_over_m_of_its_busy_time() {
        TrainingStep step = llama(TrainingMethod.today()).step(PLAIN);
        double busy = step.matmulS() + step.memoryS() + step.tensorS() + step.expertS();
        assertThat(step.bubbleS() / busy).isCloseTo(7 / 16.0, within(0.01)); // Narayanan et al. (SC21), 2.2.1
        TrainingStep interleaved = llama(TrainingMethod.today()).step(new TrainingLayout(8, 8, 8, 1, 4, 1, 16));
        assertThat(interleaved.bubbleS()).isCloseTo(step.bubbleS() / 4, within(1e-12));
    }

    @Test
    void recomputing_all_takes_a_third_more_flop_and_less_memory() {
        TrainingStep kept = llama(TrainingMethod.today()).step(PLAIN);
        TrainingStep again = llama(TrainingMethod.today().with(TrainingMethod.Recompute.FULL))
                .step(PLAIN);
        assertThat(again.hfu() / again.mfu()).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(again.memoryBytes()).isLessThan(kept.memoryBytes());
        assertThat(again.iterationS()).isGreaterThan(kept.iterationS());
    }

    @Test
    void the_activations_of_gpt3_are_those_of_the_paper() {
        // Korthikanti et al. (2022), table 2: s b h (34 + 5 a s / h) a layer, 34 s b h with attention recomputed, over
        // t
        LanguageModel layer =
                new LanguageModel(12.0 * 12_288 * 12_288, 12.0 * 12_288 * 12_288, 1, 12_288, 96, 2, 2048, 1, 1);
        TrainingLayout one = new TrainingLayout(8, 1, 1, 1, 1, 1, 1);
        double weights = 18 * layer.parameters() / 8; // Rajbhandari et al. (2020), 3.1 with an FP32 gradient
        TrainingMethod selective = TrainingMethod.megatron2022();
        double kept = new TrainingModel(layer, GpuValidation.A100, selective)
                        .step(one)
                        .memoryBytes()
                - weights;
        double sbh = 2048.0 * 12_288;
        assertThat(kept).isCloseTo(34 * sbh / 8, within(0.001 * 34 * sbh / 8));
        double all = new TrainingModel(layer, GpuValidation.A100, selective.with(TrainingMethod.Recompute.NONE))
                        .step(one)
                        .memoryBytes()
                - weights;
        assertThat(all).isCloseTo(sbh * (34 + 5 * 96 * 2048 / 12_288.0) / 8, within(0.001 * all));
    }

    @Test
    void grok_1_for_15_t_tokens_is_a_matter_of_days_on_100_000_gpus() {
        TrainingStep step = new LayoutSearch(LanguageModel.grok1(), GpuValidation.H100)
                .fastest(
                        100_000,
                        LayoutSearch.usualBatch(LanguageModel.grok1(), 15e12, 100_000),
                        TrainingMethod.today());
        // 6 x 78.5e9 x 15e12 FLOP at 30 to 50 % of 989.5 TFLOP/s on 100,000 GPUs: 1.65 to 2.76 days
        assertThat(step.daysFor(15e12)).isBetween(1.65, 2.76);
        assertThat(step.fits()).isTrue();
        assertThat(step.layout().gpus()).isBetween(70_000, 100_000); // the batch holds no more replicas
        assertThat(step.tokens()).isBetween(60e6, 80e6); // DeepSeek-V3, half as many active, ran at 62.9 M
        assertThat(step.meanUtilization(ActivityLaw.h100Sxm())).isBetween(0.6, 1.0);
    }

    @Test
    void the_experts_of_grok_1_are_nearly_all_of_its_parameters() {
        LanguageModel grok = LanguageModel.grok1();
        double experts = grok.expertParameters();
        assertThat(grok.parameters() - experts + experts * 2 / 8).isCloseTo(78.5e9, within(1.0));
        assertThat(experts / grok.parameters()).isGreaterThan(0.9);
    }

    @Test
    void more_gpus_never_need_more_days() {
        LayoutSearch search = new LayoutSearch(GpuValidation.llama405(), GpuValidation.H100);
        double last = Double.POSITIVE_INFINITY;
        for (int gpus = 1024; gpus <= 16_384; gpus *= 2) {
            double days = search.fastest(
                            gpus,
                            LayoutSearch.usualBatch(GpuValidation.llama405(), 15.6e12, gpus),
                            TrainingMethod.today())
                    .daysFor(15.6e12);
            assertThat(days).isLessThan(last);
            last = days;
        }
    }

    @Test
    void what_cannot_be_says_so() {
        LayoutSearch search = new LayoutSearch(GpuValidation.llama405(), GpuValidation.H100);
        assertThatThrownBy(() -> search.fastest(16, 2048, TrainingMethod.today()))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("gpus_count");
        assertThatThrownBy(() -> llama(TrainingMethod.today()).step(new TrainingLayout(8, 127, 1, 1, 1, 1, 127)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("pipeline_count");
        assertThatThrownBy(() -> LanguageModel.ofSize(1e9, 2e9)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void dalys_interval_is_within_a_thousandth_of_the_best() {
        Checkpointing job = new Checkpointing(30, Checkpointing.failureS(50_700, 16_384), 600);
        assertThat(job.failureS() / 3600).isCloseTo(3.09, within(0.01)); // the worked numbers
        assertThat(job.youngS() / 60).isCloseTo(13.6, within(0.05));
        assertThat(job.dalyS() / 60).isCloseTo(13.3, within(0.05));
        assertThat(job.efficiency(job.dalyS())).isCloseTo(0.88, within(0.001));
        for (double stall : new double[] {1, 30, 300, 3000}) {
            Checkpointing plan = new Checkpointing(stall, 11_140, 600);
            double best = 0;
            for (double tau = 10; tau < 40_000; tau *= 1.002) {
                best = Math.max(best, plan.efficiency(tau));
            }
            assertThat(plan.efficiency(plan.dalyS())).isCloseTo(best, within(1e-3 * best));
        }
    }

    private static final LanguageModel DEEP_SEEK = new LanguageModel(671e9, 37e9, 61, 7168, 128, 129_280, 4096, 256, 8);

    @Test
    void experts_with_few_tokens_wait_for_their_weights() {
        TrainingModel training = new TrainingModel(DEEP_SEEK, GpuValidation.H100, TrainingMethod.today());
        TrainingStep alone = training.step(new TrainingLayout(1, 1, 64, 1, 1, 1, 1));
        TrainingStep shared = training.step(new TrainingLayout(1, 1, 64, 64, 1, 1, 1));
        // 128 tokens an expert: 654 B weights read in BF16 twice and their sums of gradients read and written in FP32
        double hbmS = DEEP_SEEK.expertParameters() * (2 + 2 + 8) / GpuValidation.H100.hbmBytesPerS();
        assertThat(alone.matmulS()).isGreaterThan(hbmS);
        assertThat(shared.matmulS()).isLessThan(0.65 * alone.matmulS());
    }

    @Test
    void fp8_is_faster_by_less_than_its_best_products() {
        TrainingLayout layout = new TrainingLayout(8, 16, 64, 1, 7, 1, 32);
        double bf16 = llama(TrainingMethod.today()).step(layout).iterationS();
        double fp8 = llama(TrainingMethod.today().with(GpuSheet.Precision.FP8))
                .step(layout)
                .iterationS();
        // Peng et al. (2023), FP8-LM: Transformer Engine 1.28 times BF16 on GPT-175B, their own program 1.75 times
        assertThat(bf16 / fp8).isBetween(1.2, 1.75);
    }

    @Test
    void replicas_in_one_node_share_their_ports_for_gradients() {
        LanguageModel gpt = GpuValidation.gpt(1.7, 24, 2304, 24);
        TrainingModel training = new TrainingModel(gpt, GpuValidation.A100, TrainingMethod.megatron2021());
        double s = training.step(new TrainingLayout(1, 1, 32, 1, 1, 1, 16)).dataS();
        assertThat(s).isCloseTo(1.7e9 * 6 * 31 / 32 / (8 * 25e9 * 0.9), within(1e-9));
    }

    @Test
    void the_batch_of_least_loss_is_what_deepseek_llm_ran() {
        // Bi et al. (2024), table 2: 2,304 and 4,608 sequences of 4,096 for 7B and 67B, 2 T tokens each
        assertThat(LayoutSearch.mostTokens(LanguageModel.ofSize(6.9e9, 6.9e9), 2e12) / 2)
                .isCloseTo(2304 * 4096, within(0.05 * 2304 * 4096));
        assertThat(LayoutSearch.mostTokens(LanguageModel.ofSize(67e9, 67e9), 2e12) / 2)
                .isCloseTo(4608 * 4096, within(0.05 * 4608 * 4096));
        assertThat(LayoutSearch.usualBatch(GpuValidation.llama405(), 15.6e12, 16_384))
                .isEqualTo(2048);
        LanguageModel small = LanguageModel.ofSize(8e9, 8e9);
        assertThat(LayoutSearch.usualBatch(small, 15e12, 1_000_000) * 8192.0).isLessThan(40e6);
    }

    @Test
    void a_batch_is_kept_as_it_was_asked_for() {
        LanguageModel model = LanguageModel.ofSize(1e9, 1e9);
        LayoutSearch search = new LayoutSearch(model, GpuValidation.H100);
        LayoutSearch.Given plain = new LayoutSearch.Given(1, 1, 0, 0, 1, false);
        TrainingStep few = search.fastest(64, 10, TrainingMethod.today(), plain);
        assertThat(few.layout().data()).isEqualTo(10);
        assertThat(few.tokens()).isEqualTo(10.0 * model.sequence());
        TrainingStep two = search.fastest(62, 100, TrainingMethod.today(), plain);
        assertThat(two.layout().gpus()).isEqualTo(50);
        assertThat(two.layout().microBatches()).isEqualTo(2);
        TrainingStep odd = search.fastest(64, 101, TrainingMethod.today(), plain);
        assertThat(odd.tokens()).isEqualTo(101.0 * model.sequence());
        assertThat(odd.iterationS()).isGreaterThan(0.99 * two.iterationS());
        TrainingStep tensor = new LayoutSearch(GpuValidation.llama405(), GpuValidation.H100)
                .fastest(16_384, 2048, TrainingMethod.today(), new LayoutSearch.Given(8, 0, 0, 0, 0, false));
        assertThat(tensor.layout().pipeline()).isGreaterThan(1);
    }

    @Test
    void a_shape_that_cannot_hold_the_parameters_is_refused() {
        assertThatThrownBy(() -> LanguageModel.of(1e9, 1e9, 2, 128, 0)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> LanguageModel.of(1e9, 1e9, 200, 16_384, 0)).isInstanceOf(OutOfRange.class);
        assertThat(LanguageModel.of(8.54e9, 8.54e9, 28, 3072, 0).heads()).isEqualTo(24); // Gemma 7B, its wide layers
        assertThat(LanguageModel.of(70e9, 70e9, 10, 0, 0).hidden()).isBetween(24_000, 24_500);
        for (double n = 1e6; n < 1e15; n *= 1.7) {
            assertThat(LanguageModel.ofSize(n, n).parameters()).isEqualTo(n);
            assertThat(LanguageModel.ofSize(n, Math.max(1e6, n / 4)).parameters())
                    .isEqualTo(n);
        }
        assertThatThrownBy(() -> new LayoutSearch(
                                new LanguageModel(1e9, 1e9, 20, 2048, 4, 32_000, 2048, 1, 1), GpuValidation.H100)
                        .fastest(64, 64, TrainingMethod.today(), new LayoutSearch.Given(8, 0, 0, 0, 0, false)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("tensor_count");
    }
}
