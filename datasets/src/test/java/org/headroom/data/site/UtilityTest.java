package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.supply.BaselineRule;
import org.headroom.grid.supply.InterruptibleContract;
import org.headroom.grid.supply.Prices;
import org.headroom.grid.supply.Tariff;
import org.junit.jupiter.api.Test;

class UtilityTest {
    private static final SiteTree SITE = SiteTree.embedded("memphis-announced");

    private static Tariff tariff(SiteTree tree) {
        return tree.bind(tree.planningFrom()).tariff();
    }

    private static Prices prices(SiteTree tree, String instant) {
        return tariff(tree).pricesAt(Instant.parse(instant).getEpochSecond());
    }

    @Test
    void october_keeps_the_published_sheet_to_the_digit() {
        // ripleypower.com/business/october-2025.php, TOU MSB
        Prices october = prices(SITE, "2025-10-15T18:00:00Z");
        assertThat(october.sheet()).isEqualTo("TVA MSB at Ripley TN, October 2025");
        assertThat(october.onPeakUsdPerKwh()).isEqualTo(0.05895);
        assertThat(october.offPeakBlocks().stream().map(Prices.Block::usdPerKwh).toList())
                .containsExactly(0.05895, 0.02290, 0.02009);
        assertThat(october.onPeakDemandUsdPerKw()).isEqualTo(10.19);
        assertThat(october.maxDemandUsdPerKw()).isEqualTo(4.37);
        assertThat(october.excessDemandUsdPerKw()).isEqualTo(10.19);
    }

    @Test
    void july_has_a_summer_sheet_that_says_how_old_it_is() {
        // ripleypower.com/business/september-2018.php, TOU MSB
        Prices july = prices(SITE, "2025-07-15T18:00:00Z");
        assertThat(july.season()).isEqualTo("summer");
        assertThat(july.sheet()).contains("September 2018").contains("dated");
        assertThat(july.onPeakUsdPerKwh()).isEqualTo(0.07081);
        assertThat(july.onPeakDemandUsdPerKw()).isEqualTo(9.97);
        assertThat(prices(SITE, "2026-01-15T18:00:00Z").sheet()).contains("February 2026");
    }

    @Test
    void one_months_prices_may_be_put_in_every_month() {
        SiteTree october = SITE.withText(Map.of("tariff.prices_of_month", "10"));
        assertThat(prices(october, "2025-07-15T18:00:00Z").sheet()).isEqualTo("TVA MSB at Ripley TN, October 2025");
        // the on-peak hours stay July's
        assertThat(tariff(october).onPeak(Instant.parse("2025-07-15T18:30:00Z").getEpochSecond()))
                .isTrue();
    }

    @Test
    void the_contract_is_interruptible_on_thirty_minutes_and_prices_that_are_not_public_are_unknown() {
        Utility utility = SITE.utility(SITE.planningFrom());
        InterruptibleContract contract = Objects.requireNonNull(utility.contract());
        assertThat(contract.product().noticeS()).isEqualTo(1800);
        assertThat(contract.interruptibleW()).isEqualTo(150e6);
        assertThat(utility.terms().creditUsdPerKw()).isNaN();
        assertThat(utility.rates().creditUsdPerMwh()).isNaN();
        assertThat(utility.baseline()).isEqualTo(BaselineRule.TEN_OF_TEN);
        assertThat(utility.calls()).hasSize(3);
        assertThat(utility.ladder()).extracting(s -> s.step().number()).contains(20, 50);
    }

    @Test
    void contract_demand_ramps_up_with_its_stages() {
        List<Utility.Entitlement> ramp = SiteTree.embedded("memphis-as-built").entitlements();
        assertThat(ramp).extracting(Utility.Entitlement::contractW).containsExactly(8e6, 50e6, 150e6, 300e6);
        assertThat(ramp).allSatisfy(e -> assertThat(e.firmW()).isZero());
        assertThat(ramp.getLast().toS()).isEqualTo(Site.OPEN_TO_S);
        assertThat(SITE.withText(Map.of("utility.product", "null"))
                        .entitlements()
                        .getFirst()
                        .firmW())
                .isEqualTo(150e6);
    }

    @Test
    void the_check_names_short_notice_and_hours_beyond_the_year() {
        assertThat(findings(Map.of())).isEmpty();
        assertThat(findings(Map.of("events.call_17_july.notice_min", "10")))
                .containsExactly("events.call_17_july.notice_min: 10 min of notice, ip30 gives 30 min");
        assertThat(findings(Map.of("events.call_30_july.to", "2025-07-30T19:00")))
                .containsExactly(
                        "events.call_30_july.to: 13 h of economic calls in fiscal year 2025, ip30 allows 12 h");
        assertThat(findings(Map.of(
                        "events.call_30_july.to", "2025-07-30T19:00", "events.call_30_july.reason", "reliability")))
                .isEmpty();
        assertThat(findings(Map.of("utility.protected_mw", "100"))).hasSize(3);
    }

    private static List<String> findings(Map<String, String> changes) {
        return SITE.withText(changes).check().stream()
                .filter(f -> f.path().startsWith("events.call"))
                .map(f -> f.path() + ": " + f.text())
                .toList();
    }

    @Test
    void a_product_that_is_not_listed_and_a_reason_of_another_event_are_refused() {
        SiteTree unknown = SITE.withText(Map.of("utility.product", "ip60"));
        assertThatThrownBy(() -> unknown.utility(unknown.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("utility.product")
                .hasMessageContaining("ip5, ip30");
        SiteTree wrong = SITE.withText(Map.of("events.transformer_out.reason", "economic"));
        assertThatThrownBy(() -> wrong.utility(wrong.planningFrom())).hasMessageContaining("events.transformer_out");
    }

    @Test
    void a_site_without_region_or_utility_is_a_site_all_the_same() {
        SiteTree bare = SiteTree.parse("bare.yaml", "extends: memphis-announced\nregion: null\nutility: null\n");
        Utility utility = bare.utility(bare.planningFrom());
        assertThat(utility.region()).isNull();
        assertThat(utility.contract()).isNull();
        assertThat(utility.terms().protectedW()).isCloseTo(150e6, within(1e-6));
        assertThat(bare.check()).isNotNull();
    }
}
