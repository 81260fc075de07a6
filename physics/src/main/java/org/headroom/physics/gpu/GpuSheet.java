package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a GPU can compute, hold and move, by its data sheet; rates of one direction.
 *
 * @param bf16FlopPerS dense tensor peak in BF16, FLOP/s
 * @param fp8FlopPerS in FP8; 0 where the GPU has none
 * @param tf32FlopPerS in TF32; 0 where not published
 * @param fp64FlopPerS in FP64; 0 where not published
 * @param matmulShare share of a tensor peak that the best matrix product reaches, measured
 * @param hbmBytes memory
 * @param hbmBytesPerS memory bandwidth
 * @param nvlinkBytesPerS to its neighbours, one direction
 * @param nvlinkGpus GPUs that these links join
 * @param networkBytesPerS to all others, one direction
 */
public record GpuSheet(
        double bf16FlopPerS,
        double fp8FlopPerS,
        double tf32FlopPerS,
        double fp64FlopPerS,
        double matmulShare,
        double hbmBytes,
        double hbmBytesPerS,
        double nvlinkBytesPerS,
        int nvlinkGpus,
        double networkBytesPerS) {

    public GpuSheet {
        Checks.within("bf16_tflop_per_s", bf16FlopPerS * 1e-12, 1e-3, 1e6);
        Checks.within("fp8_tflop_per_s", fp8FlopPerS * 1e-12, 0, 1e6);
        Checks.within("tf32_tflop_per_s", tf32FlopPerS * 1e-12, 0, 1e6);
        Checks.within("fp64_tflop_per_s", fp64FlopPerS * 1e-12, 0, 1e6);
        Checks.within("matmul_share", matmulShare, 0.01, 1);
        Checks.within("hbm_gb", hbmBytes * 1e-9, 0.1, 1e5);
        Checks.within("hbm_gb_per_s", hbmBytesPerS * 1e-9, 1, 1e6);
        Checks.within("nvlink_gb_per_s", nvlinkBytesPerS * 1e-9, 0.1, 1e6);
        Checks.within("nvlink_gpus_count", nvlinkGpus, 1, 100_000);
        Checks.within("network_gb_per_s", networkBytesPerS * 1e-9, 0.01, 1e6);
    }

    /** Numbers that a training job may be computed in. */
    public enum Precision {
        BF16,
        FP8
    }

    /**
     * Dense tensor peak, FLOP/s.
     *
     * @throws OutOfRange where the GPU does not have this precision
     */
    public double peakFlopPerS(Precision precision) {
        double peak = precision == Precision.BF16 ? bf16FlopPerS : fp8FlopPerS;
        if (!(peak > 0)) {
            throw new OutOfRange("precision", "fp8", "bf16: this GPU has no FP8");
        }
        return peak;
    }
}
