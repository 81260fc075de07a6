package org.headroom.grid.network;

import java.util.List;

/**
 * A site's own network with the places where the twin's powers enter it.
 *
 * @param network with the site's loads at zero
 * @param mainTransformers ids of the main transformers, in the order in which they are taken out
 * @param meters ids of branches whose power at the {@code from} end, summed, is what the utility meters: from the
 *     utility's side to the site; those out of service are among them
 * @param feeders ids of medium-voltage cables and lines of the site
 * @param unitTransformers ids of medium-to-low-voltage transformers
 * @param loads where the site's loads stand; shares of one role add up to 1
 * @param batteryBus id of the battery's bus; empty if there is none
 * @param generationBus id of the on-site generators' bus; empty if there is none
 * @param cores iron of the transformers in service: each is part of a bus's shunt, to be taken from it with its branch
 */
public record SiteNetwork(
        Network network,
        List<String> mainTransformers,
        List<String> meters,
        List<String> feeders,
        List<String> unitTransformers,
        List<Load> loads,
        String batteryBus,
        String generationBus,
        List<Core> cores) {

    /** Without iron losses. */
    public SiteNetwork(
            Network network,
            List<String> mainTransformers,
            List<String> meters,
            List<String> feeders,
            List<String> unitTransformers,
            List<Load> loads,
            String batteryBus,
            String generationBus) {
        this(network, mainTransformers, meters, feeders, unitTransformers, loads, batteryBus, generationBus, List.of());
    }

    /** What kind of load stands at a bus. */
    public enum Role {
        /** GPU racks with their PDUs and UPS share; {@code hall} says which hall. */
        HALL,
        /** Network and storage with their UPS. */
        NETWORK,
        /** Pumps and tower fans; chillers too where no load has their role. */
        COOLING,
        /** Chillers. */
        CHILLERS,
        /** Everything else. */
        OTHER
    }

    /**
     * A part of the site's load at a bus.
     *
     * @param hall which hall, from 0; -1 for other roles
     * @param share of the role's power (of the hall's, for halls) that stands here, 1
     * @param powerFactor displacement power factor, lagging, 1
     */
    public record Load(String bus, Role role, int hall, double share, double powerFactor) {}

    /**
     * The core of a transformer, a part of {@link Bus#shuntW} and {@link Bus#shuntVar}.
     *
     * @param branch id of the transformer
     * @param bus where its shunt stands
     * @param lossW at 1 pu, W
     * @param magnetizingVar that it takes at 1 pu, var
     */
    public record Core(String branch, String bus, double lossW, double magnetizingVar) {}

    public SiteNetwork {
        mainTransformers = List.copyOf(mainTransformers);
        meters = List.copyOf(meters);
        feeders = List.copyOf(feeders);
        unitTransformers = List.copyOf(unitTransformers);
        loads = List.copyOf(loads);
        cores = List.copyOf(cores);
    }
}
