package org.headroom.app.planning;

import java.util.List;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Schedule;

/** The seam to the operational twin, which confirms a plan or says what it breaks. */
@FunctionalInterface
public interface Verifier {
    Verdict verify(Schedule schedule);

    /**
     * @param violations hard limits that the schedule breaks inside the window; empty when the plan is confirmed
     * @param costUsd what the twin bills for the window, or NaN when it does not say
     */
    record Verdict(List<Violation> violations, double costUsd) {}
}
