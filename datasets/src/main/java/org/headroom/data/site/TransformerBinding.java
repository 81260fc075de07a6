package org.headroom.data.site;

import java.util.List;
import java.util.Locale;
import org.headroom.grid.transformer.CoolingStage;
import org.headroom.grid.transformer.Insulation;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.grid.transformer.ThermalDesign;

/**
 * The heat of a site's main transformers from its values. What a file leaves out is usual: a 65 K unit of three stages (60,
 * 80 and 100 % of the top rating), 55 K of top oil and 25 K of gradient at the rating (IEEE C57.12.00: 80 K of hot spot), lags
 * and exponents of IEC 60076-7:2005, Table 5, ONAN and ONAF.
 */
final class TransformerBinding {
    private static final String AT = "grid.substation.thermal.";
    private static final double MINUTE_S = 60;

    private final SiteValues v;

    TransformerBinding(SiteValues values) {
        this.v = values;
    }

    ThermalDesign of(SubstationDesign substation) {
        return v.design(
                "grid.substation.thermal",
                () -> new ThermalDesign(
                        lossRatio(substation),
                        or("hot_spot_gradient_k", 25),
                        MINUTE_S * or("winding_time_constant_min", 7),
                        or("oil_exponent", 0.8),
                        or("winding_exponent", 1.3),
                        or("k11", 0.5),
                        or("k21", 2),
                        or("k22", 2),
                        or("hysteresis_k", 5),
                        insulation(),
                        stages()));
    }

    private List<CoolingStage> stages() {
        double riseK = or("top_oil_rise_k", 55);
        double naturalS = MINUTE_S * or("natural_oil_time_constant_min", 210);
        double fansS = MINUTE_S * or("fans_oil_time_constant_min", 150);
        double bankW = or("fan_bank_w", 4000);
        return List.of(
                new CoolingStage(or("natural_share", 0.6), riseK, naturalS, 0, 0, 0),
                new CoolingStage(
                        or("first_fans_share", 0.8),
                        riseK,
                        fansS,
                        or("first_fans_top_oil_c", 60),
                        or("first_fans_hot_spot_c", 75),
                        bankW),
                new CoolingStage(
                        1, riseK, fansS, or("second_fans_top_oil_c", 70), or("second_fans_hot_spot_c", 85), 2 * bankW));
    }

    private static double lossRatio(SubstationDesign s) {
        return s.noLoadLossW() == 0 ? 1000 : Math.max(0.01, Math.min(1000, s.loadLossW() / s.noLoadLossW()));
    }

    private Insulation insulation() {
        String word = v.textOrNull(AT + "insulation");
        return word == null ? Insulation.UPGRADED : Insulation.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private double or(String key, double usual) {
        return v.optional(AT + key).orElse(usual);
    }
}
