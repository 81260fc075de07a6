package org.headroom.data.site;

import java.util.Locale;

/**
 * Cooling equipment that is out of service for a while.
 *
 * @param lostShare share of it that is lost, 0 to 1
 * @param firstRack first rack concerned, from 0; of CDU faults
 * @param racks how many racks from there on
 * @param position where a valve sticks, 1 is full flow through the exchangers; of valves
 */
public record Fault(
        Component component, long fromS, long toS, double lostShare, int firstRack, int racks, double position) {

    /** What may fail. */
    public enum Component {
        /** Facility pumps of the warm loop. */
        WARM_PUMPS,
        /** Pumps of the chilled loop; without flow its chillers trip too. */
        CHILLED_PUMPS,
        /** Tower-water pumps; without flow water-cooled chillers trip too. */
        TOWER_PUMPS,
        TOWER_FANS,
        CHILLERS,
        /** Coolant pumps in the racks. */
        CDU_PUMPS,
        /** Facility-water valves of the racks' CDUs. */
        CDU_VALVES,
        /** The three-way valve of the warm loop sticks. */
        WARM_VALVE,
        /** Make-up water, from whatever source. */
        MAKEUP,
        /**
         * A power dip of the cooling plant; it restarts part by part. CDU pumps hang on their racks' supply, as the servers
         * do, and run on but in the racks named.
         */
        COOLING_POWER;

        /** Whether it can be lost in some racks alone. */
        public boolean ofRacks() {
            return this == CDU_PUMPS || this == CDU_VALVES || this == COOLING_POWER;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The share of [fromS, toS] in which it lasts, if it lasts {@code restartS} longer than the event. */
    public double overlap(double fromS, double toS, double restartS) {
        double first = Math.max(fromS, this.fromS);
        double last = Math.min(toS, this.toS + restartS);
        return toS > fromS ? Math.max(0, last - first) / (toS - fromS) : 0;
    }
}
