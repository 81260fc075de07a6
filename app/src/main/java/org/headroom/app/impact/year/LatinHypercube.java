package org.headroom.app.impact.year;

import java.util.SplittableRandom;

/**
 * Latin hypercube sampling (McKay, Beckman and Conover 1979): each input's range of probability is cut into as many
 * equal parts as there are members, and each part is drawn once, in an order of its own.
 *
 * <pre>
 * u_d,m = (p_d(m) + r_d,m) / M
 * </pre>
 *
 * <p>p_d a random permutation of 0 to M - 1 for input d, r uniform in 0 to 1, M members. Each input has a stream of its
 * own, from the seed and its name, so that a further input leaves the draws of the others as they are.
 */
final class LatinHypercube {
    private LatinHypercube() {}

    /** The quantiles of one input by member. */
    static double[] quantiles(String input, int members, long seed) {
        SplittableRandom random = stream(seed, input);
        int[] part = new int[members];
        for (int m = 0; m < members; m++) {
            int other = random.nextInt(m + 1);
            part[m] = part[other];
            part[other] = m;
        }
        double[] u = new double[members];
        for (int m = 0; m < members; m++) {
            u[m] = (part[m] + random.nextDouble()) / members;
        }
        return u;
    }

    /** A stream of random numbers for a name: the same name and seed, the same numbers. */
    static SplittableRandom stream(long seed, String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ hash);
    }
}
