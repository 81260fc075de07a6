package org.headroom.app.curtail;

import java.util.List;

/**
 * The cheapest choice of one option for each item so that in every interval enough is given up: a knapsack to be covered.
 *
 * <pre>
 *   min sum c(i, o_i)    so that for every interval k    sum r(i, o_i, k) >= need(k)
 * </pre>
 *
 * Lagrangian relaxation: with prices l(k) every item takes the option of least c - sum l(k) r(k); subgradient steps raise the
 * prices of intervals that lack and lower the others. Each round's choice is filled up by the options that give most of what
 * lacks for their cost, then every change of one item, and of two, that keeps the cover and costs less is made. The value of the
 * relaxation is a lower bound of the cost. No randomness.
 *
 * <p>Worked number: options (5, $10), (4, $7), (3, $6) of three items and a need of 7: the last two, $13.
 */
final class Choice {
    private static final int ROUNDS = 120;
    private static final double ENOUGH_W = 1e-3;
    private static final int MOST_PAIRS = 60;

    private final List<List<Option>> items;
    private final double[] need;
    private double bound = Double.NEGATIVE_INFINITY;

    /** @param items each with its options, the first of them: nothing is done, at no cost */
    Choice(List<List<Option>> items, double[] need) {
        this.items = items;
        this.need = need.clone();
    }

    /** No choice that covers the need costs less, $. */
    double lowerBoundUsd() {
        return bound;
    }

    /** What an interval gives up if every item takes the option that gives most there, W. */
    static double mostW(List<List<Option>> items, int k) {
        double sum = 0;
        for (List<Option> options : items) {
            double most = 0;
            for (Option o : options) {
                most = Math.max(most, o.reduceW()[k]);
            }
            sum += most;
        }
        return sum;
    }

    /** The index of the option for each item; empty if no choice that was found covers the need. */
    int[] solve() {
        int n = items.size();
        double[] price = new double[need.length];
        double[] given = new double[need.length];
        int[] best = {};
        double bestUsd = Double.POSITIVE_INFINITY;
        int[] now = new int[n];
        double scale = typicalPrice();
        for (int round = 0; round < ROUNDS; round++) {
            double value = 0;
            java.util.Arrays.fill(given, 0);
            for (int i = 0; i < n; i++) {
                now[i] = cheapest(items.get(i), price);
                Option o = items.get(i).get(now[i]);
                value += o.costUsd();
                for (int k = 0; k < need.length; k++) {
                    value -= price[k] * o.reduceW()[k];
                    given[k] += o.reduceW()[k];
                }
            }
            double norm = 0;
            for (int k = 0; k < need.length; k++) {
                value += price[k] * need[k];
                norm += (need[k] - given[k]) * (need[k] - given[k]);
            }
            bound = Math.max(bound, value);
            if (round % 4 == 0 || round > ROUNDS - 8) {
                int[] filled = now.clone();
                if (fill(filled, given.clone())) {
                    improve(filled);
                    double usd = costUsd(filled);
                    if (usd < bestUsd) {
                        bestUsd = usd;
                        best = filled;
                    }
                }
            }
            double step = scale / Math.sqrt(norm + 1) * (2.0 / (1 + round * 0.1));
            for (int k = 0; k < need.length; k++) {
                price[k] = Math.max(0, price[k] + step * (need[k] - given[k]));
            }
        }
        if (best.length > 0 || n == 0) {
            return best;
        }
        int[] all = greatest();
        if (!covers(all)) {
            return new int[0];
        }
        improve(all);
        return all;
    }

    private double typicalPrice() {
        double usd = 0;
        double watts = 1;
        for (List<Option> options : items) {
            Option last = options.getLast();
            usd += last.costUsd();
            for (double w : last.reduceW()) {
                watts += Math.max(0, w) / need.length;
            }
        }
        return usd / watts + 1e-9;
    }

