package org.headroom.app.desktop.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.NetworkMoment;

/**
 * A line of the table of elements: a branch with its loading, or a bus with its voltage; what does not apply is not a
 * number.
 */
record ElementRow(
        String id,
        String name,
        String kind,
        String where,
        double mw,
        double mva,
        double ratedMva,
        double loadingPercent,
        double voltagePu,
        String allowed) {
    static List<ElementRow> of(NetworkMoment network) {
        List<ElementRow> rows = new ArrayList<>();
        for (NetworkMoment.BranchState b : network.branches()) {
            rows.add(new ElementRow(
                    b.id(),
                    b.id(),
                    Texts.textOr("network.kind." + b.group(), b.group()),
                    b.from() + " \u2192 " + b.to(),
                    b.mw(),
                    b.mva(),
                    b.ratedMva() > 0 ? b.ratedMva() : Double.NaN,
                    b.loadingPercent(),
                    Double.NaN,
                    b.ratedMva() > 0 ? "100 %" : ""));
        }
        rows.sort(Comparator.comparingDouble(
                        (ElementRow r) -> Double.isNaN(r.loadingPercent()) ? -1 : r.loadingPercent())
                .reversed());
        for (NetworkMoment.BusState b : network.buses()) {
            rows.add(new ElementRow(
                    b.id(),
                    b.label(),
                    Texts.text("network.kind.bus"),
                    Texts.number(b.kv(), b.kv() == Math.rint(b.kv()) ? 0 : 2) + " kV",
                    b.loadMw() == 0 ? Double.NaN : b.loadMw(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    b.voltagePu(),
                    Texts.number(b.lowPu(), 2) + " \u2013 " + Texts.number(b.highPu(), 2) + " pu"));
        }
        return rows;
    }
}
