package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;
import static org.headroom.physics.basis.Constants.ZERO_C_K;

import java.util.List;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuPower;

/** {@code gpu-power} as a table. */
final class GpuModels {
    private GpuModels() {}

    static TableModel gpuPower() {
        GpuDesign h100 = GpuDesign.h100Sxm();
        ModelCard card = new ModelCard(
                "gpu-power",
                "power and throughput of a GPU (H100 SXM) under a power cap",
                List.of(
                        in("utilization", "tensor or SM activity, 0 to 1", 0, 1),
                        in("power_cap_w", "power cap, W; held between 200 and 700", 0, 1e5),
                        in("gpu_c", "GPU temperature, C", -ZERO_C_K, 200, 0, h100.shutdownC())),
                List.of(
                        out("gpu_w", "power of the GPU module, W"),
                        out("relative_throughput", "throughput over that of the same work without a cap")),
                "P0 = idle + u (limit - idle + k (T - T_ref)), P = max(idle, min(P0, cap, thermal(T))), r = ((P - idle) /"
                        + " (P0 - idle))^n; idle 72 W, limit 700 W, k 0.5 W/K, T_ref 45 C, n 0.4",
                "NVIDIA H100 data sheet (700 W); nvidia-smi -q (200 W lowest cap, 87 / 89 / 95 C); idle, k and n are"
                        + " assumptions");
        GpuPower gpu = new GpuPower(h100);
        return TableModel.of(card, (in, out) -> {
            double u = in.number("utilization");
            double cap = in.number("power_cap_w");
            double c = in.number("gpu_c");
            out[0] = gpu.gpuW(u, cap, c);
            out[1] = gpu.relativeThroughput(u, cap, c);
            if (cap < h100.minCapW()) {
                in.note("power_cap_w " + Row.plain(cap) + " acts as " + Row.plain(h100.minCapW())
                        + ", the lowest that can be set");
            }
            if (c > h100.throttleC()) {
                in.note("gpu_c is above " + Row.plain(h100.throttleC()) + ": the GPU sheds power by itself");
            }
        });
    }
}