    private static int cheapest(List<Option> options, double[] price) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int o = 0; o < options.size(); o++) {
            double value = options.get(o).costUsd();
            for (int k = 0; k < price.length; k++) {
                value -= price[k] * options.get(o).reduceW()[k];
            }
            if (value < least) {
                least = value;
                best = o;
            }
        }
        return best;
    }

    /** Adds what gives most of what lacks for its cost until nothing lacks; false if that does not do. */
    private boolean fill(int[] choice, double[] given) {
        for (int guard = 0; guard < 4 * items.size() + 8; guard++) {
            if (lacks(given) <= 0) {
                return true;
            }
            int item = -1;
            int option = -1;
            double bestRatio = 0;
            for (int i = 0; i < items.size(); i++) {
                Option now = items.get(i).get(choice[i]);
                for (int o = 0; o < items.get(i).size(); o++) {
                    Option to = items.get(i).get(o);
                    double useful = 0;
                    for (int k = 0; k < need.length; k++) {
                        double lack = Math.max(0, need[k] - given[k]);
                        double after = Math.max(0, lack - (to.reduceW()[k] - now.reduceW()[k]));
                        useful += lack - after;
                    }
                    double extra = Math.max(1e-6, to.costUsd() - now.costUsd());
                    if (useful > ENOUGH_W && useful / extra > bestRatio) {
                        bestRatio = useful / extra;
                        item = i;
                        option = o;
                    }
                }
            }
            if (item < 0) {
                return false;
            }
            move(choice, given, item, option);
        }
        return lacks(given) <= 0;
    }

    private void move(int[] choice, double[] given, int item, int option) {
        Option from = items.get(item).get(choice[item]);
        Option to = items.get(item).get(option);
        for (int k = 0; k < need.length; k++) {
            given[k] += to.reduceW()[k] - from.reduceW()[k];
        }
        choice[item] = option;
    }

    private double lacks(double[] given) {
        double most = 0;
        for (int k = 0; k < need.length; k++) {
            most = Math.max(most, need[k] - given[k] - ENOUGH_W);
        }
        return most;
    }

    private boolean covers(int[] choice) {
        return lacks(given(choice)) <= 0;
    }

    private double[] given(int[] choice) {
        double[] given = new double[need.length];
        for (int i = 0; i < choice.length; i++) {
            for (int k = 0; k < need.length; k++) {
                given[k] += items.get(i).get(choice[i]).reduceW()[k];
            }
        }
        return given;
    }

    private int[] greatest() {
        int[] all = new int[items.size()];
        for (int i = 0; i < all.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int o = 0; o < items.get(i).size(); o++) {
                double sum =
                        java.util.Arrays.stream(items.get(i).get(o).reduceW()).sum();
                if (sum > most + ENOUGH_W) {
                    most = sum;
                    all[i] = o;
                }
            }
        }
        return all;
    }

    double costUsd(int[] choice) {
        double usd = 0;
        for (int i = 0; i < choice.length; i++) {
            usd += items.get(i).get(choice[i]).costUsd();
        }
        return usd;
    }

    /** Changes of one item, then of two, while one of them costs less and still covers. */
    private void improve(int[] choice) {
        double[] given = given(choice);
        boolean better = true;
        while (better) {
            better = single(choice, given) || items.size() <= MOST_PAIRS && pair(choice, given);
        }
    }

    private boolean single(int[] choice, double[] given) {
        for (int i = 0; i < choice.length; i++) {
            for (int o = 0; o < items.get(i).size(); o++) {
                if (saves(i, choice[i], o) > 1e-9) {
                    int was = choice[i];
                    move(choice, given, i, o);
                    if (lacks(given) <= 0) {
                        return true;
                    }
                    move(choice, given, i, was);
                }
            }
        }
        return false;
    }

    private boolean pair(int[] choice, double[] given) {
        for (int i = 0; i < choice.length; i++) {
            for (int o = 0; o < items.get(i).size(); o++) {
                double saved = saves(i, choice[i], o);
                if (saved <= 1e-9) {
                    continue;
                }
                int was = choice[i];
                move(choice, given, i, o);
                for (int j = 0; j < choice.length; j++) {
                    for (int p = 0; j != i && p < items.get(j).size(); p++) {
                        if (saved + saves(j, choice[j], p) > 1e-9) {
                            int before = choice[j];
                            move(choice, given, j, p);
                            if (lacks(given) <= 0) {
                                return true;
                            }
                            move(choice, given, j, before);
                        }
                    }
                }
                move(choice, given, i, was);
            }
        }
        return false;
    }

    private double saves(int item, int from, int to) {
        return items.get(item).get(from).costUsd() - items.get(item).get(to).costUsd();
    }
}
