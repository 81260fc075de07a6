package org.headroom.data.quantity;

/**
 * One output of the twin. JSON key, database series, chart label, metric name and report row all come from it.
 *
 * @param id snake_case with the unit last, as in {@code site_power_mw}
 * @param label what a person reads, without the unit
 * @param aggregation how values combine over time
 * @param model the model card that computes it, as in {@code tower}
 */
public record Measure(String id, Unit unit, String label, Aggregation aggregation, String model) {

    /** How a series is combined over a longer interval. */
    public enum Aggregation {
        /** Power, temperature, flow: the time-weighted mean. */
        MEAN,
        /** Amounts per step: the sum. */
        SUM,
        /** State at the end of an interval. */
        LAST
    }

    public Measure {
        if (Unit.ofKey(id) != unit) {
            throw new IllegalArgumentException("measure " + id + " does not end in its unit " + unit.suffix());
        }
    }
}
