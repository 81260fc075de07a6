package org.headroom.app.ledger;

import org.headroom.physics.basis.Constants;

/** Key performance indicators of ISO/IEC 30134 over a ledger's time. */
public final class Indicators {
    private Indicators() {}

    /**
     * Power usage effectiveness, category 3 of ISO/IEC 30134-2: energy into the site (utility, on-site generation and what
     * the battery gave) over energy at the IT equipment's inlet.
     */
    public static double pue(Ledger ledger) {
        double into = ledger.total(Measures.SITE_POWER_MW)
                + ledger.total(Measures.GENERATION_MW)
                + ledger.total(Measures.BATTERY_MW);
        return into / itMwS(ledger);
    }

    /** Water usage effectiveness of ISO/IEC 30134-9: the site's water, whatever its source, over IT energy, L/kWh. */
    public static double wueLPerKwh(Ledger ledger) {
        double gallons = (ledger.total(Measures.POTABLE_GAL_PER_DAY) + ledger.total(Measures.RECYCLED_GAL_PER_DAY))
                / Constants.SECONDS_PER_DAY;
        return gallons * Constants.LITRES_PER_US_GALLON / (itMwS(ledger) / 3600 * 1000);
    }

    private static double itMwS(Ledger ledger) {
        return ledger.total(Measures.SERVER_AC_MW) + ledger.total(Measures.NETWORK_STORAGE_MW);
    }
}
