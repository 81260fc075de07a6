package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.Unit;

/** Turns what the twin saw broken into tighter limits for the next solve. */
final class Cuts {
    /** More than what was seen is taken off, since the next plan sits elsewhere on the curve. */
    private static final double EXCESS_FACTOR = 1.1;

    private static final double LEAST_SHARE = 5e-4;
    /** A limit that the planner does not know (a temperature) is met by less site power where it was broken. */
    private static final double UNKNOWN_SHARE = 0.97;

    private static final Set<String> BY_DAY = Set.of(Limits.POTABLE, Limits.SEWER, Limits.RECYCLED);

    private Cuts() {}

    /** @param wide whether a cut holds over the whole window, for a limit that keeps being broken somewhere else */
    static List<Tightening> of(List<Violation> violations, Board board, boolean wide) {
        List<Tightening> cuts = new ArrayList<>();
        for (Violation violation : wide ? worst(violations) : violations) {
            Tightening cut = of(violation, board);
            if (cut.amount() > 0 && Double.isFinite(cut.amount())) {
                SiteForm in = board.in.site();
                long fromS = wide ? in.startS : cut.fromS();
                long toS = wide ? in.slotStartS(in.windowSlots) : cut.toS();
                cuts.add(new Tightening(cut.limit(), fromS, toS, cut.amount()));
            }
        }
        return cuts;
    }

    /** The worst of each limit, in order of appearance. */
    private static List<Violation> worst(List<Violation> violations) {
        Map<String, Violation> worst = new LinkedHashMap<>();
        for (Violation violation : violations) {
            worst.merge(violation.limit(), violation, (a, b) -> excess(a) >= excess(b) ? a : b);
        }
        return List.copyOf(worst.values());
    }

    private static double excess(Violation violation) {
        return violation.worst() / Math.max(violation.allowed(), 1e-9);
    }

    private static Tightening of(Violation violation, Board board) {
        Unit unit = switch (violation.limit()) {
            case Limits.SITE_POWER -> Unit.MW;
            case Limits.TRANSFORMER -> Unit.MVA;
            case Limits.GPUS -> violation.unit();
            default -> BY_DAY.contains(violation.limit()) ? Unit.GAL_PER_DAY : Unit.ONE;
        };
        if (unit == Unit.ONE) {
            return lessPower(violation, board);
        }
        boolean volume = violation.unit() == Unit.GAL;
        double worst =
                volume ? violation.worst() : unit.fromBase(violation.unit().toBase(violation.worst()));
        double allowed =
                volume ? violation.allowed() : unit.fromBase(violation.unit().toBase(violation.allowed()));
        double amount = Math.max(EXCESS_FACTOR * (worst - allowed), LEAST_SHARE * allowed);
        return new Tightening(violation.limit(), violation.fromS(), violation.toS(), amount);
    }

    private static Tightening lessPower(Violation violation, Board board) {
        SiteForm in = board.in.site();
        double limitMw = Double.POSITIVE_INFINITY;
        double plannedMw = 0;
        for (int slot = 0; slot < in.windowSlots; slot++) {
            if (in.slotStartS(slot) < violation.toS() && in.slotStartS(slot + 1) > violation.fromS()) {
                limitMw = Math.min(limitMw, in.siteLimitW(slot) / 1e6);
                plannedMw = Math.max(plannedMw, board.sums.siteW(slot) / 1e6);
            }
        }
        return new Tightening(
                Limits.SITE_POWER, violation.fromS(), violation.toS(), limitMw - UNKNOWN_SHARE * plannedMw);
    }
}
