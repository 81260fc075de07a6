package org.headroom.physics.aquifer;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Any number of wells in one aquifer, superposed in space and time: s(x, y, t) = sum over wells, images and steps of
 * sign dQ/(4 pi T) W(r2 S/(4 T (t - t_step)), r/B). The equations are linear, so drawdowns add; recovery is a step back to 0 (Theis 1935).
 *
 * <p>Where the water comes from has a form of its own: a pulse taken from a leaky aquifer is missing in it as exp(-t/(S c)) after t, and where an edge
 * keeps its head as the share of a diffusing cloud that has not met it. So of steady pumping exp(-t/(S c)) still comes from storage after t and
 * 1 - exp(-t/(S c)) leaks in (Hantush 1964, Advances in Hydroscience 1); beside a river, in a confined aquifer, 1 - erf(d/sqrt(4 D t)) comes from it
 * (Glover and Balmer 1954, Trans. Am. Geophys. Union 35).
 *
 * <p>Points beyond an edge have no drawdown: NaN.
 */
public final class WellField {
    private static final double NOTHING = 40;

    private final Aquifer aquifer;
    private final List<PumpedWell> wells;
    private final Boundaries boundaries;
    private final double steadyAfterS;
    private final PulseShare[] pulses;

    /** Wells in an aquifer without end. */
    public WellField(Aquifer aquifer, List<PumpedWell> wells) {
        this(aquifer, wells, Boundaries.NONE);
    }

    /** @throws OutOfRange when a well stands beyond an edge */
    public WellField(Aquifer aquifer, List<PumpedWell> wells, Boundaries boundaries) {
        this.aquifer = aquifer;
        this.wells = List.copyOf(wells);
        this.boundaries = boundaries;
        steadyAfterS = boundaries.steadyAfterS(aquifer.diffusivityM2PerS());
        pulses = new PulseShare[this.wells.size()];
        for (int i = 0; i < pulses.length; i++) {
            Well well = this.wells.get(i).well();
            if (!boundaries.contains(well.xM(), well.yM())) {
                throw new OutOfRange("well", well.xM() + ", " + well.yM(), "a place within the aquifer's edges");
            }
            pulses[i] = new PulseShare(aquifer, boundaries, well.xM(), well.yM());
        }
    }

    public Aquifer aquifer() {
        return aquifer;
    }

    public List<PumpedWell> wells() {
        return wells;
    }

    public Boundaries boundaries() {
        return boundaries;
    }

    /** Drawdown of the aquifer at a point and a time, m, positive downwards; within a well's radius that at its face. */
    public double drawdownM(double xM, double yM, double timeS) {
        Checks.finite("time_s", timeS);
        if (!boundaries.contains(xM, yM)) {
            return Double.NaN;
        }
        double sum = 0;
        for (PumpedWell pumped : wells) {
            double reach = reachM(pumped.history(), timeS);
            Well well = pumped.well();
            double[] images = boundaries.images(well.xM(), well.yM(), reach);
            for (int i = 0; i < images.length; i += 3) {
                double r = Math.max(well.radiusM(), Math.hypot(xM - images[i], yM - images[i + 1]));
                if (r <= reach) {
                    sum += images[i + 2] * responseM(pumped.history(), r, timeS);
                }
            }
        }
        return sum;
    }

    /** Drawdown of the water in a pumped well, m: the aquifer's at its face and the well's own losses. */
    public double wellDrawdownM(int well, double timeS) {
        PumpedWell pumped = wells.get(well);
        return drawdownM(pumped.well().xM(), pumped.well().yM(), timeS)
                + pumped.well().lossM(pumped.history().rateAtM3PerS(timeS));
    }

    /** Drawdown after the last rates have gone on for ever, m: infinite where nothing feeds the aquifer. */
    public double steadyDrawdownM(double xM, double yM) {
        if (!boundaries.contains(xM, yM)) {
            return Double.NaN;
        }
        double sum = 0;
        for (PumpedWell pumped : wells) {
            int steps = pumped.history().size();
            double rate = steps == 0 ? 0 : pumped.history().rateM3PerS(steps - 1);
            if (rate != 0) {
                sum += steadyOfM(pumped.well(), rate, xM, yM);
            }
        }
        return sum;
    }

