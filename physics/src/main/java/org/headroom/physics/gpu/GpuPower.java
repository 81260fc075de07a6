package org.headroom.physics.gpu;

/**
 * Power law of a GPU: idle, activity, power cap, temperature.
 *
 * <pre>
 * wanted P0 = idle + u (limit - idle + k (T - T_ref))
 * drawn  P  = max(idle, min(P0, cap, limit, thermal(T)))
 * throughput r = ((P - idle) / (P0 - idle))^n   when P is below P0, else 1
 * </pre>
 *
 * <p>u activity of tensor cores or SMs, 0 to 1; T GPU temperature, C; k leakage, W/K. Leakage is scaled by activity,
 * because an idle GPU sits at its lowest voltage: the measured idle power is kept as it is. The cap is held between the
 * lowest cap that can be set and the factory limit. thermal(T) is the limit up to the throttle temperature, falls in a
 * straight line to half of the dynamic power at the slowdown temperature ("HW slowdown halves clocks or more", NVIDIA
 * NVML), stays there, and is idle from the shutdown temperature, where throughput is 0. r is relative to the same work
 * uncapped; n = 1/3 would follow from dynamic power ~ clock cubed, 0.4 is the editable assumption of the site files.
 *
 * <p>Worked number: H100 SXM, u 1, cap 500 W, 45 C: 500 W and 0.858 of the throughput.
 */
public final class GpuPower {
    private final GpuDesign design;

    public GpuPower(GpuDesign design) {
        this.design = design;
    }

    public GpuDesign design() {
        return design;
    }

    /** Draw, W. */
    public double gpuW(double utilization, double capW, double gpuC) {
        return Math.max(design.idleW(), Math.min(wantedW(utilization, gpuC), allowedW(capW, gpuC)));
    }

    /** Throughput over that of the same work without cap or throttle, 0 to 1. */
    public double relativeThroughput(double utilization, double capW, double gpuC) {
        double share = powerShare(utilization, capW, gpuC);
        return share >= 1 ? 1 : gpuC >= design.shutdownC() ? 0 : Math.pow(share, design.capExponent());
    }

    /** The same for work with a curve of its own. */
    public double relativeThroughput(double utilization, double capW, double gpuC, CapCurve curve) {
        double share = powerShare(utilization, capW, gpuC);
        return share >= 1 ? 1 : gpuC >= design.shutdownC() ? 0 : curve.throughput(share);
    }

    /** Dynamic power over what the same work would take without cap or throttle, 0 to 1. */
    public double powerShare(double utilization, double capW, double gpuC) {
        if (gpuC >= design.shutdownC()) {
            return 0;
        }
        double wanted = wantedW(utilization, gpuC);
        double drawn = gpuW(utilization, capW, gpuC);
        return drawn >= wanted ? 1 : (drawn - design.idleW()) / (wanted - design.idleW());
    }

    /** The activity at which an uncapped GPU at the reference temperature draws this. */
    public double utilizationOf(double gpuWAtReference) {
        return (gpuWAtReference - design.idleW()) / (design.limitW() - design.idleW());
    }

    private double wantedW(double utilization, double gpuC) {
        double span = design.limitW() - design.idleW();
        return design.idleW() + utilization * Math.max(0, span + design.leakageWPerK() * (gpuC - design.referenceC()));
    }

    private double allowedW(double capW, double gpuC) {
        double cap = Math.max(design.minCapW(), Math.min(design.limitW(), capW));
        return Math.min(cap, thermalW(gpuC));
    }

    private double thermalW(double gpuC) {
        if (gpuC <= design.throttleC()) {
            return design.limitW();
        }
        if (gpuC >= design.shutdownC()) {
            return design.idleW();
        }
        double half = 0.5 * (design.limitW() - design.idleW());
        double along = gpuC >= design.slowdownC()
                ? 1
                : (gpuC - design.throttleC()) / (design.slowdownC() - design.throttleC());
        return design.limitW() - half * along;
    }
}
