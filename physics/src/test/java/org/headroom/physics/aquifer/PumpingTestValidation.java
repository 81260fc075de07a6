package org.headroom.physics.aquifer;

import java.util.List;
import org.headroom.physics.basis.Comparison;

/** Fits of pumping tests against the published fits of the same readings. */
public final class PumpingTestValidation {
    private static final double DAY_S = 86400;

    private PumpingTestValidation() {}

    public static List<Comparison> rows() {
        TestFit oude = PumpingTestFit.fit(PublishedTests.oudeKorendijk(), TestModel.THEIS);
        TestFit dalem = PumpingTestFit.fit(PublishedTests.dalem(), TestModel.HANTUSH);
        TestFit sioux = PumpingTestFit.fit(PublishedTests.siouxFlats(), TestModel.THEIS);
        TestFit lohman = PumpingTestFit.fit(PublishedTests.lohman(), TestModel.THEIS);
        String ttim = "TTim (Bakker), all piezometers together";
        double siouxM = 50 * PublishedTests.FT;
        double lohmanFt2 = lohman.transmissivity().value() * DAY_S / (PublishedTests.FT * PublishedTests.FT);
        return List.of(
                Comparison.percent("pumping test Oude Korendijk, T", ttim, 1)
                        .add(oude.transmissivity().value() * DAY_S, 462.6),
                Comparison.percent("pumping test Oude Korendijk, S", ttim, 3)
                        .add(oude.storativity().value(), 1.779e-4),
                Comparison.percent("pumping test Dalem, T", ttim, 1)
                        .add(dalem.transmissivity().value() * DAY_S, 1677.3),
                Comparison.percent("pumping test Dalem, S", ttim, 3)
                        .add(dalem.storativity().value(), 1.762e-3),
                Comparison.percent("pumping test Dalem, leakage factor", ttim, 10)
                        .add(dalem.leakageFactor().value(), 745.3),
                Comparison.percent("pumping test Sioux Flats, conductivity", "AQTESOLV 282.659, MLU 282.684 m/d", 1)
                        .add(sioux.transmissivity().value() * DAY_S / siouxM, 282.659)
                        .add(sioux.transmissivity().value() * DAY_S / siouxM, 282.684),
                Comparison.percent("Lohman's table 6, T", "type curve by hand, Lohman (1972)", 3)
                        .add(lohmanFt2, 13700),
                Comparison.percent("Lohman's table 6, S", "type curve by hand, Lohman (1972)", 5)
                        .add(lohman.storativity().value(), 2.0e-4));
    }
}
