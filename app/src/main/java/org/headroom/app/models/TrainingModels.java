package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.Checkpointing;
import org.headroom.physics.gpu.GpuCatalogue;
import org.headroom.physics.gpu.GpuSheet;
import org.headroom.physics.gpu.LanguageModel;
import org.headroom.physics.gpu.LayoutSearch;
import org.headroom.physics.gpu.TrainingLayout;
import org.headroom.physics.gpu.TrainingMethod;
import org.headroom.physics.gpu.TrainingStep;

/** {@code training} and {@code checkpoint} as tables. */
final class TrainingModels {
    private static final Map<String, TrainingMethod> METHODS = Map.of(
            "today",
            TrainingMethod.today(),
            "megatron-2021",
            TrainingMethod.megatron2021(),
            "megatron-2022",
            TrainingMethod.megatron2022());

    private TrainingModels() {}

    static TableModel training() {
        ModelCard card = new ModelCard(
                "training",
                "FLOP, layout, step time, MFU and run time of training a language model",
                List.of(
                        in("parameters_count", "parameters, all of them", 1e6, 1e15),
                        in("tokens_count", "tokens to train on", 1, 1e18),
                        in("gpus_count", "GPUs", 1, 1e7),
                        in("active_count", "parameters that a token meets; all if not given", 1e6, 1e15),
                        in("layers_count", "layers; from the size if not given", 1, 10_000),
                        in("hidden_count", "width; from the size if not given", 16, 1e6),
                        in("heads_count", "attention heads; width over 128 if not given", 1, 10_000),
                        in("vocabulary_count", "tokens that there are; 128000 if not given", 2, 1e7),
                        in("sequence_count", "tokens of a sequence; 8192 if not given", 1, 1e8),
                        in("experts_count", "experts a layer; 8 in a mixture if not given", 1, 10_000),
                        in(
                                "active_experts_count",
                                "experts that a token meets; 2 in a mixture if not given",
                                1,
                                10_000),
                        in(
                                "batch_count",
                                "sequences of an iteration; 4 to 16 Mi tokens and more, by GPUs and FLOP, if not given",
                                1,
                                1e9),
                        in("tensor_count", "GPUs that share a matrix; searched if not given", 1, 1024),
                        in("pipeline_count", "stages; searched if not given", 1, 10_000),
                        in("expert_count", "GPUs that share the experts; searched if not given", 1, 10_000),
                        in("virtual_stages_count", "pieces of a stage; searched if not given", 1, 1000),
                        in("micro_batch_count", "sequences of a micro-batch; searched if not given", 1, 100_000),
                        in(
                                "efficiency",
                                "share of the wall time that trains, for days and gpu_hours; 1 if not given",
                                0.01,
                                1),
                        in("gpu", "entry of the catalogue; h100-sxm if not given", 0, 0),
                        in("precision", "bf16 or fp8; bf16 if not given", 0, 0),
                        in(
                                "recompute",
                                "none, selective or full; if not given as the method has it, or full where searched and faster",
                                0,
                                0),
                        in("method", "today, megatron-2021 or megatron-2022; today if not given", 0, 0)),
                List.of(
                        out("flop_per_token", "FLOP of a token, forward and backward, attention included"),
                        out("stated_flop", "6 N D, as papers state a run"),
                        out("tensor_gpus", "GPUs that share a matrix"),
                        out("pipeline_stages", "stages"),
                        out("data_replicas", "replicas"),
                        out("expert_gpus", "GPUs that share the experts"),
                        out("virtual_stages", "pieces of a stage"),
                        out("micro_batch_sequences", "sequences of a micro-batch"),
                        out("micro_batches", "micro-batches of the busiest replica in an iteration"),
                        out("batch_sequences", "sequences of an iteration"),
                        out("batch_tokens", "tokens of an iteration"),
                        out("memory_gb", "largest need of a GPU, GB"),
                        out("iteration_s", "time of an iteration, s"),
                        out("compute_share", "of it in kernels that compute"),
                        out("communication_share", "of it in exchanges that nothing hides"),
                        out("bubble_share", "of it waiting for the pipeline"),
                        out("tflop_per_s", "model FLOP a GPU, TFLOP/s"),
                        out("mfu", "model FLOP over the peak"),
                        out("utilization", "mean over the iteration of what gpu-power takes"),
                        out("tokens_per_s", "tokens trained on, 1/s"),
                        out("days", "run time over the efficiency given, d"),
                        out("gpu_hours", "GPUs in use times run time, h")),
                "6 N_active + 12 l h s FLOP a token; step = matrix products + memory-bound kernels + exposed exchanges + bubble"
                        + " (p - 1) / (v m); see docs/models/gpu.md",
                "Kaplan et al. (2020); Narayanan et al., SC21; Korthikanti et al. (2022); Rajbhandari et al. (2020)");
        return new TableModel(
                card,
                Set.of("gpu", "precision", "recompute", "method"),
                Set.of(
                        "active_count",
                        "layers_count",
                        "hidden_count",
                        "heads_count",
                        "vocabulary_count",
                        "sequence_count",
                        "experts_count",
                        "active_experts_count",
                        "batch_count",
                        "tensor_count",
                        "pipeline_count",
                        "expert_count",
                        "virtual_stages_count",
                        "micro_batch_count",
                        "efficiency",
                        "gpu",
                        "precision",
                        "recompute",
                        "method"),
                List.of(),
                "",
                _ -> {
                    GpuCatalogue catalogue = GpuCatalogue.read();
                    ActivityLaw law = ActivityLaw.h100Sxm();
                    return (in, out) -> train(catalogue, law, in, out);
                });
    }

