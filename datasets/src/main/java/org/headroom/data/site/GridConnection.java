package org.headroom.data.site;

import java.util.List;
import org.headroom.grid.conversion.LossDesign;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.grid.transformer.ThermalDesign;
import org.jspecify.annotations.Nullable;

/**
 * From the utility's meter to the rack PDU.
 *
 * @param utilityW what the utility has connected
 * @param generation on-site generation in service
 * @param pdu all rack PDUs and busways together
 * @param ups behind which {@code upsItShare} of the GPU racks and {@code upsNetworkShare} of network and storage stand
 * @param unitSubstations all medium-to-low-voltage transformers in parallel
 * @param feeders medium-voltage cables
 * @param substation main transformers
 * @param transformerHeat temperatures and ageing of one of them
 * @param network the site's own network; null for a site that is judged by lumped losses alone
 */
public record GridConnection(
        double utilityW,
        List<Generation> generation,
        LossDesign pdu,
        LossDesign ups,
        double upsItShare,
        double upsNetworkShare,
        LossDesign unitSubstations,
        LossDesign feeders,
        SubstationDesign substation,
        ThermalDesign transformerHeat,
        BatteryDesign battery,
        Dispatch dispatch,
        @Nullable SiteNetwork network) {

    /**
     * On-site generation.
     *
     * @param kgPerJ carbon dioxide over electric energy
     */
    public record Generation(String name, double capacityW, double kgPerJ) {}

    /** What the battery is for. */
    public enum Dispatch {
        /** Outages only: it stays full. */
        RIDE_THROUGH,
        /** It also holds the site under its power limit. */
        SHAVE
    }

    public GridConnection {
        generation = List.copyOf(generation);
    }

    /** Main transformers, all of them in service. */
    public int transformers() {
        return substation.units();
    }

    /** Of the load at the main transformers. */
    public double powerFactor() {
        return substation.powerFactor();
    }

    public double generationW() {
        return generation.stream().mapToDouble(Generation::capacityW).sum();
    }
}
