package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import org.headroom.physics.basis.Checks;

/**
 * Equal variable-speed pumps in parallel on one system: speed and power for a wanted flow, and what is left when some
 * fail.
 *
 * <pre>
 * k = min(duty, available);  speed: H(m / k, s) = H_system(m);  if s > 1: s = 1 and m is where the curves cross
 * P = k (P_shaft(m / k, s) / eta_motor,drive)
 * </pre>
 *
 * <p>All duty pumps run together at one speed; a spare starts only for one that failed. Below the least speed valves
 * take the rest of the head; no wanted flow, no running pump. With no static head the point of each pump keeps its place on its curve, so that shaft power
 * goes with the cube of flow and staging saves nothing. Source: ASHRAE Handbook - HVAC Systems and Equipment (2020), ch.
 * 44. Worked number: White, Fluid Mechanics, examples 11.6 and 11.7: 490 - 0.26 Q2 ft against 120 + 1.335 Q2 ft (Q in
 * thousand gal/min): 15.2 with one pump, 16.3 with two.
 */
public final class PumpGroup {
    private final PumpGroupDesign design;
    private final PumpCurve curve;
    private final MotorDrive drive;
    private final double designPowerW;

    public PumpGroup(PumpGroupDesign design) {
        this.design = design;
        this.curve = design.curve();
        this.drive = new MotorDrive(design.motorDriveEfficiency(), design.ratedShaftW());
        this.designPowerW = powerW(design.flowKgPerS());
    }

    public PumpGroupDesign design() {
        return design;
    }

    /** Electric power at the design flow with all units sound, W. */
    public double designPowerW() {
        return designPowerW;
    }

    /** The flow that {@code running} pumps reach at full speed, kg/s; 0 for none. */
    public double mostFlowKgPerS(int running) {
        return curve.flowOn(design.system(), Math.min(running, design.units()), 1);
    }

    /** The most flow over design flow, at most 1, when this many units are sound: the answer to a pump trip. */
    public double flowShareAt(int available) {
        return Math.min(1, mostFlowKgPerS(available) / design.flowKgPerS());
    }

    /** How many run when this many are sound: the duty pumps, and spares in place of those that failed. */
    public int running(int available) {
        return Math.clamp(available, 0, design.duty());
    }

    /** Electric power for a flow with all units sound, W. */
    public double powerW(double flowKgPerS) {
        return powerW(flowKgPerS, design.units());
    }

    /** Electric power for a wanted flow, or for the most that is reached, with this many units sound, W. */
    public double powerW(double wantedKgPerS, int available) {
        int running = wantedKgPerS > 0 ? running(available) : 0;
        if (running == 0) {
            return 0;
        }
        double flow = reachedKgPerS(wantedKgPerS, running);
        double speed = speed(flow, running);
        return running * drive.electricW(curve.shaftW(flow / running, speed), speed);
    }

    /** Everything about a wanted flow with this many units sound. */
    public void at(double wantedKgPerS, int available, PumpPoint out) {
        Checks.notNegative("flow_kg_per_s", wantedKgPerS);
        int running = wantedKgPerS > 0 ? running(available) : 0;
        double flow = running == 0 ? 0 : reachedKgPerS(wantedKgPerS, running);
        double speed = running == 0 ? 0 : speed(flow, running);
        double each = running == 0 ? 0 : flow / running;
        out.running = running;
        out.flowKgPerS = flow;
        out.speed = speed;
        out.headPa = running == 0 ? 0 : curve.headPa(each, speed);
        out.shaftW = running * curve.shaftW(each, speed);
        out.electricW = running * drive.electricW(curve.shaftW(each, speed), speed);
        out.efficiency = out.electricW > 0 ? flow / WATER_DENSITY_KG_PER_M3 * out.headPa / out.electricW : 0;
    }

    private double reachedKgPerS(double wantedKgPerS, int running) {
        double most = curve.flowOn(design.system(), running, 1);
        return wantedKgPerS <= most * (1 + 1e-12) ? wantedKgPerS : most; // the design point itself is reached
    }

    private double speed(double flowKgPerS, int running) {
        double wanted = curve.speedFor(flowKgPerS / running, design.system().headPa(flowKgPerS));
        return Math.clamp(wanted, design.minimumSpeed(), 1);
    }
}
