package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.transformer.Substation;

/**
 * From the servers' AC inlet to the utility's meter, metering plane by metering plane: {@code server_ac} - rack PDU
 * {@code pdu} - UPS {@code ups_in} - {@code unit_substation} - feeders - {@code mv_bus} - main transformers - {@code
 * poi}. PSU loss is inside the server's figure and never added.
 *
 * <p>Battery and on-site generation stand at the medium-voltage bus. The battery is held for outages ({@code
 * ride_through}) or holds the meter at its limit ({@code shave}); generation runs for what the utility does not give.
 */
final class ElectricalChain {
    /** A battery that shaves recharges at no more than this share of its power. */
    private static final double RECHARGE_SHARE = 0.25;

    private final Parts parts;

    double pduLossW;
    double upsLossW;
    double unitSubstationLossW;
    double feederLossW;
    double transformerLossW;
    double mvBusW;
    double poiW;
    double batteryW;
    double batteryLossW;
    double generationW;
    double residualW;

    /**
     * The equipment, all units of a kind together.
     *
     * @param upsGpuShare share of the GPU racks' power that goes through the UPS
     * @param upsNetworkShare the same of network and storage
     */
    record Parts(
            ConversionLoss pdu,
            ConversionLoss ups,
            double upsGpuShare,
            double upsNetworkShare,
            ConversionLoss unitSubstations,
            ConversionLoss feeders,
            Substation substation,
            boolean shave,
            double generationCapacityW) {}

    ElectricalChain(Parts parts) {
        this.parts = parts;
    }

    Substation substation() {
        return parts.substation();
    }

    /**
     * One step.
     *
     * @param serverW all servers at their AC inlet
     * @param networkW network and storage
     * @param plantW pumps, fans, chillers and everything else, battery standby apart
     * @param battery offers at the start of the step and advances by what is drawn
     */
    void step(double serverW, double networkW, double plantW, Battery battery, Boundary b, double dtS) {
        pduLossW = parts.pdu().lossW(serverW);
        double pduW = serverW + pduLossW;
        double throughUpsW = parts.upsGpuShare() * pduW + parts.upsNetworkShare() * networkW;
        upsLossW = throughUpsW > 0 ? parts.ups().lossW(throughUpsW) : 0;
        double upsInW = pduW + networkW + upsLossW;
        double standbyW = battery.design().standbyW();
        double lowW = upsInW + plantW + standbyW;
        unitSubstationLossW = parts.unitSubstations().lossW(lowW);
        double feederOutW = lowW + unitSubstationLossW;
        feederLossW = parts.feeders().lossW(feederOutW);
        mvBusW = feederOutW + feederLossW;

        int units = b.transformersInService;
        double allowedW = allowedOnBusW(b.sitePowerLimitMw * 1e6, units);
        double shortW = Math.max(0, mvBusW - allowedW);
        generationW = Math.min(parts.generationCapacityW(), shortW);
        batteryW = 0;
        if (parts.shave() && dtS < Double.POSITIVE_INFINITY) {
            double missingW = shortW - generationW;
            double spareW = Math.max(0, allowedW - mvBusW);
            batteryW = missingW > 0
                    ? Math.min(missingW, battery.dischargeOfferW(dtS))
                    : -Math.min(
                            Math.min(spareW, RECHARGE_SHARE * battery.design().powerW()), battery.chargeOfferW(dtS));
        }
        battery.advance(batteryW, dtS);
        batteryLossW = battery.lossW();
        double transformerOutW = mvBusW - generationW - batteryW;
        transformerLossW = parts.substation().lossW(transformerOutW, units);
        poiW = transformerOutW + transformerLossW;
        residualW = poiW + generationW + batteryW - (serverW + networkW + plantW + standbyW + lossesW());
    }

    /** What the medium-voltage bus may take for a limit at the meter, W. */
    private double allowedOnBusW(double allowedW, int units) {
        return allowedW == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : parts.substation().outputW(allowedW, units);
    }

    /** Losses from the rack PDU to the meter, battery conversion apart, W. */
    double lossesW() {
        return pduLossW + upsLossW + unitSubstationLossW + feederLossW + transformerLossW;
    }

    double transformerVa() {
        return parts.substation().apparentVa(mvBusW - generationW - batteryW);
    }
}
