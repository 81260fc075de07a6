package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static final double DAY_S = 86_400;

    private static final ThermalUnit IEC = new ThermalUnit(new ThermalDesign(
            8, 35, 420, 0.8, 1.3, 0.5, 2, 2, 5, Insulation.UPGRADED, List.of(new CoolingStage(1, 45, 9000, 0, 0, 0))));

    private static final LoadingLimits LONG = LoadingLimits.IEEE.get(2);

    @Test
    void an_overload_from_rest_lasts_until_the_sum_of_the_exponentials_meets_the_limit() {
        // the step response of IEC 60076-7 (2005, equation 5) by hand; see the class comment
        Overload.Endurance e = new Overload(IEC, _ -> 20).lasts(cold(), 1.5, 0, LONG, DAY_S);
        double t = e.lastsS() / 60;
        double oil = 45 * Math.pow(19 / 9.0, 0.8) * (1 - Math.exp(-t / 75));
        double gradient = 35 * Math.pow(1.5, 1.3) * (2 * (1 - Math.exp(-t / 14)) - (1 - Math.exp(-t / 75)));
        assertThat(20 + oil + gradient).isCloseTo(140, within(0.01));
        assertThat(t).isCloseTo(38.44, within(0.05));
        assertThat(e.binding()).isEqualTo(Overload.Binding.HOT_SPOT);
        assertThat(e.hotSpotC()).isCloseTo(140, within(1e-9));
    }

    private static ThermalState cold() {
        ThermalState state = new ThermalState();
        state.topOilC = 20;
        state.hotSpotC = 20;
        return state;
    }

    @Test
    void the_load_that_may_be_held_lasts_and_a_little_more_does_not() {
        Overload overload = new Overload(IEC, s -> 25 + 8 * Math.sin(s / DAY_S * 2 * Math.PI));
        ThermalState now = new ThermalState();
        IEC.settle(0.7, 25, 0, now);
        for (LoadingLimits limits : LoadingLimits.IEEE) {
            double last = Double.POSITIVE_INFINITY;
            for (double minutes : new double[] {15, 30, 60, 240, 1440}) {
                Overload.Holdable holdable = overload.holds(now, 60 * minutes, 0, limits);
                assertThat(holdable.loadPu()).isLessThanOrEqualTo(last);
                assertThat(holdable.endurance().hotSpotC()).isLessThanOrEqualTo(limits.hotSpotC());
                assertThat(holdable.endurance().topOilC()).isLessThanOrEqualTo(limits.topOilC());
                if (holdable.binding() != Overload.Binding.LOAD) {
                    assertThat(overload.lasts(now, holdable.loadPu() + 3e-4, 0, limits, 60 * minutes)
                                    .lastsS())
                            .isLessThanOrEqualTo(60 * minutes);
                }
                last = holdable.loadPu();
            }
        }
    }

    @Test
    void warmer_oil_warmer_air_more_load_or_a_lower_limit_never_last_longer() {
        double lastS = Double.POSITIVE_INFINITY;
        for (double warmerK = 0; warmerK <= 30; warmerK += 3) {
            ThermalState now = new ThermalState();
            IEC.settle(0.6, 30, 0, now);
            now.topOilC += warmerK;
            now.hotSpotC += warmerK;
            double lasts =
                    new Overload(IEC, _ -> 30).lasts(now, 1.4, 0, LONG, DAY_S).lastsS();
            assertThat(lasts).isLessThanOrEqualTo(lastS);
            assertThat(new Overload(IEC, _ -> 35)
                            .lasts(now, 1.4, 0, LONG, DAY_S)
                            .lastsS())
                    .isLessThanOrEqualTo(lasts);
            assertThat(new Overload(IEC, _ -> 30)
                            .lasts(now, 1.45, 0, LONG, DAY_S)
                            .lastsS())
                    .isLessThanOrEqualTo(lasts);
            assertThat(new Overload(IEC, _ -> 30)
                            .lasts(now, 1.4, 0, LoadingLimits.IEEE.get(1), DAY_S)
                            .lastsS())
                    .isLessThanOrEqualTo(lasts);
            lastS = lasts;
        }
    }

    @Test
    void a_load_that_settles_below_the_limits_lasts_for_good_and_one_above_the_current_not_at_all() {
        Overload overload = new Overload(IEC, _ -> 20);
        assertThat(overload.lasts(cold(), 1, 0, LONG, 7 * DAY_S).lastsS()).isInfinite();
        Overload.Endurance over = overload.lasts(cold(), 2.1, 0, LONG, DAY_S);
        assertThat(over.lastsS()).isZero();
        assertThat(over.binding()).isEqualTo(Overload.Binding.LOAD);
    }

    @Test
    void a_loss_of_life_that_is_used_up_ends_it_too() {
        Overload overload = new Overload(IEC, _ -> 20);
        Overload.Endurance free = overload.lasts(cold(), 1.5, 0, LONG, DAY_S);
        Overload.Endurance half = overload.lasts(cold(), 1.5, 0, LONG.withAgeing(free.agedS() / 2), DAY_S);
        assertThat(half.binding()).isEqualTo(Overload.Binding.LOSS_OF_LIFE);
        assertThat(half.agedS()).isCloseTo(free.agedS() / 2, within(1e-6));
        assertThat(half.lastsS()).isLessThan(free.lastsS());
    }

    @Test
    void without_its_fans_it_lasts_shorter() {
        ThermalUnit staged = new ThermalUnit(new ThermalDesign(
                5,
                25,
                420,
                0.8,
                1.3,
                0.5,
                2,
                2,
                5,
                Insulation.UPGRADED,
                List.of(
                        new CoolingStage(0.6, 55, 12_600, 0, 0, 0),
                        new CoolingStage(0.8, 55, 9000, 60, 75, 4000),
                        new CoolingStage(1, 55, 9000, 70, 85, 8000))));
        ThermalState now = new ThermalState();
        staged.settle(0.5, 30, 2, now);
        Overload overload = new Overload(staged, _ -> 30);
        double all = overload.lasts(now, 1.3, 2, LONG, DAY_S).lastsS();
        double one = overload.lasts(now, 1.3, 1, LONG, DAY_S).lastsS();
        double none = overload.lasts(now, 1.3, 0, LONG, DAY_S).lastsS();
        assertThat(one).isLessThan(all);
        assertThat(none).isLessThan(one);
    }
}
