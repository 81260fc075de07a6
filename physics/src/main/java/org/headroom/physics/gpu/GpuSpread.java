package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * How much more or less dynamic power a GPU or a whole server takes than others of its kind for the same work: a factor
 * that depends on the seed and its number alone, with no state.
 *
 * <p>The factor is 1 + c z with z the sum of four uniform numbers brought to mean 0 and deviation 1, so within 1 +- 3.47 c.
 * Numbers 2 k and 2 k + 1 have opposite z: over every such pair, and over a fleet of an even count, the mean is exactly 1. Servers
 * take the mean of their GPUs.
 *
 * <p>Source of c 0.037 a GPU: Sinha et al., "Not all GPUs are created equal" (arXiv 2208.11035, SC22), find performance to vary
 * by 8 % on average among GPUs of one kind under a power limit, from end to end of the whiskers of their box plots (5.4
 * deviations of a normal distribution: 1.5 %); with throughput as dynamic power to the 0.4 that is 3.7 % of dynamic power at
 * equal work. Derived, and for V100, RTX 5000 and MI60; none is published for H100. Worked number: a server of 8 deviates by 1.3 %.
 *
 * @param seed of the fleet
 * @param gpuDeviation c, standard deviation over the mean of a GPU's dynamic power
 */
public record GpuSpread(long seed, double gpuDeviation) {
    public static final double PUBLISHED_DEVIATION = 0.037;

    public GpuSpread {
        Checks.within("gpu_deviation", gpuDeviation, 0, 0.25);
    }

    public static GpuSpread published(long seed) {
        return new GpuSpread(seed, PUBLISHED_DEVIATION);
    }

    /** Factor on the dynamic power (above idle) of GPU {@code gpu} of server {@code server}. */
    public double gpuFactor(int server, int gpu) {
        return 1 + gpuDeviation * deviate(server, gpu);
    }

    /** The mean factor of a server's GPUs. */
    public double serverFactor(int server, int gpus) {
        double sum = 0;
        for (int g = 0; g < gpus; g++) {
            sum += deviate(server, g);
        }
        return 1 + gpuDeviation * sum / gpus;
    }

    private double deviate(int server, int gpu) {
        long bits = mix(seed ^ mix(((long) (server >> 1) << 16) + gpu + 0x9E3779B97F4A7C15L));
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += (bits >>> (16 * i) & 0xFFFF) + 0.5;
        }
        double z = (sum / 65_536 - 2) * Math.sqrt(3);
        return (server & 1) == 0 ? z : -z;
    }

    /** Mixes the bits (Steele et al. 2014, SplitMix64). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
