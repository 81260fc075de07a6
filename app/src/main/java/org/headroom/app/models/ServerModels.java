package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;
import static org.headroom.physics.basis.Constants.ZERO_C_K;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.GpuCatalogue;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuKind;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerDesign;
import org.headroom.physics.gpu.ServerPart;
import org.headroom.physics.gpu.ServerParts;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/** {@code server-power} and {@code gpu-activity} as tables. */
final class ServerModels {
    private static final String USUAL = "h100-sxm";
    private static final List<String> NUMBERS = List.of(
            "gpus_count",
            "idle_w",
            "limit_w",
            "min_cap_w",
            "leakage_w_per_k",
            "reference_c",
            "throttle_c",
            "slowdown_c",
            "shutdown_c",
            "server_idle_ac_w",
            "server_max_ac_w",
            "server_rated_ac_w");

    private ServerModels() {}

    static TableModel serverPower() {
        List<Column> outputs = new ArrayList<>();
        outputs.add(out("gpu_w", "power of one GPU, W"));
        outputs.add(out("server_ac_w", "AC input of the server, GPUs and all parts, W"));
        for (ServerPart part : ServerPart.values()) {
            outputs.add(out(part.key() + "_w", "of this " + meaning(part) + ", W of AC input"));
        }
        ModelCard card = new ModelCard(
                "server-power",
                "AC input of a GPU server and its parts",
                List.of(
                        in("utilization", "tensor or SM activity, 0 to 1", 0, 1),
                        in("power_cap_w", "power cap of a GPU, W; held between its lowest and its limit", 0, 1e5),
                        in("gpu_c", "GPU temperature, C", -ZERO_C_K, 200)),
                outputs,
                "AC(g) = n g + rest(g), rest linear between the measured ends; parts linear between theirs, other is what is"
                        + " left; the loss of the power supplies is one of the parts and never added",
                "Latif et al., IEEE Access 13:61740 (2025): 8.4 kW; arXiv 2506.14551 (2025): 7.75 kW in training; NVIDIA DGX"
                        + " H100 data sheet: 10.2 kW; the split into parts is an assumption");
        List<DesignKey> keys = new ArrayList<>();
        keys.add(DesignKey.word("catalogue", true, GpuCatalogue.NAMES));
        NUMBERS.forEach(name -> keys.add(DesignKey.number(name, true)));
        return new TableModel(
                card,
                Set.of(),
                Set.of(),
                keys,
                "8 x H100 SXM (catalogue h100-sxm); keys beside catalogue replace its numbers",
                ServerModels::build);
    }

    private static String meaning(ServerPart part) {
        return switch (part) {
            case CPU -> "the CPUs";
            case MEMORY -> "the memory";
            case NIC -> "the network adapters with optics";
            case SWITCH -> "NVSwitches and PCIe switches";
            case STORAGE -> "the drives";
            case FAN -> "the fans";
            case PSU_LOSS -> "the loss of the power supplies";
            case OTHER -> "boards, regulators and what is not told apart";
        };
    }

