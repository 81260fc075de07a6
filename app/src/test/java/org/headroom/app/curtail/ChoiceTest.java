package org.headroom.app.curtail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static Option option(double usd, double... reduceW) {
        double never = Double.POSITIVE_INFINITY;
        Measure measure = usd == 0 ? Measure.KEEP : Measure.CAP;
        return new Option(measure, 0, never, never, never, reduceW, 0, 0, 0, 0, usd);
    }

    @Test
    void the_worked_example_takes_the_last_two() {
        List<List<Option>> items = List.of(
                List.of(option(0, 0), option(10, 5)),
                List.of(option(0, 0), option(7, 4)),
                List.of(option(0, 0), option(6, 3)));
        Choice choice = new Choice(items, new double[] {7});
        assertThat(choice.solve()).containsExactly(0, 1, 1);
        assertThat(choice.lowerBoundUsd()).isLessThanOrEqualTo(13 + 1e-9);
    }

    @Test
    void it_is_within_two_percent_of_every_choice_tried_and_never_below_its_bound() {
        SplittableRandom random = new SplittableRandom(7);
        for (int world = 0; world < 40; world++) {
            List<List<Option>> items = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<Option> options = new ArrayList<>(List.of(option(0, 0, 0, 0)));
                double w = random.nextDouble(1e6, 2e7);
                for (int o = 1; o < 4; o++) {
                    options.add(option(
                            random.nextDouble(10, 5000) * o,
                            w * o * random.nextDouble(0.8, 1),
                            w * o * random.nextDouble(0.8, 1),
                            w * o * random.nextDouble(0.3, 1)));
                }
                items.add(options);
            }
            double[] need = new double[3];
            for (int k = 0; k < 3; k++) {
                need[k] = Choice.mostW(items, k) * random.nextDouble(0.2, 0.8);
            }
            Choice choice = new Choice(items, need);
            double found = choice.costUsd(choice.solve());
            double best = best(items, need, 0, new int[6]);
            assertThat(found).isBetween(best - 1e-6, best * 1.02 + 1e-6);
            assertThat(choice.lowerBoundUsd()).isLessThanOrEqualTo(best + 1e-6);
        }
    }

    private static double best(List<List<Option>> items, double[] need, int item, int[] choice) {
        if (item == items.size()) {
            double usd = 0;
            double[] given = new double[need.length];
            for (int i = 0; i < choice.length; i++) {
                Option o = items.get(i).get(choice[i]);
                usd += o.costUsd();
                for (int k = 0; k < need.length; k++) {
                    given[k] += o.reduceW()[k];
                }
            }
            for (int k = 0; k < need.length; k++) {
                if (given[k] < need[k]) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            return usd;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int o = 0; o < items.get(item).size(); o++) {
            choice[item] = o;
            best = Math.min(best, best(items, need, item + 1, choice));
        }
        return best;
    }

    @Test
    void what_cannot_be_covered_has_no_choice() {
        List<List<Option>> items = List.of(List.of(option(0, 0), option(10, 5)));
        assertThat(new Choice(items, new double[] {6}).solve()).isEmpty();
    }
}
