package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.SewerDay;
import org.headroom.data.site.SewerService;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.supply.Limits;
import org.junit.jupiter.api.Test;

class SewerBillTest {
    private static final double LB_PER_KG = 1 / 0.45359237;
    private static final String PRICE = "water.sewer.price_usd_per_kgal";

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    /** A day of 1,200,000 gallons of make-up, 200,000 of it recycled, and 15,000 for people. */
    private static Ledger day(Site site) {
        Ledger ledger = new Ledger(site.zone(), new Limits(List.of()));
        LedgerRow row = new LedgerRow();
        long fromS = LocalDate.of(2025, 7, 15).atStartOfDay(site.zone()).toEpochSecond();
        for (int hour = 0; hour < 24; hour++) {
            row.fromS = fromS + hour * 3600.0;
            row.toS = row.fromS + 3600;
            row.set(Measures.MAKEUP_GAL_PER_DAY, 1_200_000);
            row.set(Measures.RECYCLED_GAL_PER_DAY, 200_000);
            row.set(Measures.POTABLE_GAL_PER_DAY, 1_015_000);
            row.set(Measures.EVAPORATION_GAL_PER_DAY, 899_000);
            row.set(Measures.DRIFT_GAL_PER_DAY, 1_000);
            row.set(Measures.BLOWDOWN_GAL_PER_DAY, 300_000);
            row.set(Measures.SEWER_GAL_PER_DAY, 315_000);
            row.set(Measures.SEWER_BOD_MG_PER_L, 350);
            row.set(Measures.SEWER_TSS_MG_PER_L, 299);
            row.set(Measures.SEWER_TEMPERATURE_C, 27);
            row.set(Measures.SEWER_PH, 8);
            ledger.close(row, 3600);
        }
        ledger.finish();
        return ledger;
    }

    @Test
    void memphis_bills_what_the_water_meter_counts() {
        Site site = site(Map.of(PRICE, "2.267"));
        SewerBill bill = SewerBill.of(site, day(site));
        assertThat(bill.billedGal()).isCloseTo(1_015_000, within(1e-6));
        assertThat(bill.volumeUsd()).isCloseTo(1015 * 2.267, within(1e-6));
        assertThat(bill.meteredUsd()).isCloseTo(1015 * 2.267, within(1e-6));
        assertThat(bill.dischargeUsd()).isCloseTo(315 * 2.267, within(1e-6));
        assertThat(bill.creditUsd())
                .as("five sixths of 900,000 gallons evaporated or blown away came through the meter")
                .isCloseTo(750 * 2.267, within(1e-6));
    }

    @Test
    void a_site_may_be_billed_on_what_it_discharges() {
        Site site = site(Map.of(PRICE, "2.267", "water.sewer.billed_on", "discharge"));
        SewerBill bill = SewerBill.of(site, day(site));
        assertThat(bill.billedGal()).isCloseTo(315_000, within(1e-6));
        assertThat(bill.volumeUsd()).isCloseTo(315 * 2.267, within(1e-6));
    }

    @Test
    void strong_waste_pays_for_each_pound_above_what_is_free() {
        Site site = site(Map.of(PRICE, "2.267"));
        SewerBill bill = SewerBill.of(site, day(site));
        assertThat(bill.surcharges()).hasSize(2);
        SewerBill.Surcharge bod = bill.surcharges().getFirst();
        double lb = 100e-6 * 315_000 * 3.785411784 * LB_PER_KG;
        assertThat(lb).as("8.345 lb a million gallons and mg/L").isCloseTo(0.315 * 100 * 8.3454, within(0.01));
        assertThat(bod.kg() * LB_PER_KG).isCloseTo(lb, within(1e-9));
        assertThat(bod.usd()).isCloseTo(lb * 0.0428, within(1e-9));
        assertThat(bill.surcharges().getLast().usd()).as("299 mg/L of 300 free").isZero();
        assertThat(bill.totalUsd()).isCloseTo(1015 * 2.267 + lb * 0.0428, within(1e-6));
    }

    @Test
    void a_weak_day_does_not_make_up_for_a_strong_one() {
        SewerService.Surcharge rule = new SewerService.Surcharge(SewerService.Quality.BOD, 250, 0.0428 * LB_PER_KG);
        SewerDay strong = new SewerDay(LocalDate.EPOCH, 1e6, Map.of(Measures.SEWER_BOD_MG_PER_L, 400.0));
        SewerDay weak = new SewerDay(LocalDate.EPOCH.plusDays(1), 1e6, Map.of(Measures.SEWER_BOD_MG_PER_L, 10.0));
        SewerDay unknown = new SewerDay(LocalDate.EPOCH.plusDays(2), 1e6, Map.of());
        SewerBill.Surcharge both = SewerBill.surcharge(rule, List.of(strong, weak, unknown));
        assertThat(both.kg() * LB_PER_KG).isCloseTo(1251.8, within(0.05));
        assertThat(both.usd()).isCloseTo(53.58, within(0.005));
    }

    @Test
    void a_gallon_costs_the_planner_what_it_costs_the_bill() {
        Site metered = site(Map.of(PRICE, "2.267"));
        Site discharged = site(Map.of(PRICE, "2.267", "water.sewer.billed_on", "discharge"));
        for (Site site : List.of(metered, discharged)) {
            double usdPerGalMains = site.water().usdPerM3OfMains() * 3.785411784e-3;
            double usdPerGalSewer = site.water().usdPerM3OfDischarge() * 3.785411784e-3;
            double water = 1_015_000 * site.water().potableUsdPerM3() * 3.785411784e-3;
            assertThat(1_015_000 * usdPerGalMains + 315_000 * usdPerGalSewer)
                    .isCloseTo(water + SewerBill.of(site, day(site)).volumeUsd(), within(1e-6));
        }
    }
}
