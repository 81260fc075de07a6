package org.headroom.grid.transformer;

/**
 * The main substation: k equal units in service share the load.
 *
 * <pre>
 *   S        = P / pf
 *   loss     = k noLoad + k loadLoss (S / (k rating))^2
 *   capacity = k rating pf
 *   firm     = (k - 1) rating pf          (N-1: what is left when one more unit trips)
 * </pre>
 *
 * P is the power at the <b>medium-voltage bus</b> (the output side), W; pf its power factor; k the units in service.
 * At the utility's meter stands P + loss. Ratings are nameplate: hot-spot temperature and short overloads come with the
 * thermal model. The units' own reactive power, taps and unequal sharing are not modelled.
 *
 * <p>Source: IEC 60076-1 (no-load loss constant, load loss with the square of the current). Valid for 1 to all units in
 * service; above capacity the loss equation is continued and {@link #loading} exceeds 1.
 *
 * <p>Worked number: three 60 MVA units at 0.95: capacity 171 MW, with one unit lost 120 MVA or 114 MW.
 */
public final class Substation {
    private final SubstationDesign design;
    private final double squareLossW;

    public Substation(SubstationDesign design) {
        this.design = design;
        double ratingW = design.ratingVa() * design.powerFactor();
        this.squareLossW = design.loadLossW() / (ratingW * ratingW);
    }

    public SubstationDesign design() {
        return design;
    }

    /** Loss in all units in service at a load on the medium-voltage bus, W; 0 with none in service. */
    public double lossW(double loadW, int unitsInService) {
        if (unitsInService <= 0) {
            return 0;
        }
        return unitsInService * design.noLoadLossW() + squareLossW * loadW * loadW / unitsInService;
    }

    /** Power at the utility's meter for a load on the medium-voltage bus, W. */
    public double inputW(double loadW, int unitsInService) {
        return loadW + lossW(loadW, unitsInService);
    }

    /**
     * The most that the medium-voltage bus may take for a power at the utility's meter, W: the inverse of {@link #inputW};
     * 0 when that does not cover the iron losses or no unit is in service.
     */
    public double outputW(double inputW, int unitsInService) {
        double availableW = inputW - unitsInService * design.noLoadLossW();
        if (unitsInService <= 0 || availableW <= 0) {
            return 0;
        }
        return 2 * availableW / (1 + Math.sqrt(1 + 4 * squareLossW / unitsInService * availableW));
    }

    /** Apparent power of a load, VA. */
    public double apparentVa(double loadW) {
        return loadW / design.powerFactor();
    }

    /** Nameplate of the units in service, VA: hard when a unit is out already. */
    public double capacityVa(int unitsInService) {
        return Math.max(0, unitsInService) * design.ratingVa();
    }

    /** Nameplate of the units in service at the design's power factor, W. */
    public double capacityW(int unitsInService) {
        return capacityVa(unitsInService) * design.powerFactor();
    }

    /** What would be left if one more unit tripped, VA. */
    public double firmVa(int unitsInService) {
        return capacityVa(unitsInService - 1);
    }

    /** What would be left if one more unit tripped, W. */
    public double firmW(int unitsInService) {
        return capacityW(unitsInService - 1);
    }

    /** Load in relation to the nameplate in service, 1; infinite for a load with no unit in service. */
    public double loading(double loadW, int unitsInService) {
        return loadW == 0 ? 0 : apparentVa(loadW) / capacityVa(unitsInService);
    }
}
