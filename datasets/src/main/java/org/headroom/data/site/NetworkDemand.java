package org.headroom.data.site;

import java.util.List;

/**
 * What a site asks of its network, W.
 *
 * @param hallW racks with their PDUs, by hall in the site's order
 * @param networkW network and storage with their UPS
 * @param coolingW pumps and fans
 * @param chillersW chillers; with the cooling where the network has no load of their own role
 * @param otherW everything else
 * @param standbyW of the battery
 * @param generationW that on-site generators give
 */
public record NetworkDemand(
        List<Double> hallW,
        double networkW,
        double coolingW,
        double chillersW,
        double otherW,
        double standbyW,
        double generationW) {
    public NetworkDemand {
        hallW = List.copyOf(hallW);
    }

    double hallsW() {
        return hallW.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Without on-site generation. */
    public double totalW() {
        return hallsW() + networkW + coolingW + chillersW + otherW + standbyW;
    }

    /** Every load so many times as large. */
    public NetworkDemand times(double factor) {
        return new NetworkDemand(
                hallW.stream().map(w -> w * factor).toList(),
                networkW * factor,
                coolingW * factor,
                chillersW * factor,
                otherW * factor,
                standbyW * factor,
                generationW);
    }

    public NetworkDemand withGeneration(double powerW) {
        return new NetworkDemand(hallW, networkW, coolingW, chillersW, otherW, standbyW, powerW);
    }
}
