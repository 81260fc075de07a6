package org.headroom.app.live.forecast;

import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;

/** Holds forecasts against what came: coverage, pinball loss, and the errors that make the next bands. */
public final class ForecastScores {
    /**
     * An error that was seen, as the store keeps it.
     *
     * @param error outcome less median, in the measure's unit
     */
    public record Seen(Measures measure, double leadS, double error, boolean inside, double pinball) {}

    /** @param keptErrors errors of earlier runs, oldest first */
    public ForecastScores(List<Seen> keptErrors) {}

    /** A forecast whose outcomes are to be awaited. */
    public void issued(Forecast forecast) {}

    /** What came, step by step. */
    public void outcome(LedgerRow row) {}

    /** Errors since the last call, to be kept. */
    public List<Seen> take() {
        return List.of();
    }
}
