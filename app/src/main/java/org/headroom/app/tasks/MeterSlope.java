package org.headroom.app.tasks;

import org.headroom.data.site.GridConnection;
import org.headroom.data.site.Site;
import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.transformer.Substation;

/**
 * What the utility's meter shows of the servers' power: with all losses between, and with everything else of the site at
 * one constant power, since nothing but the servers follows within minutes.
 */
final class MeterSlope {
    private final GridConnection grid;
    private final ConversionLoss pdu;
    private final ConversionLoss ups;
    private final ConversionLoss unitSubstations;
    private final ConversionLoss feeders;
    private final Substation substation;
    private final double networkW;
    private final double plantW;

    /** @param plantW pumps, fans, chillers and the rest, W */
    MeterSlope(Site site, double networkW, double plantW) {
        this.grid = site.grid();
        this.pdu = new ConversionLoss(grid.pdu());
        this.ups = new ConversionLoss(grid.ups());
        this.unitSubstations = new ConversionLoss(grid.unitSubstations());
        this.feeders = new ConversionLoss(grid.feeders());
        this.substation = new Substation(grid.substation());
        this.networkW = networkW;
        this.plantW = plantW;
    }

    double networkW() {
        return networkW;
    }

    double plantW() {
        return plantW;
    }

    /** At the meter for all servers at their AC inlet, W. */
    double meterW(double serverW) {
        double pduW = pdu.inputW(serverW);
        double throughUpsW = grid.upsItShare() * pduW + grid.upsNetworkShare() * networkW;
        double upsLossW = throughUpsW > 0 ? ups.lossW(throughUpsW) : 0;
        double lowW = pduW + networkW + upsLossW + plantW;
        return substation.inputW(feeders.inputW(unitSubstations.inputW(lowW)), grid.transformers());
    }

    /** Watt at the meter per watt at the servers between two levels, 1. */
    double factor(double lowServerW, double highServerW) {
        double apartW = Math.max(1e3, highServerW - lowServerW);
        return (meterW(lowServerW + apartW) - meterW(lowServerW)) / apartW;
    }

    /** The lower level of the servers that lies this far below a higher one at the meter, W; below 0 if there is none. */
    double lowServerW(double highServerW, double swingW) {
        double wantedW = meterW(highServerW) - swingW;
        if (wantedW < meterW(0)) {
            return -1;
        }
        double low = 0;
        double high = highServerW;
        for (int i = 0; i < 100; i++) {
            double mid = (low + high) / 2;
            if (meterW(mid) < wantedW) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return (low + high) / 2;
    }
}