    private static RowModel build(@Nullable DesignValues given) {
        GpuKind kind = GpuCatalogue.read().named(given == null ? USUAL : given.text("catalogue", USUAL));
        GpuDesign g = kind.gpu();
        ServerDesign s = kind.server();
        GpuDesign gpu = new GpuDesign(
                or(given, "idle_w", g.idleW()),
                or(given, "limit_w", g.limitW()),
                or(given, "min_cap_w", g.minCapW()),
                or(given, "leakage_w_per_k", g.leakageWPerK()),
                or(given, "reference_c", g.referenceC()),
                or(given, "throttle_c", g.throttleC()),
                or(given, "slowdown_c", g.slowdownC()),
                or(given, "shutdown_c", g.shutdownC()),
                g.capExponent());
        double maxAcW = or(given, "server_max_ac_w", s.maxAcW());
        double idleAcW = or(given, "server_idle_ac_w", s.idleAcW());
        double gpus = or(given, "gpus_count", s.gpus());
        if (gpus != Math.rint(gpus)) {
            throw new OutOfRange("gpus_count", Row.plain(gpus), "a whole number");
        }
        ServerParts parts;
        try {
            ServerDesign server = new ServerDesign(
                    (int) gpus,
                    idleAcW,
                    maxAcW,
                    Math.clamp(s.trainingAcW(), Math.min(idleAcW, maxAcW), maxAcW),
                    or(given, "server_rated_ac_w", Math.max(s.ratedAcW(), maxAcW)));
            parts = new ServerParts(new ServerPower(gpu, server), kind.parts());
        } catch (OutOfRange e) {
            throw new OutOfRange(asWritten(e.name()), e.found(), asWritten(e.allowed()));
        }
        String other = gpus == s.gpus() || given == null || hasServerPower(given)
                ? ""
                : "server_idle_ac_w and server_max_ac_w are those of " + s.gpus() + " GPUs: state them for "
                        + Row.plain(gpus);
        GpuPower law = new GpuPower(gpu);
        return (in, out) -> {
            double cap = in.number("power_cap_w");
            double c = in.number("gpu_c");
            double gpuW = law.gpuW(in.number("utilization"), cap, c);
            out[0] = gpuW;
            out[1] = parts.server().acW(gpuW);
            if (!other.isEmpty()) {
                in.note(other);
            }
            int i = 2;
            for (ServerPart part : ServerPart.values()) {
                out[i++] = parts.partW(part, gpuW);
            }
            if (cap < gpu.minCapW()) {
                in.note("power_cap_w " + Row.plain(cap) + " acts as " + Row.plain(gpu.minCapW())
                        + ", the lowest that can be set");
            }
            if (c > gpu.throttleC()) {
                in.note("gpu_c is above " + Row.plain(gpu.throttleC()) + ": the GPU sheds power by itself");
            }
        };
    }

    private static boolean hasServerPower(DesignValues given) {
        return given.values().containsKey("server_idle_ac_w") && given.values().containsKey("server_max_ac_w");
    }

    /** The keys of a design file in place of the record's own names. */
    private static String asWritten(String text) {
        return text.equals("gpus")
                ? "gpus_count"
                : text.replaceAll("\\b(idle|max|rated|training)_ac_w", "server_$1_ac_w")
                        .replaceAll("\\bgpus x", "gpus_count x");
    }

    private static double or(@Nullable DesignValues given, String key, double usual) {
        return given == null ? usual : given.number(key, usual);
    }

    static TableModel gpuActivity() {
        ActivityLaw law = ActivityLaw.h100Sxm();
        ModelCard card = new ModelCard(
                "gpu-activity",
                "utilization and power of a GPU from DCGM's profiling counters",
                List.of(
                        in("tensor_active", "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE, 0 to 1", 0, 1),
                        in("sm_active", "DCGM_FI_PROF_SM_ACTIVE, 0 to 1", 0, 1),
                        in("dram_active", "DCGM_FI_PROF_DRAM_ACTIVE, 0 to 1", 0, 1)),
                List.of(
                        out("utilization", "what gpu-power and server-power take, 0 to 1"),
                        out("gpu_w", "power of the GPU at its reference temperature, without a cap, W")),
                String.format(
                        Locale.ROOT,
                        "u = min(1, %s min(1, sm / %s) + %s sm + %s tensor + %s dram); DCGM_FI_DEV_GPU_UTIL is not used: it"
                                + " reads 100 %% while a collective waits",
                        Row.plain(law.awake()),
                        Row.plain(law.awakeSm()),
                        Row.plain(law.sm()),
                        Row.plain(law.tensor()),
                        Row.plain(law.dram())),
                "assumption: no published weights can be trusted, see docs/models/gpu.md");
        return new TableModel(
                card,
                Set.of(),
                Set.of(),
                List.of(DesignKey.word("catalogue", true, GpuCatalogue.NAMES)),
                "H100 SXM (catalogue h100-sxm); the weights are the same for all kinds",
                given -> {
                    GpuPower gpu = new GpuPower(
                            given == null
                                    ? GpuDesign.h100Sxm()
                                    : GpuCatalogue.read()
                                            .named(given.text("catalogue", USUAL))
                                            .gpu());
                    return (in, out) -> {
                        double u = law.utilization(
                                in.number("tensor_active"), in.number("sm_active"), in.number("dram_active"));
                        if (in.number("tensor_active") > in.number("sm_active")) {
                            in.note("tensor_active is above sm_active: tensor pipes are busy only where an SM is");
                        }
                        out[0] = u;
                        out[1] = gpu.gpuW(
                                u, Double.POSITIVE_INFINITY, gpu.design().referenceC());
                    };
                });
    }
}
