package org.headroom.grid.conversion;

/**
 * Loss of a converter, cable or unit transformer.
 *
 * <pre>
 *   loss  = fixed + proportional P + loadLoss (P / rated)^2
 *   input = P + loss
 * </pre>
 *
 * where P is the power at the <b>output</b> side (towards the servers), W. The loss comes from its own equation, never
 * as the difference of input and output, so a balance over the device can be checked.
 *
 * <p>Valid for 0 to rated output; above it the equation is continued (the copper loss goes on with the square) and
 * {@link #loading} says by how much. Temperature of the windings is not modelled.
 *
 * <p>Source: the quadratic form is that of IEC 60076-1 (no-load and load loss) for transformers and of Rasmussen,
 * "Electrical Efficiency Modeling for Data Centers", APC White Paper 113 (fixed, proportional and square-law loss) for
 * UPS and PDU.
 *
 * <p>Worked number: a three-phase liquid-immersed 2,500 kVA unit of 99.53 % at half load (10 CFR 431.196(b)), with equal
 * iron and copper loss there, loses 2,951 W in each: fixed 2,951 W, load loss at rating 11,806 W, so 5,903 W at 1,250 kW.
 */
public final class ConversionLoss {
    private final double ratedW;
    private final double fixedLossW;
    private final double proportionalLoss;
    private final double squareLossPerW;

    public ConversionLoss(LossDesign design) {
        ratedW = design.ratedW();
        fixedLossW = design.fixedLossW();
        proportionalLoss = design.proportionalLoss();
        squareLossPerW = design.loadLossW() / (ratedW * ratedW);
    }

    /** The loss at an output, W. */
    public double lossW(double outputW) {
        return fixedLossW + outputW * (proportionalLoss + squareLossPerW * outputW);
    }

    /** The power that must come in for an output, W. */
    public double inputW(double outputW) {
        return outputW + lossW(outputW);
    }

    /**
     * The output that an input allows, W: the inverse of {@link #inputW}; 0 when the input does not cover the fixed loss.
     */
    public double outputW(double inputW) {
        double linear = 1 + proportionalLoss;
        double availableW = inputW - fixedLossW;
        if (availableW <= 0) {
            return 0;
        }
        return 2 * availableW / (linear + Math.sqrt(linear * linear + 4 * squareLossPerW * availableW));
    }

    /** Output in relation to the rating, 1. */
    public double loading(double outputW) {
        return outputW / ratedW;
    }
}
