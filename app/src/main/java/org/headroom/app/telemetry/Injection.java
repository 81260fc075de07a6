package org.headroom.app.telemetry;

import java.util.Locale;

/**
 * Something that goes wrong for a while, in the telemetry or in the plant behind it.
 *
 * @param what the meter, host, target or component that it concerns; empty where there is only one
 * @param fromS epoch seconds of the site's clock
 * @param toS its end, infinite if it stays
 * @param value how much, in the sense of its kind
 */
public record Injection(Kind kind, String what, double fromS, double toS, double value) {
    /** What may go wrong. */
    public enum Kind {
        /** A meter says nothing. */
        METER_SILENT,
        /** A meter repeats what it read at the start. */
        METER_STUCK,
        /** A meter runs away: by this share of its value an hour, a temperature by this many kelvin an hour. */
        METER_DRIFT,
        /** A meter is off: by this share of its value, a temperature by this many kelvin. */
        METER_BIAS,
        /** A meter reads not a number. */
        METER_NAN,
        /** The gateway of the site's meters knows none of them; the simulator's clock goes on. */
        SITE_SILENT,
        /** A host's exporter is dead. */
        HOST_SILENT,
        /** A host is down and comes back with its energy counters at 0. */
        HOST_RESTART,
        /** A host's GPUs report the sentinel for "not known". */
        HOST_SENTINEL,
        /** This share of the racks, drawn by the seed, says nothing. */
        RACKS_SILENT,
        /** Nothing answers at all. */
        ALL_SILENT,
        /** A target (site, racks or a host) stamps its samples this many seconds off. */
        CLOCK_SKEW,
        /** A target serves what it read this many seconds ago, with the time of then. */
        LATE,
        /** Equipment of the plant is out of service: this share of it. */
        PLANT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a meter has to be named. */
        boolean ofMeters() {
            return this == METER_SILENT
                    || this == METER_STUCK
                    || this == METER_DRIFT
                    || this == METER_BIAS
                    || this == METER_NAN;
        }

        boolean ofHosts() {
            return this == HOST_SILENT || this == HOST_RESTART || this == HOST_SENTINEL;
        }
    }

    /** Whether it holds at an instant. */
    boolean at(double timeS) {
        return fromS <= timeS && timeS < toS;
    }

    boolean overlaps(double fromS, double toS) {
        return this.fromS < toS && fromS < this.toS;
    }
}
