package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.storage.Battery;

/**
 * From the servers' AC inlet to the utility's meter, metering plane by metering plane: {@code server_ac} - rack PDU
 * {@code pdu} - UPS {@code ups_in} - {@code unit_substation} - feeders - {@code mv_bus} - main transformers - {@code
 * poi}. PSU loss is inside the server's figure and never added. What lies above the low-voltage boards is a {@link
 * Delivery}.
 *
 * <p>Battery and on-site generation stand at medium voltage. The battery is held for outages ({@code ride_through}) or
 * holds the meter at its limit ({@code shave}); generation runs for what the utility does not give.
 */
final class ElectricalChain {
    /** A battery that shaves recharges at no more than this share of its power. */
    private static final double RECHARGE_SHARE = 0.25;

    private final Parts parts;

    private final Delivery delivery;
    final LowVoltage load;
    final Delivery.Flows flows = new Delivery.Flows();

    double pduLossW;
    double upsLossW;
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
            boolean shave,
            double generationCapacityW) {}

    ElectricalChain(Parts parts, Delivery delivery, int halls) {
        this.parts = parts;
        this.delivery = delivery;
        this.load = new LowVoltage(halls);
    }

    /**
     * One step.
     *
     * @param serverW all servers at their AC inlet; {@link LowVoltage#hallW} of {@link #load} already holds them by hall
     * @param networkW network and storage
     * @param coolingW pumps, fans and chillers
     * @param otherW everything else, battery standby apart
     * @param battery offers at the start of the step and advances by what is drawn
     */
    void step(
            double serverW, double networkW, double coolingW, double otherW, Battery battery, Boundary b, double dtS) {
        double standbyW = battery.design().standbyW();
        takeLoad(serverW, networkW);
        load.coolingW = coolingW;
        load.otherW = otherW;
        load.standbyW = standbyW;
        int units = b.transformersInService;
        delivery.solve(load, 0, 0, units, flows);
        double reliefW = delivery.reliefW(load, b.sitePowerLimitMw * 1e6, units, flows);
        double shortW = Math.max(0, reliefW);
        generationW = Math.min(parts.generationCapacityW(), shortW);
        batteryW = 0;
        if (parts.shave() && dtS < Double.POSITIVE_INFINITY) {
            double missingW = shortW - generationW;
            double spareW = Math.max(0, -reliefW);
            batteryW = missingW > 0
                    ? Math.min(missingW, battery.dischargeOfferW(dtS))
                    : -Math.min(
                            Math.min(spareW, RECHARGE_SHARE * battery.design().powerW()), battery.chargeOfferW(dtS));
        }
        if (batteryW != 0 || generationW != 0) {
            delivery.solve(load, batteryW, generationW, units, flows);
        }
        battery.advance(batteryW, dtS);
        batteryLossW = battery.lossW();
        residualW =
                flows.meterW + generationW + batteryW - (serverW + networkW + coolingW + otherW + standbyW + lossesW());
    }

    /** PDU and UPS, shared out to the halls and the network by what goes through them. */
    private void takeLoad(double serverW, double networkW) {
        pduLossW = parts.pdu().lossW(serverW);
        double pduW = serverW + pduLossW;
        double gpuThroughW = parts.upsGpuShare() * pduW;
        double networkThroughW = parts.upsNetworkShare() * networkW;
        double throughW = gpuThroughW + networkThroughW;
        upsLossW = throughW > 0 ? parts.ups().lossW(throughW) : 0;
        double gpuUpsLossW = throughW > 0 ? upsLossW * (gpuThroughW / throughW) : 0;
        double networkUpsLossW = throughW > 0 ? upsLossW * (networkThroughW / throughW) : 0;
        load.hallsW = pduW + gpuUpsLossW;
        load.networkW = networkW + networkUpsLossW;
        int halls = load.hallW.length;
        for (int h = 0; h < halls; h++) {
            load.hallW[h] = serverW > 0 ? load.hallW[h] * (load.hallsW / serverW) : load.hallsW / halls;
        }
    }

    /** Losses from the rack PDU to the meter, battery conversion apart, W. */
    double lossesW() {
        return pduLossW + upsLossW + flows.unitSubstationLossW + flows.feederLossW + flows.transformerLossW;
    }
}
