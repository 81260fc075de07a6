package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model conserves, from the totals that are integrated along.
 *
 * <pre>
 * water     m3
 * COD       sum of COD - SO - 4.57 SNO; oxygen transferred takes away, nitrogen gas leaves with 4.57 - 2.86 per g N less
 * nitrogen  SNO + SNH + SND + XND + iXB (XBH + XBA) + iXP XP; nitrogen gas leaves
 * charge    SALK + (SNO - SNH) / 14
 * inert     SI + XI, which nothing makes or eats
 * </pre>
 *
 * <p>Each of COD, nitrogen, charge holds through every process by its stoichiometry, so what is left over is the error
 * of transport and time stepping.
 */
final class Balances {
    private static final int N = Asm1Component.COUNT;
    private static final int WATER = N;
    private static final double N_PER_MOL = 14;

    private final Flowsheet plant;

    Balances(Flowsheet plant) {
        this.plant = plant;
    }

    /** Totals and contents at an instant; the plant's last evaluation must be that of the state. */
    Standing standing(double[] y) {
        return new Standing(y.clone(), plant.content(y, false), plant.content(y, true));
    }

    /** See {@link #standing}. */
    record Standing(double[] y, double[] content, double[] ruled) {}

    /** @throws IllegalStateException naming the quantity that is not closed to {@link Balance#ALLOWED} */
    List<Balance> close(Standing start, Standing end) {
        Asm1Stoichiometry s = plant.design().biology().stoichiometry();
        double[] cod = new double[N + 1];
        double[] nitrogen = new double[N + 1];
        double[] charge = new double[N + 1];
        double[] inert = new double[N + 1];
        for (Asm1Component c : Asm1Component.values()) {
            int i = c.index();
            switch (c) {
                case SI, XI -> {
                    cod[i] = 1;
                    inert[i] = 1;
                }
                case SS, XS -> cod[i] = 1;
                case XBH, XBA -> {
                    cod[i] = 1;
                    nitrogen[i] = s.iXb();
                }
                case XP -> {
                    cod[i] = 1;
                    nitrogen[i] = s.iXp();
                }
                case SO -> cod[i] = -1;
                case SNO -> {
                    cod[i] = -Asm1.OXYGEN_PER_NITRATE;
                    nitrogen[i] = 1;
                    charge[i] = 1 / N_PER_MOL;
                }
                case SNH -> {
                    nitrogen[i] = 1;
                    charge[i] = -1 / N_PER_MOL;
                }
                case SND, XND -> nitrogen[i] = 1;
                case SALK -> charge[i] = 1;
            }
        }
        Run run = new Run(start, end);
        double gas = run.more(plant.totals().nitrogenGas());
        double oxygen = run.more(plant.totals().oxygen());
        double gasCod = (Asm1.OXYGEN_PER_DENITRIFIED - Asm1.OXYGEN_PER_NITRATE) * gas;
        double[] water = new double[N + 1];
        water[WATER] = 1;
        List<Balance> all = new ArrayList<>();
        all.add(of("water", water, run, 0, 0));
        all.add(of("COD", cod, run, -oxygen, gasCod));
        all.add(of("nitrogen", nitrogen, run, 0, gas));
        all.add(of("charge", charge, run, 0, 0));
        all.add(of("inert matter", inert, run, 0, 0));
        for (Balance b : all) {
            if (!b.closed()) {
                throw new IllegalStateException(String.format(
                        "%s of %s does not balance: %.3g left over of what passed, allowed %.0e",
                        b.name(), plant.design().name(), b.relative(), Balance.ALLOWED));
            }
        }
        return all;
    }

    private record Run(Standing start, Standing end) {
        double more(int at) {
            return end.y[at] - start.y[at];
        }

        double load(double[] weight, int at) {
            double sum = 0;
            for (int i = 0; i <= N; i++) {
                sum += weight[i] * more(at + i);
            }
            return sum;
        }

        double magnitude(double[] weight, int at) {
            double sum = 0;
            for (int i = 0; i <= N; i++) {
                sum += Math.abs(weight[i] * more(at + i));
            }
            return sum;
        }

        double stored(double[] weight) {
            double sum = 0;
            for (int i = 0; i < N; i++) {
                sum += weight[i] * (end.content[i] - start.content[i]);
            }
            return sum;
        }

        double heldAtStart(double[] weight) {
            double sum = 0;
            for (int i = 0; i < N; i++) {
                sum += Math.abs(weight[i]) * start.content[i];
            }
            return sum;
        }

        /** What settlers gave beyond what they got and had. */
        double byRule(double[] weight, int ruled) {
            double sum = 0;
            for (int i = 0; i < N; i++) {
                if (SettlerLayers.particulate(i)) {
                    sum += weight[i] * (more(ruled + i) + end.ruled[i] - start.ruled[i]);
                }
            }
            return sum;
        }
    }

    private Balance of(String name, double[] weight, Run run, double alsoIn, double alsoOut) {
        Totals t = plant.totals();
        double in = run.load(weight, t.influent()) + alsoIn;
        double out = run.load(weight, t.effluent()) + run.load(weight, t.waste()) + alsoOut;
        double stored = run.stored(weight);
        double byRule = run.byRule(weight, t.ruled());
        double size = run.magnitude(weight, t.influent()) + Math.abs(alsoIn) + run.heldAtStart(weight);
        return new Balance(name, in, out, stored, byRule, size > 0 ? (in + byRule - out - stored) / size : 0);
    }
}
