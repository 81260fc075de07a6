package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import org.headroom.grid.conversion.ConversionLoss;

/** What a site would ask of its network by its file alone, for checks; the twin knows better what cooling takes. */
final class NetworkDemands {
    /** Shares of the servers' power in summer: pumps and tower fans, trim chillers. */
    private static final double WET_PUMPS_FANS = 0.035;

    private static final double WET_CHILLERS = 0.055;

    /** Share of the servers' power that pumps take where no tower runs. */
    private static final double DRY_PUMPS = 0.015;

    /** Server heat and its compressors' over server heat. */
    private static final double DRY_HEAT = 1.1;

    private NetworkDemands() {}

    /** @param rated at nameplate, else while training */
    static NetworkDemand of(Site site, boolean rated) {
        ItPlant it = site.it();
        GridConnection grid = site.grid();
        List<Double> serversW = new ArrayList<>();
        for (ItPlant.Hall hall : it.hallList()) {
            double serverW = it.kinds().get(hall.kind()).makers().stream()
                    .mapToDouble(m -> m.share()
                            * (rated ? m.server().ratedAcW() : m.server().trainingAcW()))
                    .sum();
            serversW.add(serverW * it.servers() * hall.racks() / it.racks());
        }
        double allW = serversW.stream().mapToDouble(Double::doubleValue).sum();
        double pduFactor = allW > 0 ? new ConversionLoss(grid.pdu()).inputW(allW) / allW : 1;
        double networkW = it.network().powerW();
        double behindUpsW = grid.upsNetworkShare() * networkW;
        double upsLossW = behindUpsW > 0 ? new ConversionLoss(grid.ups()).lossW(behindUpsW) : 0;
        boolean wet = site.cooling().mode() == CoolingPlant.Mode.WET;
        double chillersW = wet
                ? WET_CHILLERS * allW
                : DRY_HEAT * allW / site.cooling().dry().unit().cop();
        NetworkDemand demand = new NetworkDemand(
                serversW.stream().map(w -> w * pduFactor).toList(),
                networkW + upsLossW,
                (wet ? WET_PUMPS_FANS : DRY_PUMPS) * allW,
                chillersW,
                site.otherW(),
                grid.battery().standbyW(),
                0);
        return demand.withGeneration(Math.min(grid.generationW(), Math.max(0, demand.totalW() - grid.utilityW())));
    }
}
