package org.headroom.physics.aquifer;

/** Gauss-Legendre nodes and weights on [0, 1]: roots of the Legendre polynomial by Newton's method. */
final class GaussRule {
    private final double[] nodes;
    private final double[] weights;

    GaussRule(int points) {
        nodes = new double[points];
        weights = new double[points];
        for (int i = 0; i < points; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 1;
            for (int round = 0; round < 8; round++) {
                double p = 1;
                double before = 0;
                for (int n = 1; n <= points; n++) {
                    double next = ((2 * n - 1) * x * p - (n - 1) * before) / n;
                    before = p;
                    p = next;
                }
                slope = points * (x * p - before) / (x * x - 1);
                x -= p / slope;
            }
            nodes[i] = 0.5 * (1 - x);
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
