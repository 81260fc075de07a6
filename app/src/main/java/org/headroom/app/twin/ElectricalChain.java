package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.storage.BatteryDispatch;
import org.headroom.grid.storage.DispatchInput;
import org.headroom.grid.transformer.ThermalUnit;
import org.jspecify.annotations.Nullable;

/**
 * From the servers' AC inlet to the utility's meter, metering plane by metering plane: {@code server_ac} - rack PDU
 * {@code pdu} - UPS {@code ups_in} - {@code unit_substation} - feeders - {@code mv_bus} - main transformers - {@code
 * poi}. PSU loss is inside the server's figure and never added. What lies above the low-voltage boards is a {@link
 * Delivery}.
 *
 * <p>Battery and on-site generation stand at medium voltage. Generation runs for what the utility does not give, and is started
 * when a call is announced; the battery follows its {@link BatteryDispatch} with what is left.
 */
final class ElectricalChain {
    /** The meter is held at its limit when it misses it by no more than this share. */
    private static final double MEETS = 1e-12;

    private static final int MOST_ROUNDS = 12;

    /** Under this share a change does not arrive: units or battery give all they can. */
    private static final double LEAST_ARRIVAL = 0.05;

    /** Units run for this much more than is asked of them, so that a rise does not wait for a start: spinning reserve. */
    private static final double SPINNING = 1.1;

    private final Parts parts;
    private final Delivery delivery;
    private final DispatchInput dispatch = new DispatchInput();
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
     * @param transformer one of the main transformers
     */
    record Parts(
            ConversionLoss pdu,
            ConversionLoss ups,
            double upsGpuShare,
            double upsNetworkShare,
            BatteryDispatch dispatch,
            ThermalUnit transformer) {}

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
     * @param before what the site remembers from the step before
     * @param next battery, generation, voltages and transformer heat advance to the end of the step
     */
    void step(Boundary b, double dtS, SiteState before, SiteState next) {
        next.battery.setAmbientC(b.drybulbC);
        load.standbyW = next.battery.auxiliaryW(dtS);
        double inletsW = sum(load.hallW) + load.networkW + load.coolingW + load.chillersW + load.otherW + load.standbyW;
        raise();
        generationW = 0;
        batteryW = 0;
        solve(b, next.voltages);
        if (b.sitePowerLimitMw < Double.POSITIVE_INFINITY
                || next.battery.design().powerW() > 0) {
            relieve(b, dtS, before, next);
        }
        next.battery.advance(batteryW, dtS);
        batteryLossW = next.battery.lossW();
        next.busW = flows.mvBusW - generationW - batteryW;
        parts.transformer().step(flows.transformerLoading, b.drybulbC, dtS, before.transformer, next.transformer);
        residualW = flows.meterW + generationW + batteryW - (inletsW + lossesW());
    }

    private void solve(Boundary b, @Nullable FlowState voltages) {
        delivery.solve(load, batteryW, generationW, b.transformersInService, voltages, flows);
    }

    /** Generation and battery; losses change with them, so that the meter's limit is met in rounds. */
    private void relieve(Boundary b, double dtS, SiteState before, SiteState next) {
        double limitW = b.sitePowerLimitMw * 1e6;
        double reliefW = flows.meterW - limitW;
        // what a plan's level is at the bus, losses taken as they are without the battery: it does not move with the
        // rounds
        dispatch.plannedW = b.batteryHoldMw == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : flows.mvBusW - (flows.meterW - b.batteryHoldMw * 1e6);
        double announcedW = flows.meterW - b.announcedLimitMw * 1e6;
        boolean generates = !next.generation.sources().isEmpty();
        double lastReliefW = 0;
        double lastMissW = reliefW;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double beforeW = batteryW;
            double generatedW = generationW;
            if (generates) {
                next.generation.restore(before.generation);
                next.generation.step(Math.max(0, reliefW), Math.max(0, SPINNING * announcedW), b.drybulbC, dtS);
                generationW = next.generation.powerW();
            }
            batteryW = batteryPowerW(reliefW, b, dtS, before, next.battery);
            if (batteryW == beforeW && generationW == generatedW) {
                return;
            }
            solve(b, next.voltages);
            double missW = flows.meterW - limitW;
            boolean held = Math.abs(missW) <= MEETS * limitW;
            boolean idle = missW < 0 && reliefW <= 0;
            if (held || idle || limitW == Double.POSITIVE_INFINITY) {
                return;
            }
            // how much of a change arrives at the meter: losses change with it, and a unit that ramps gives a part of
            // it
            double arrives = (lastMissW - missW) / (reliefW - lastReliefW);
            lastReliefW = reliefW;
            lastMissW = missW;
            reliefW += missW / (arrives > LEAST_ARRIVAL ? arrives : 1);
        }
    }

    /** What the battery gives (positive) or takes at its bus. */
    private double batteryPowerW(double reliefW, Boundary b, double dtS, SiteState before, Battery battery) {
        double demandW = flows.mvBusW - generationW;
        dispatch.demandW = demandW;
        dispatch.allowedW = flows.mvBusW - reliefW;
        dispatch.holdW = dispatch.allowedW + (parts.dispatch().design().holdW() - b.sitePowerLimitMw * 1e6);
        if (Double.isNaN(dispatch.holdW)) { // neither a limit nor a level
            dispatch.holdW = Double.POSITIVE_INFINITY;
        }
        boolean announced = b.announcedLimitMw < b.sitePowerLimitMw;
        dispatch.calledW = announced
                ? dispatch.allowedW - (b.sitePowerLimitMw - b.announcedLimitMw) * 1e6
                : Double.POSITIVE_INFINITY;
        dispatch.callInS = announced ? 1 : 0;
        dispatch.onPeak = b.onPeak;
        dispatch.previousW = before.busW;
        return parts.dispatch().powerW(dispatch, battery, dtS);
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
