package org.headroom.app.tasks;

import java.util.Locale;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;

/** Elements of a network in words. */
final class NetworkText {
    private static final double MEGA = 1e6;

    private NetworkText() {}

    /** Four significant digits, without needless zeros. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        double rounded = Double.parseDouble(text);
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    static String bus(Bus bus) {
        StringBuilder text = new StringBuilder();
        if (bus.kind() == Bus.Kind.ISOLATED) {
            text.append("not supplied ");
        }
        if (bus.loadW() != 0 || bus.loadVar() != 0) {
            text.append("load ").append(number(bus.loadW() / MEGA)).append(" MW ");
            text.append(number(bus.loadVar() / MEGA)).append(" Mvar ");
        }
        if (bus.shuntW() != 0) {
            text.append("iron ").append(number(bus.shuntW() / 1e3)).append(" kW ");
        }
        if (bus.shuntVar() != 0) {
            text.append("shunt ").append(number(bus.shuntVar() / MEGA)).append(" Mvar");
        }
        return text.toString().strip();
    }

    static String source(Generator source) {
        return number(source.powerW() / MEGA) + " MW, holds " + number(source.voltagePu()) + " pu"
                + (source.inService() ? "" : ", out of service");
    }

    static String branch(Branch branch) {
        return "r " + number(branch.resistancePu()) + " x " + number(branch.reactancePu()) + " pu"
                + (branch.chargingPu() == 0 ? "" : " b " + number(branch.chargingPu()))
                + (branch.ratingVa() > 0 ? ", " + number(branch.ratingVa() / MEGA) + " MVA" : "")
                + (branch.ratio() == 1 ? "" : ", ratio " + number(branch.ratio()))
                + (branch.shiftDeg() == 0 ? "" : ", shift " + number(branch.shiftDeg()) + " deg")
                + (branch.inService() ? "" : ", out of service");
    }
}
