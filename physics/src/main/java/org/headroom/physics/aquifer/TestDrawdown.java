package org.headroom.physics.aquifer;

/**
 * The drawdown of a pumping test under a model, and how it changes with the logarithms of the three unknowns.
 *
 * <p>s = sum over steps of dQ_i/(4 pi T) F(u_i), u_i = r2 S / (4 T (t - t_i)), with F = W(u), W(u, r/B) or -0.5772 - ln u. From
 * dW/dln u = -exp(-u - (r/B)2/(4u)) follow ds/dlnS = -A and ds/dlnT = A - s, A = sum dQ_i/(4 pi T) exp(...); the change with ln B is a
 * central difference.
 */
final class TestDrawdown {
    private static final double STEP = 1e-4;

    private final TestModel model;
    private final PumpingHistory pumping;

    TestDrawdown(TestModel model, PumpingHistory pumping) {
        this.model = model;
        this.pumping = pumping;
    }

    /** Drawdown in m; T in m2/s, B in m (passed over by the confined models). */
    double at(double radiusM, double timeS, double transmissivity, double storativity, double leakageM) {
        double sum = 0;
        for (int i = 0; i < pumping.size(); i++) {
            double sinceS = timeS - pumping.startS(i);
            if (sinceS <= 0) {
                break;
            }
            double u = u(radiusM, sinceS, transmissivity, storativity);
            sum += pumping.changeM3PerS(i) * function(u, radiusM / leakageM);
        }
        return sum / (4 * Math.PI * transmissivity);
    }

    /**
     * The same, with ds/dlnT, ds/dlnS, ds/dlnB.
     *
     * @param into three derivatives, m
     */
    double derivatives(
            double radiusM, double timeS, double transmissivity, double storativity, double leakageM, double[] into) {
        double value = at(radiusM, timeS, transmissivity, storativity, leakageM);
        double slope = 0;
        double ratio = model == TestModel.HANTUSH ? radiusM / leakageM : 0;
        for (int i = 0; i < pumping.size(); i++) {
            double sinceS = timeS - pumping.startS(i);
            if (sinceS <= 0) {
                break;
            }
            double u = u(radiusM, sinceS, transmissivity, storativity);
            double weight = model == TestModel.COOPER_JACOB ? 1 : Math.exp(-u - ratio * ratio / (4 * u));
            slope += pumping.changeM3PerS(i) * weight;
        }
        slope /= 4 * Math.PI * transmissivity;
        into[0] = slope - value;
        into[1] = -slope;
        into[2] = ratio == 0
                ? 0
                : (at(radiusM, timeS, transmissivity, storativity, leakageM * Math.exp(STEP))
                                - at(radiusM, timeS, transmissivity, storativity, leakageM * Math.exp(-STEP)))
                        / (2 * STEP);
        return value;
    }

    /** The largest u of any step that has begun: small where the straight line holds. */
    double largestU(double radiusM, double timeS, double transmissivity, double storativity) {
        double largest = 0;
        for (int i = 0; i < pumping.size(); i++) {
            if (pumping.startS(i) < timeS) {
                largest = Math.max(largest, u(radiusM, timeS - pumping.startS(i), transmissivity, storativity));
            }
        }
        return largest;
    }

    private static double u(double radiusM, double sinceS, double transmissivity, double storativity) {
        return radiusM * radiusM * storativity / (4 * transmissivity * sinceS);
    }

    private double function(double u, double ratio) {
        return switch (model) {
            case THEIS -> WellFunctions.theis(u);
            case HANTUSH -> WellFunctions.hantush(u, ratio);
            case COOPER_JACOB -> CooperJacob.wellFunction(u);
        };
    }
}
