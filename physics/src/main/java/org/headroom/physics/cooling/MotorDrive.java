package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * Efficiency of an induction motor on a variable-frequency drive, from shaft load and speed.
 *
 * <pre>
 * eta = eta_rated (1 - e^(-9.04 y)) / (1 - e^-9.04) d(s) / d(1)      y at least 0.1
 * d(s) = 0.5087 + 1.283 s - 1.42 s2 + 0.5834 s3
 * </pre>
 *
 * <p>y shaft power over rated shaft power, s speed share. Source: Bernier and Bourret, Pumping energy and variable
 * frequency drives, ASHRAE Journal 41(12), 37 (1999), whose fits are scaled here to the rated efficiency. Below a tenth
 * of the load the motor's efficiency is held: the fit, made at full speed, would keep a standing loss of 11 % that slows
 * with the motor. Valid for s 0.2 to 1. Worked number: 0.93 rated, half speed, an eighth of the load: 0.5723.
 */
public final class MotorDrive {
    private static final double MOTOR = -Math.expm1(-9.04);
    private static final double DRIVE = drive(1);
    private static final double LEAST_LOAD = 0.1;
    private static final double LEAST_SPEED = 0.05;

    private final double ratedEfficiency;
    private final double ratedShaftW;

    /**
     * @param ratedEfficiency shaft over electric power of motor and drive together at rated load and speed
     * @param ratedShaftW shaft power there
     */
    public MotorDrive(double ratedEfficiency, double ratedShaftW) {
        this.ratedEfficiency = Checks.within("motor_drive_efficiency", ratedEfficiency, 0.05, 1);
        this.ratedShaftW = Checks.positive("rated_shaft_w", ratedShaftW);
    }

    public double ratedEfficiency() {
        return ratedEfficiency;
    }

    /** Electric power for a shaft power at a speed share, W; finite as the load goes to 0, and 0 when it stands. */
    public double electricW(double shaftW, double speed) {
        if (speed <= 0 || shaftW <= 0) {
            return 0;
        }
        double y = shaftW / ratedShaftW;
        double motor = -Math.expm1(-9.04 * Math.max(y, LEAST_LOAD)) / MOTOR;
        return shaftW / (ratedEfficiency * motor * drive(Math.clamp(speed, LEAST_SPEED, 1)) / DRIVE);
    }

    private static double drive(double s) {
        return 0.5087 + s * (1.283 + s * (-1.42 + s * 0.5834));
    }
}
