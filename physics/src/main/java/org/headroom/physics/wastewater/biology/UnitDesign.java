package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/** A unit of a flowsheet, named uniquely. */
public sealed interface UnitDesign {
    String name();

    /**
     * A stirred tank; what leaves it is what is in it.
     *
     * @param metabolic whether the organisms work in it; false makes it a plain tank
     */
    record Reactor(String name, double volumeM3, Aeration aeration, boolean metabolic) implements UnitDesign {
        public Reactor {
            Checks.within(name + ": volume_m3", volumeM3, 1e-3, 1e7);
        }
    }

    /**
     * A stirred tank with membranes in it: the permeate leaves without its particulates.
     *
     * @param retention share of the particulates that the membrane holds back; 1 is an ideal membrane
     */
    record Membrane(String name, double volumeM3, Aeration aeration, boolean metabolic, double retention)
            implements UnitDesign {
        public Membrane {
            Checks.within(name + ": volume_m3", volumeM3, 1e-3, 1e7);
            Checks.share(name + ": retention", retention);
        }
    }

    /**
     * A settler of layers without reaction.
     *
     * @param layers how many
     * @param feedLayer which one the feed enters, counted from the top, 1 first
     * @param composition what the solids in it are made of
     */
    record Settler(
            String name,
            double areaM2,
            double heightM,
            int layers,
            int feedLayer,
            SettlingDesign settling,
            Composition composition)
            implements UnitDesign {
        public Settler {
            Checks.within(name + ": area_m2", areaM2, 1e-3, 1e7);
            Checks.within(name + ": height_m", heightM, 0.1, 20);
            Checks.within(name + ": layers", layers, 3, 100);
            if (feedLayer < 2 || feedLayer >= layers) {
                throw new OutOfRange(name + ": feed_layer", Integer.toString(feedLayer), "2 to " + (layers - 1));
            }
        }

        /** A settler that keeps the mass of each particulate. */
        public Settler(String name, double areaM2, double heightM, int layers, int feedLayer, SettlingDesign settling) {
            this(name, areaM2, heightM, layers, feedLayer, settling, Composition.TRACKED);
        }
    }

    /** What the solids in a settler are made of. */
    enum Composition {
        /** Each particulate is carried in each layer, so that the mass of each is kept. */
        TRACKED,
        /**
         * Only their mass is carried, and what leaves has the composition of what enters at that instant, as in the
         * benchmark's own code: COD is kept, the mass of each particulate (and so nitrogen) only on the average.
         */
        OF_FEED
    }

    /** A junction without volume: streams mix in it and part again. */
    record Junction(String name) implements UnitDesign {}
}
