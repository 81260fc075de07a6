package org.headroom.app.telemetry;

/**
 * Random numbers by place and time instead of by order: the same seed, stream and step always give the same number, in
 * whatever order they are asked for. The bits are those of SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014,
 * "Fast splittable pseudorandom number generators", variant 13), applied to a weighted sum of the three.
 */
record SeededNoise(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    long bits(long stream, long step) {
        return mix(mix(mix(seed + GOLDEN) + stream * GOLDEN) + step * GOLDEN);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform over [0, 1). */
    double uniform(long stream, long step) {
        return (bits(stream, step) >>> 11) * UNIT;
    }

    /** Normal with mean 0 and standard deviation 1 (Box and Muller, 1958). */
    double gauss(long stream, long step) {
        long bits = bits(stream, step);
        double u = 1 - (bits >>> 11) * UNIT;
        double v = (mix(bits + GOLDEN) >>> 11) * UNIT;
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }
}