    private double steadyOfM(Well well, double rate, double xM, double yM) {
        boolean finite = aquifer.leaky() || steadyAfterS < Double.POSITIVE_INFINITY;
        if (!finite && !boundaries.constantHead()) {
            return Math.copySign(Double.POSITIVE_INFINITY, rate);
        }
        double reach = finite ? reachAfterM(steadyAfterS) : 0;
        double[] images = boundaries.images(well.xM(), well.yM(), reach);
        double sum = 0;
        for (int i = 0; i < images.length; i += 3) {
            double r = Math.max(well.radiusM(), Math.hypot(xM - images[i], yM - images[i + 1]));
            if (!finite) {
                sum -= images[i + 2] * aquifer.thiemM(rate, 1, r);
            } else if (r <= reach) {
                sum += images[i + 2] * aquifer.drawdownM(rate, r, steadyAfterS);
            }
        }
        return sum;
    }

    /** Leakage induced at a point, m3/s a m2, downwards: s/c. 0 in a confined aquifer. */
    public double leakageMPerS(double xM, double yM, double timeS) {
        return drawdownM(xM, yM, timeS) / aquifer.resistanceS();
    }

    /** Where the water that is pumped at a time comes from, m3/s. */
    public AquiferBudget budgetM3PerS(double timeS) {
        double pumped = 0;
        double storage = 0;
        double leakage = 0;
        for (int w = 0; w < pulses.length; w++) {
            PumpingHistory history = wells.get(w).history();
            pumped += history.rateAtM3PerS(timeS);
            for (int i = 0; i < history.size() && history.startS(i) <= timeS; i++) {
                double change = history.changeM3PerS(i);
                if (change != 0) {
                    double after = timeS - history.startS(i);
                    storage += change * pulses[w].storageShare(after);
                    leakage += change * pulses[w].leakageShare(after);
                }
            }
        }
        return new AquiferBudget(pumped, storage, leakage, boundaries.constantHead() ? pumped - storage - leakage : 0);
    }

    /** Where the water that was pumped up to a time came from, m3. */
    public AquiferBudget budgetM3(double timeS) {
        double pumped = 0;
        double storage = 0;
        double leakage = 0;
        for (int w = 0; w < pulses.length; w++) {
            PumpingHistory history = wells.get(w).history();
            pumped += history.volumeM3(timeS);
            for (int i = 0; i < history.size() && history.startS(i) <= timeS; i++) {
                double change = history.changeM3PerS(i);
                if (change != 0) {
                    double after = timeS - history.startS(i);
                    storage += change * pulses[w].storedS(after);
                    leakage += change * pulses[w].leakedS(after);
                }
            }
        }
        return new AquiferBudget(pumped, storage, leakage, boundaries.constantHead() ? pumped - storage - leakage : 0);
    }

    /** Drawdown at a distance from one well with this history, m, in the aquifer without edges. */
    double responseM(PumpingHistory history, double radiusM, double timeS) {
        double sum = 0;
        for (int i = 0; i < history.size() && history.startS(i) < timeS; i++) {
            double change = history.changeM3PerS(i);
            if (change != 0) {
                sum += change * aquifer.wellFunction(radiusM, Math.min(timeS - history.startS(i), steadyAfterS));
            }
        }
        return sum * aquifer.perRate();
    }

    /** Beyond this a history is not felt at a time, m. */
    double reachM(PumpingHistory history, double timeS) {
        return history.size() == 0 ? 0 : reachAfterM(Math.min(timeS - history.startS(0), steadyAfterS));
    }

    private double reachAfterM(double afterS) {
        return afterS <= 0
                ? 0
                : Math.min(
                        2 * Math.sqrt(NOTHING * aquifer.diffusivityM2PerS() * afterS),
                        NOTHING * aquifer.leakageFactorM());
    }
}
