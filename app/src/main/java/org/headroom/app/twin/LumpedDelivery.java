package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.transformer.Substation;
import org.jspecify.annotations.Nullable;

/** A site whose file gives no network: losses of all units of a kind together, at nominal voltage. */
record LumpedDelivery(ConversionLoss unitSubstations, ConversionLoss feeders, Substation substation)
        implements Delivery {

    @Override
    public void solve(
            LowVoltage load,
            double batteryW,
            double generationW,
            int mainTransformers,
            @Nullable FlowState voltages,
            Flows out) {
        double lowW = load.totalW();
        out.unitSubstationLossW = unitSubstations.lossW(lowW);
        double feederOutW = lowW + out.unitSubstationLossW;
        out.feederLossW = feeders.lossW(feederOutW);
        out.mvBusW = feederOutW + out.feederLossW;
        double transformerOutW = out.mvBusW - generationW - batteryW;
        out.transformerLossW = substation.lossW(transformerOutW, mainTransformers);
        out.meterW = transformerOutW + out.transformerLossW;
        out.transformerVa = Math.abs(substation.apparentVa(transformerOutW));
        double va = substation.apparentVa(out.meterW);
        out.meterVar = Math.sqrt(Math.max(0, va * va - out.meterW * out.meterW));
        out.transformerLoading = Math.abs(substation.loading(transformerOutW, mainTransformers));
        out.voltageDeviation = 0;
        out.worstLoading = out.transformerLoading;
    }

    @Override
    public @Nullable FlowState newVoltages() {
        return null;
    }
}
