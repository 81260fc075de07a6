package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a power cap leaves of the throughput of one kind of work: a function of the share of its dynamic power that is left,
 * rising from 0 at 0 to 1 at 1.
 *
 * <p>No published curve can be trusted for another fleet: the loss depends on model, batch, precision and chip. All curves
 * that ship are assumptions.
 */
public sealed interface CapCurve {
    /** @param powerShare dynamic power (above idle) over what the work would take without a cap, 0 to 1 */
    double throughput(double powerShare);

    /** r = s^n. n 1/3 follows from power as clock cubed; 0 is work that a cap does not slow. */
    record Power(double exponent) implements CapCurve {
        public Power {
            Checks.within("cap_exponent", exponent, 0, 1);
        }

        @Override
        public double throughput(double powerShare) {
            return Math.pow(powerShare, exponent);
        }
    }

    /** Straight lines between measured points; (0, 0) and (1, 1) are part of it. */
    record Points(double[] powerShares, double[] throughputs) implements CapCurve {
        public Points {
            powerShares = powerShares.clone();
            throughputs = throughputs.clone();
            if (powerShares.length != throughputs.length) {
                throw new OutOfRange(
                        "cap_curve", powerShares.length + " and " + throughputs.length + " numbers", "pairs");
            }
            double lastShare = 0;
            double lastThroughput = 0;
            for (int i = 0; i < powerShares.length; i++) {
                boolean rising = powerShares[i] > lastShare
                        && powerShares[i] < 1
                        && throughputs[i] >= lastThroughput
                        && throughputs[i] > 0
                        && throughputs[i] <= 1;
                if (!rising) {
                    throw new OutOfRange(
                            "cap_curve",
                            powerShares[i] + ", " + throughputs[i],
                            "pairs of power share and throughput, both rising, between 0 and 1");
                }
                lastShare = powerShares[i];
                lastThroughput = throughputs[i];
            }
        }

        /** @param pairs power share, throughput, power share, throughput, ... */
        public static Points of(double... pairs) {
            if (pairs.length % 2 != 0) {
                throw new OutOfRange("cap_curve", pairs.length + " numbers", "pairs of power share and throughput");
            }
            double[] shares = new double[pairs.length / 2];
            double[] kept = new double[pairs.length / 2];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = pairs[2 * i];
                kept[i] = pairs[2 * i + 1];
            }
            return new Points(shares, kept);
        }

        @Override
        public double throughput(double powerShare) {
            double fromX = 0;
            double fromY = 0;
            for (int i = 0; i <= powerShares.length; i++) {
                double toX = i < powerShares.length ? powerShares[i] : 1;
                double toY = i < powerShares.length ? throughputs[i] : 1;
                if (powerShare <= toX) {
                    return fromY + (toY - fromY) * Math.max(0, powerShare - fromX) / (toX - fromX);
                }
                fromX = toX;
                fromY = toY;
            }
            return 1;
        }

        @Override
        public double[] powerShares() {
            return powerShares.clone();
        }

        @Override
        public double[] throughputs() {
            return throughputs.clone();
        }
    }

    /** The clock law, for work that waits for memory or network during a share of its time. */
    record Clock(ClockLaw law, double waitingShare) implements CapCurve {
        public Clock {
            Checks.share("waiting_share", waitingShare);
        }

        @Override
        public double throughput(double powerShare) {
            return ClockLaw.throughput(law.clock(powerShare), waitingShare);
        }
    }
}
