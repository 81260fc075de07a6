package org.headroom.data.telemetry;

import org.headroom.data.quantity.Unit;

/**
 * Names of the metrics of a site's own meters, by the unit of their readings; the label {@code meter} tells which meter.
 * What the telemetry simulator serves and what is asked for where a site file names no query of its own.
 */
public enum MeterMetric {
    POWER("site_meter_power_watts", "Power at one of the site's meters (in W)."),
    FLOW("site_meter_flow_kg_per_second", "Flow at one of the site's meters (in kg/s)."),
    TEMPERATURE("site_meter_temperature_celsius", "Temperature at one of the site's meters (in C)."),
    VALUE("site_meter_value", "Reading of one of the site's other meters, in its own unit.");

    /** The label that holds a meter's id. */
    public static final String LABEL = "meter";

    private final String metric;
    private final String help;

    MeterMetric(String metric, String help) {
        this.metric = metric;
        this.help = help;
    }

    /** The metric of readings in this unit. */
    public static MeterMetric of(Unit unit) {
        return switch (unit) {
            case W -> POWER;
            case KG_PER_S -> FLOW;
            case C -> TEMPERATURE;
            default -> VALUE;
        };
    }

    public String metric() {
        return metric;
    }

    public String help() {
        return help;
    }
}
