package org.headroom.app.desktop.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.NetworkMoment;

/**
 * A line of the table of elements: a branch with its loading and the lower voltage of its ends, or a bus with its own;
 * what does not apply is not a number.
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
        Map<String, String> labels = network.labels();
        Map<String, Double> volts = network.buses().stream()
                .collect(Collectors.toMap(NetworkMoment.BusState::id, NetworkMoment.BusState::voltagePu));
        for (NetworkMoment.BranchState b : network.branches()) {
            rows.add(new ElementRow(
                    b.id(),
                    Names.readable(b.id()),
                    Texts.textOr("network.kind." + b.group(), b.group()),
                    name(labels, b.from()) + " \u2192 " + name(labels, b.to()),
                    b.mw(),
                    b.mva(),
                    b.ratedMva() > 0 ? b.ratedMva() : Double.NaN,
                    b.loadingPercent(),
                    Math.min(volts.getOrDefault(b.from(), Double.NaN), volts.getOrDefault(b.to(), Double.NaN)),
                    b.ratedMva() > 0 ? "100 %" : ""));
        }
        rows.sort(
                Comparator.comparingDouble((ElementRow r) -> Double.isNaN(r.loadingPercent()) ? -1 : r.loadingPercent())
                        .reversed());
        for (NetworkMoment.BusState b : network.buses()) {
            rows.add(new ElementRow(
                    b.id(),
                    Names.bus(b.label(), b.id()),
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

    private static String name(Map<String, String> labels, String bus) {
        return Names.bus(labels.getOrDefault(bus, bus), bus);
    }
}
