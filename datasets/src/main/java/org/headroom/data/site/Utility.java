package org.headroom.data.site;

import java.util.List;
import org.headroom.grid.supply.BaselineRule;
import org.headroom.grid.supply.BillingTerms;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.CityDesign;
import org.headroom.grid.supply.FiscalYear;
import org.headroom.grid.supply.InterruptibleContract;
import org.headroom.grid.supply.InterruptibleProduct;
import org.headroom.grid.supply.LadderStep;
import org.headroom.grid.supply.SameDayAdjustment;
import org.headroom.grid.supply.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * What the utility has agreed to, may ask, and supplies beside the site.
 *
 * @param terms what the contract adds to the printed prices
 * @param products what the utility may call for
 * @param contract the site's, or null if it has none
 * @param rates prices of a settlement; NaN where they are not public
 * @param ladder steps of the emergency ladder in the order of the file
 * @param calls those among the site's events
 * @param region the city around the site, or null
 * @param emissions where the carbon of grid energy comes from
 */
public record Utility(
        FiscalYear fiscal,
        BillingTerms terms,
        List<InterruptibleProduct> products,
        @Nullable InterruptibleContract contract,
        BaselineRule baseline,
        SameDayAdjustment adjustment,
        Settlement.Rates rates,
        List<Step> ladder,
        List<Call> calls,
        @Nullable Region region,
        Emissions emissions) {

    /** A step of the ladder with its source. */
    public record Step(LadderStep step, String source) {}

    /**
     * Contract demand for a while.
     *
     * @param fromS from when, epoch s; {@link Site#OPEN_FROM_S} from the beginning
     * @param toS until when, epoch s; {@link Site#OPEN_TO_S} without an end
     */
    public record Entitlement(long fromS, long toS, double firmW, double interruptibleW, String product) {
        public double contractW() {
            return firmW + interruptibleW;
        }
    }

    /**
     * Published figures of the city and of the system that supplies it; NaN where the file has none.
     *
     * @param recordPeakW highest hour on record, W
     * @param system the system's name, or empty
     */
    public record Region(
            String name,
            CityDesign city,
            double recordPeakW,
            String system,
            double systemSummerPeakW,
            double systemSummerRecordW,
            double systemWinterRecordW,
            double systemEnergyJ) {}

    /**
     * Factors for an hourly file.
     *
     * @param hourlyFile a file in EIA-930 columns, or null for the flat factor
     * @param authority whose rows count
     */
    public record Emissions(
            @Nullable String hourlyFile,
            String authority,
            double coalKgPerJ,
            double gasKgPerJ,
            double oilKgPerJ,
            double otherKgPerJ) {}

    public Utility {
        products = List.copyOf(products);
        ladder = List.copyOf(ladder);
        calls = List.copyOf(calls);
    }
}