    private static void train(GpuCatalogue catalogue, ActivityLaw law, Row in, double[] out) {
        LanguageModel model = model(in);
        GpuSheet gpu = gpu(catalogue, in);
        TrainingMethod method = method(in);
        int gpus = whole(in, "gpus_count", 1);
        double tokens = in.number("tokens_count");
        long batch = in.has("batch_count") ? whole(in, "batch_count", 1) : LayoutSearch.usualBatch(model, tokens, gpus);
        LayoutSearch.Given given = given(in);
        TrainingStep step = new LayoutSearch(model, gpu).fastest(gpus, batch, method, given);
        double efficiency = in.number("efficiency", 1);
        TrainingLayout layout = step.layout();
        double[] found = {
            model.flopPerToken(),
            model.statedFlop(tokens),
            layout.tensor(),
            layout.pipeline(),
            layout.data(),
            layout.expert(),
            layout.virtualStages(),
            layout.microBatch(),
            layout.microBatches(),
            batch,
            step.tokens(),
            step.memoryBytes() * 1e-9,
            step.iterationS(),
            step.computeShare(),
            step.communicationShare(),
            step.bubbleShare(),
            step.flopPerSPerGpu() * 1e-12,
            step.mfu(),
            step.meanUtilization(law),
            step.tokensPerS(),
            step.daysFor(tokens) / efficiency,
            step.gpuHoursFor(tokens) / efficiency
        };
        System.arraycopy(found, 0, out, 0, found.length);
        if (!step.fits()) {
            in.note("memory_gb " + Row.plain(Math.rint(step.memoryBytes() * 1e-9)) + " and a reserve do not fit into "
                    + Row.plain(gpu.hbmBytes() * 1e-9));
        }
        if (layout.gpus() < gpus) {
            in.note("uses " + layout.gpus() + " of " + gpus + " GPUs");
        }
        if (layout.batch() > batch) {
            in.note("the last of micro_batches " + layout.microBatches() + " is not full in all replicas");
        }
        double most = LayoutSearch.mostTokens(model, tokens);
        if (in.has("batch_count") && step.tokens() > 2 * most) {
            in.note(String.format(
                    Locale.ROOT,
                    "batch_tokens %.3g is over four times the batch of least loss for this run, %.3g: so many tokens_count"
                            + " teach less",
                    step.tokens(),
                    most / 2));
        } else if (!in.has("batch_count") && batch == LayoutSearch.mostSequences(model, tokens)) {
            in.note(String.format(
                    Locale.ROOT,
                    "batch_tokens held at %.3g, twice the batch of least loss for this run",
                    step.tokens()));
        }
        if (step.method().recompute() != method.recompute()) {
            in.note("recomputes its layers in the backward pass");
        }
    }

    private static LanguageModel model(Row in) {
        double parameters = in.number("parameters_count");
        double active = Checks.within("active_count", in.number("active_count", parameters), 1e6, parameters);
        LanguageModel usual = LanguageModel.of(
                parameters,
                active,
                whole(in, "layers_count", 0),
                whole(in, "hidden_count", 0),
                whole(in, "sequence_count", 0));
        return new LanguageModel(
                parameters,
                active,
                usual.layers(),
                usual.hidden(),
                whole(in, "heads_count", usual.heads()),
                whole(in, "vocabulary_count", usual.vocabulary()),
                usual.sequence(),
                whole(in, "experts_count", usual.experts()),
                whole(in, "active_experts_count", usual.activeExperts()));
    }

    private static LayoutSearch.Given given(Row in) {
        int tensor = whole(in, "tensor_count", 0);
        if (tensor > 0 && in.has("heads_count") && whole(in, "heads_count", 1) % tensor != 0) {
            throw new OutOfRange(
                    "tensor_count",
                    tensor + " GPUs for " + whole(in, "heads_count", 1) + " heads",
                    "a divisor of heads_count");
        }
        return new LayoutSearch.Given(
                tensor,
                whole(in, "pipeline_count", 0),
                whole(in, "expert_count", 0),
                whole(in, "virtual_stages_count", 0),
                whole(in, "micro_batch_count", 0),
                !in.text("recompute", "").isEmpty());
    }

