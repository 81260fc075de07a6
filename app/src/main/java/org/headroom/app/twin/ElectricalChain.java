package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.storage.Battery;
import org.jspecify.annotations.Nullable;

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

    /** The meter is held at its limit when it misses it by no more than this share. */
    private static final double MEETS = 1e-10;

    private static final int MOST_ROUNDS = 8;

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

    /** A start for the network's voltages, or null without a network. */
    @Nullable
    FlowState newVoltages() {
        return delivery.newVoltages();
    }

    /**
     * One step. {@link #load} holds what servers, network and plant take at their own inlets; it is raised to the
     * low-voltage boards here.
     *
     * @param battery offers at the start of the step and advances by what is drawn
     * @param voltages of the site's network, from the step before; null without one
     */
    void step(Battery battery, @Nullable FlowState voltages, Boundary b, double dtS) {
        load.standbyW = battery.design().standbyW();
        double inletsW = sum(load.hallW) + load.networkW + load.coolingW + load.otherW + load.standbyW;
        raise();
        int units = b.transformersInService;
        double limitW = b.sitePowerLimitMw * 1e6;
        generationW = 0;
        batteryW = 0;
        delivery.solve(load, 0, 0, units, voltages, flows);
        if (limitW < Double.POSITIVE_INFINITY && (parts.shave() || parts.generationCapacityW() > 0)) {
            holdMeter(limitW, units, voltages, battery, dtS);
        }
        battery.advance(batteryW, dtS);
        batteryLossW = battery.lossW();
        residualW = flows.meterW + generationW + batteryW - (inletsW + lossesW());
    }

    /** Generation and battery for what is above the limit; losses change with them, so that the meter is met in rounds. */
    private void holdMeter(double limitW, int units, @Nullable FlowState voltages, Battery battery, double dtS) {
        double reliefW = flows.meterW - limitW;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double shortW = Math.max(0, reliefW);
            double givenW = generationW + batteryW;
            generationW = Math.min(parts.generationCapacityW(), shortW);
            batteryW = 0;
            if (parts.shave() && dtS < Double.POSITIVE_INFINITY) {
                batteryW = shortW > generationW
                        ? Math.min(shortW - generationW, battery.dischargeOfferW(dtS))
                        : -Math.min(
                                Math.min(
                                        Math.max(0, -reliefW),
                                        RECHARGE_SHARE * battery.design().powerW()),
                                battery.chargeOfferW(dtS));
            }
            if (generationW + batteryW == givenW) {
                return;
            }
            delivery.solve(load, batteryW, generationW, units, voltages, flows);
            double missW = flows.meterW - limitW;
            if (Math.abs(missW) <= MEETS * limitW || missW < 0 && reliefW <= 0) {
                return;
            }
            reliefW += missW;
        }
    }

    /** PDU and UPS, shared out to the halls and the network by what goes through them. */
    private void raise() {
        double serverW = sum(load.hallW);
        pduLossW = parts.pdu().lossW(serverW);
        double pduW = serverW + pduLossW;
        double gpuThroughW = parts.upsGpuShare() * pduW;
        double networkThroughW = parts.upsNetworkShare() * load.networkW;
        double throughW = gpuThroughW + networkThroughW;
        upsLossW = throughW > 0 ? parts.ups().lossW(throughW) : 0;
        load.hallsW = pduW + (throughW > 0 ? upsLossW * (gpuThroughW / throughW) : 0);
        load.networkW += throughW > 0 ? upsLossW * (networkThroughW / throughW) : 0;
        int halls = load.hallW.length;
        for (int h = 0; h < halls; h++) {
            load.hallW[h] = serverW > 0 ? load.hallW[h] * (load.hallsW / serverW) : load.hallsW / halls;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Losses from the rack PDU to the meter, battery conversion apart, W. */
    double lossesW() {
        return pduLossW + upsLossW + flows.unitSubstationLossW + flows.feederLossW + flows.transformerLossW;
    }
}
