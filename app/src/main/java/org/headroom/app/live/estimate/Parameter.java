package org.headroom.app.live.estimate;

import org.headroom.data.quantity.Sourced;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.SiteTree;

/** The parameters of the plant that drift, in the order of the learner's unknowns. */
enum Parameter {
    TOWER_UA(0, "tower_ua", 0.1, 0.5, 1.5, -0.03, 0.03, 0.15),
    EXCHANGER_UA(1, "exchanger_ua", 0.15, 0.3, 1.5, -0.03, 0.05, 1),
    PUMP_EFFICIENCY(2, "pump_efficiency", 0.075, 0.5, 1.3, -0.03, 0.1, 1),
    CHILLER_POWER(3, "chiller_power", 0.1, 0.6, 2, 0.03, 0.2, 1),
    GPU_POWER(4, "gpu_power", 0.025, 0.8, 1.25, 0.01, 0.2, 1);

    static final int COUNT = values().length;

    /** Place among the unknowns. */
    final int index;

    final String path;

    /** Standard deviation before any meter is heard, of the announced site's file. */
    final double usualSd;

    final double low;
    final double high;

    /** How much a perturbed twin is off. */
    final double step;

    /**
     * A correction by this leaves half of what was heard before it. Fans and basin are far from linear in the towers; an
     * exchanger's approach goes with 1/UA; power is near to linear in its factors.
     */
    final double linear;

    /**
     * The file's value is left only for one that is so many standard deviations away. Of the towers, whose deviation is that of
     * thermometers which are mostly better than their class, a seventh: the cold water follows them.
     */
    final double firstMove;

    Parameter(
            int index,
            String name,
            double usualSd,
            double low,
            double high,
            double step,
            double linear,
            double firstMove) {
        this.index = index;
        this.path = "calibration." + name;
        this.usualSd = usualSd;
        this.low = low;
        this.high = high;
        this.step = step;
        this.linear = linear;
        this.firstMove = firstMove;
    }

    static Parameter at(int index) {
        for (Parameter p : values()) {
            if (p.index == index) {
                return p;
            }
        }
        throw new IllegalArgumentException("no parameter " + index);
    }

    static Parameter of(String path) {
        for (Parameter p : values()) {
            if (p.path.equals(path)) {
                return p;
            }
        }
        StringBuilder allowed = new StringBuilder();
        for (Parameter p : values()) {
            allowed.append(allowed.isEmpty() ? "" : ", ").append(p.path);
        }
        throw new IllegalArgumentException("no parameter " + path + "; there are " + allowed);
    }

    /** Half of the passport's wider side: its range is taken as two standard deviations either way of the value. */
    double sdOf(SiteTree tree) {
        Sourced of = SiteTree.rule(path) == null ? null : known(tree);
        if (of == null || of.low() == null || of.high() == null) {
            return usualSd;
        }
        double value = of.value();
        double wider = Math.max(value - of.low(), of.high() - value);
        return wider > 0 ? wider / 2 : usualSd;
    }

    private @org.jspecify.annotations.Nullable Sourced known(SiteTree tree) {
        try {
            return tree.at(path);
        } catch (RuntimeException absent) {
            return null;
        }
    }

    static double[] of(Calibration c) {
        return new double[] {c.towerUa(), c.exchangerUa(), c.pumpEfficiency(), c.chillerPower(), c.gpuPower()};
    }

    static Calibration calibration(double[] v) {
        return new Calibration(v[0], v[1], v[2], v[3], v[4]);
    }
}
