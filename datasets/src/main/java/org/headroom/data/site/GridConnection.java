package org.headroom.data.site;

import java.util.List;
import org.headroom.grid.conversion.LossDesign;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.DispatchDesign;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.grid.transformer.ThermalDesign;
import org.jspecify.annotations.Nullable;

/**
 * From the utility's meter to the rack PDU.
 *
 * @param utilityW what the utility has connected
 * @param generation on-site generation in service, in the order in which it is asked
 * @param permit what an air permit allows it, if one is given
 * @param pdu all rack PDUs and busways together
 * @param ups behind which {@code upsItShare} of the GPU racks and {@code upsNetworkShare} of network and storage stand
 * @param unitSubstations all medium-to-low-voltage transformers in parallel
 * @param feeders medium-voltage cables
 * @param substation main transformers
 * @param dispatch what the battery is for
 * @param transformerHeat temperatures and ageing of one of them
 * @param network the site's own network; null for a site that is judged by lumped losses alone
 */
public record GridConnection(
        double utilityW,
        List<OnSiteGeneration.Source> generation,
        @Nullable PermitDesign permit,
        LossDesign pdu,
        LossDesign ups,
        double upsItShare,
        double upsNetworkShare,
        LossDesign unitSubstations,
        LossDesign feeders,
        SubstationDesign substation,
        ThermalDesign transformerHeat,
        BatteryDesign battery,
        DispatchDesign dispatch,
        @Nullable SiteNetwork network) {

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
        return generation.stream()
                .mapToDouble(OnSiteGeneration.Source::capacityW)
                .sum();
    }
}
