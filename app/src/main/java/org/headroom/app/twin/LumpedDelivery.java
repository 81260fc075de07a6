package org.headroom.app.twin;

import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.transformer.Substation;

/** A site whose file gives no network: losses of all units of a kind together, at the nominal voltage. */
record LumpedDelivery(ConversionLoss unitSubstations, ConversionLoss feeders, Substation substation)
        implements Delivery {

    @Override
    public void solve(LowVoltage load, double batteryW, double generationW, int mainTransformers, Flows out) {
        double lowW = load.totalW();
        out.unitSubstationLossW = unitSubstations.lossW(lowW);
        double feederOutW = lowW + out.unitSubstationLossW;
        out.feederLossW = feeders.lossW(feederOutW);
        out.mvBusW = feederOutW + out.feederLossW;
        double transformerOutW = out.mvBusW - generationW - batteryW;
        out.transformerLossW = substation.lossW(transformerOutW, mainTransformers);
        out.meterW = transformerOutW + out.transformerLossW;
        out.transformerVa = substation.apparentVa(transformerOutW);
        double va = substation.apparentVa(out.meterW);
        out.meterVar = Math.sqrt(Math.max(0, va * va - out.meterW * out.meterW));
        out.worstLoading = substation.loading(transformerOutW, mainTransformers);
    }

    @Override
    public double reliefW(LowVoltage load, double meterW, int mainTransformers, Flows unrelieved) {
        return meterW == Double.POSITIVE_INFINITY
                ? Double.NEGATIVE_INFINITY
                : unrelieved.mvBusW - substation.outputW(meterW, mainTransformers);
    }
}