    private static GpuSheet gpu(GpuCatalogue catalogue, Row in) {
        String name = in.text("gpu", "h100-sxm");
        return catalogue
                .ofModel(name)
                .orElseThrow(() -> new OutOfRange("gpu", "'" + name + "'", String.join(", ", GpuCatalogue.NAMES)))
                .sheet();
    }

    private static TrainingMethod method(Row in) {
        String name = in.text("method", "today").toLowerCase(Locale.ROOT);
        TrainingMethod method = METHODS.get(name);
        if (method == null) {
            throw new OutOfRange("method", "'" + name + "'", "today, megatron-2021 or megatron-2022");
        }
        String precision = in.text("precision", "bf16").toLowerCase(Locale.ROOT);
        method = method.with(
                switch (precision) {
                    case "bf16" -> GpuSheet.Precision.BF16;
                    case "fp8" -> GpuSheet.Precision.FP8;
                    default -> throw new OutOfRange("precision", "'" + precision + "'", "bf16 or fp8");
                });
        String recompute = in.text("recompute", "").toLowerCase(Locale.ROOT);
        return switch (recompute) {
            case "" -> method;
            case "none" -> method.with(TrainingMethod.Recompute.NONE);
            case "selective" -> method.with(TrainingMethod.Recompute.SELECTIVE);
            case "full" -> method.with(TrainingMethod.Recompute.FULL);
            default -> throw new OutOfRange("recompute", "'" + recompute + "'", "none, selective or full");
        };
    }

    private static int whole(Row in, String column, int otherwise) {
        double value = in.number(column, otherwise);
        if (value != Math.rint(value)) {
            throw new OutOfRange(column, Row.plain(value), "a whole number");
        }
        return (int) value;
    }

    static TableModel checkpoint() {
        ModelCard card = new ModelCard(
                "checkpoint",
                "checkpoint size and time, best interval and what failures leave of a training job",
                List.of(
                        in("parameters_count", "parameters of the model", 1, 1e16),
                        in("gpus_count", "GPUs of the job", 1, 1e8),
                        in("storage_gb_per_s", "what storage takes, GB/s", 1e-6, 1e9),
                        in("bytes_per_parameter", "state to save; 14 if not given", 0.1, 1000),
                        in("stall_s", "pause of the job for a checkpoint; the time to write if not given", 1e-3, 1e7),
                        in("gpu_hours_per_failure", "GPU-hours for each failure; 50700 if not given", 1, 1e15),
                        in("restart_s", "from a failure until the job iterates again; 600 if not given", 0, 1e7),
                        in("interval_min", "work between two checkpoints; Daly's if not given", 1e-3, 1e7)),
                List.of(
                        out("checkpoint_gb", "size, GB"),
                        out("write_s", "time to write, s"),
                        out("failure_h", "mean time between failures of the job, h"),
                        out("young_min", "interval by Young (1974), min"),
                        out("daly_min", "interval by Daly (2006), min"),
                        out("efficiency", "work over wall time at that interval"),
                        out("paused_share", "of the wall time without failures in checkpoints")),
                "tau = sqrt(2 delta M) (Young); higher order by Daly; T = M e^(R/M) (e^((tau + delta)/M) - 1) T_s / tau",
                "Young (1974), CACM 17:530; Daly (2006), FGCS 22:303; 50,700 GPU-hours: Llama 3 (2024), 419 in 54 d on 16,384");
        return new TableModel(
                card,
                Set.of(),
                Set.of("bytes_per_parameter", "stall_s", "gpu_hours_per_failure", "restart_s", "interval_min"),
                List.of(),
                "",
                _ -> TrainingModels::save);
    }

    private static void save(Row in, double[] out) {
        double gpus = whole(in, "gpus_count", 1);
        double bytes =
                in.number("parameters_count") * in.number("bytes_per_parameter", Checkpointing.BYTES_PER_PARAMETER);
        double writeS = bytes / (1e9 * in.number("storage_gb_per_s"));
        double failureS =
                Checkpointing.failureS(in.number("gpu_hours_per_failure", Checkpointing.GPU_HOURS_PER_FAILURE), gpus);
        double stallS = in.number("stall_s", Math.max(1e-3, writeS));
        Checkpointing plan = new Checkpointing(stallS, failureS, in.number("restart_s", 600));
        double intervalS = 60 * in.number("interval_min", plan.dalyS() / 60);
        out[0] = bytes * 1e-9;
        out[1] = writeS;
        out[2] = failureS / 3600;
        out[3] = plan.youngS() / 60;
        out[4] = plan.dalyS() / 60;
        out[5] = plan.efficiency(intervalS);
        out[6] = stallS / (stallS + intervalS);
        if (intervalS < writeS) {
            in.note("a checkpoint is not written before the next one is due");
        }
    }
}
