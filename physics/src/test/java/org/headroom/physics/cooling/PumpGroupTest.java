package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class PumpGroupTest {
    /** 490 - 0.26 Q2 ft against 120 + 1.335 Q2 ft, Q in thousand gal/min, as the book has them; here as Pa and kg/s. */
    private static final PumpCurve WHITE = new PumpCurve(490, 0, 0.26, 20, 0.8);

    private static final SystemCurve WHITE_SYSTEM = new SystemCurve(120, 1.335);

    private static PumpGroup loop(double staticShare) {
        return new PumpGroup(PumpGroupDesign.fitted(5, 1, 2400, 250_000, 0.78, staticShare));
    }

    @Test
    void curves_cross_where_the_textbook_says() {
        // White, Fluid Mechanics, 7th ed. (2011), example 11.6: 15,200 gal/min; 11.7, two in parallel: 16,300
        assertThat(WHITE.flowOn(WHITE_SYSTEM, 1, 1)).isCloseTo(15.2, within(0.05));
        assertThat(WHITE.flowOn(WHITE_SYSTEM, 2, 1)).isCloseTo(16.3, within(0.05));
        assertThat(WHITE.headPa(WHITE.flowOn(WHITE_SYSTEM, 1, 1), 1)).isCloseTo(430, within(1.0)); // its 430 ft
    }

    @Test
    void a_three_point_curve_goes_through_its_points() {
        PumpCurve curve = PumpCurve.through(300_000, 100, 260_000, 140, 200_000, 0.84);
        assertThat(curve.headPa(0, 1)).isEqualTo(300_000); // the points given
        assertThat(curve.headPa(100, 1)).isCloseTo(260_000, within(1e-6));
        assertThat(curve.headPa(140, 1)).isCloseTo(200_000, within(1e-6));
        assertThat(curve.headPa(70, 0.5))
                .isCloseTo(50_000, within(1e-6)); // affinity: half the flow, a quarter of the head
    }

    @Test
    void speed_and_head_are_each_others_inverse() {
        PumpCurve curve = PumpCurve.through(300_000, 100, 260_000, 140, 200_000, 0.84);
        Random random = new Random(7); // definition of the curve
        for (int i = 0; i < 1000; i++) {
            double speed = 0.2 + 0.8 * random.nextDouble();
            double flow = speed * 140 * random.nextDouble();
            assertThat(curve.speedFor(flow, curve.headPa(flow, speed))).isCloseTo(speed, within(1e-12));
            double head = curve.headPa(flow, speed);
            SystemCurve system = SystemCurve.through(3 * flow + 1e-9, head, 0.3);
            assertThat(curve.flowOn(system, 3, speed)).isCloseTo(3 * flow, within(1e-6 * (flow + 1)));
        }
    }

    @Test
    void shaft_power_goes_with_the_cube_of_flow_where_nothing_is_static() {
        // affinity laws, ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 44: half the flow, an eighth of the
        // power
        PumpPoint full = new PumpPoint();
        PumpPoint half = new PumpPoint();
        loop(0).at(2400, 5, full);
        loop(0).at(1200, 5, half);
        assertThat(full.speed).isCloseTo(1, within(1e-12));
        assertThat(half.speed).isCloseTo(0.5, within(1e-12));
        assertThat(half.shaftW / full.shaftW).isCloseTo(0.125, within(1e-12));
        assertThat(half.electricW / full.electricW)
                .isCloseTo(0.125 * 0.93 / 0.5723, within(1e-4)); // motor and drive at part load
    }

    @Test
    void at_the_design_point_it_draws_what_its_efficiency_says() {
        PumpPoint point = new PumpPoint(); // 2400 kg/s x 250 kPa / 997 kg/m3 / 0.78
        loop(0.4).at(2400, 5, point);
        assertThat(point.electricW).isCloseTo(771_546, within(1.0));
        assertThat(point.efficiency).isCloseTo(0.78, within(1e-9));
        assertThat(loop(0.4).designPowerW()).isCloseTo(point.electricW, within(1e-6));
    }

    @Test
    void a_spare_takes_the_place_of_one_that_fails_and_with_fewer_the_flow_falls() {
        PumpGroup loop = loop(0); // four of five run; H0 = 1.25 H: k pumps reach sqrt(1.25 / (1 + 0.25 16 / k2))
        assertThat(loop.flowShareAt(5)).isEqualTo(1);
        assertThat(loop.flowShareAt(4)).isCloseTo(1, within(1e-12));
        assertThat(loop.flowShareAt(2)).isCloseTo(Math.sqrt(1.25 / 2), within(1e-12));
        assertThat(loop.flowShareAt(1)).isCloseTo(0.5, within(1e-12));
        assertThat(loop.flowShareAt(0)).isZero();
        PumpPoint point = new PumpPoint();
        loop.at(2400, 2, point);
        assertThat(point.flowKgPerS).isCloseTo(2400 * Math.sqrt(1.25 / 2), within(1e-9));
        assertThat(point.running).isEqualTo(2);
        loop.at(2400, 0, point);
        assertThat(point.electricW).isZero();
        assertThat(point.flowKgPerS).isZero();
    }

    @Test
    void a_design_point_beyond_the_curve_is_refused_with_its_numbers() {
        PumpGroupDesign weak = new PumpGroupDesign(
                3,
                1,
                PumpCurve.through(250_000, 1000, 180_000, 0.84),
                SystemCurve.through(2400, 250_000, 0),
                2400,
                0.93,
                0.2);
        assertThatThrownBy(weak::reaching) // 250 - 70 (1.2)2 = 149.2 kPa
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("149.2 kPa")
                .hasMessageContaining("2400.00 kg/s at the system's 250.0 kPa");
        PumpGroupDesign.fitted(3, 1, 2400, 250_000, 0.78, 0).reaching();
        assertThatThrownBy(() -> PumpCurve.through(250_000, 1000, 250_000, 0.84))
                .isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> PumpGroupDesign.fitted(2, 2, 10, 1e5, 0.7, 0)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void power_rises_with_flow_without_a_jump_and_never_gains_on_the_water() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) { // conservation: hydraulic power is at most shaft power, shaft at most electric
            int units = 1 + random.nextInt(6);
            PumpGroup group = new PumpGroup(PumpGroupDesign.fitted(
                    units, random.nextInt(units), 100, 2e5, 0.3 + 0.6 * random.nextDouble(), random.nextDouble()));
            PumpPoint point = new PumpPoint();
            double last = group.powerW(0.5);
            for (double flow = 1; flow <= 110; flow += 0.5) {
                group.at(flow, units, point);
                assertThat(point.electricW).isGreaterThanOrEqualTo(last * (1 - 1e-9));
                assertThat(point.electricW - last).isLessThan(0.05 * group.designPowerW());
                assertThat(point.flowKgPerS / 997 * point.headPa).isLessThanOrEqualTo(point.shaftW * (1 + 1e-12));
                assertThat(point.shaftW).isLessThanOrEqualTo(point.electricW);
                last = point.electricW;
            }
        }
    }

    @Test
    void motor_and_drive_follow_the_published_fits() {
        // Bernier and Bourret, ASHRAE Journal 41(12), 37 (1999): full load 95.5 % of the drive; half speed here by hand
        MotorDrive drive = new MotorDrive(0.93, 1000);
        assertThat(1000 / drive.electricW(1000, 1)).isCloseTo(0.93, within(1e-12));
        assertThat(125 / drive.electricW(125, 0.5)).isCloseTo(0.5723, within(1e-4));
        assertThat(drive.electricW(0, 1)).isZero();
    }
}
