package org.headroom.data.site;

import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.BaselineRule;
import org.headroom.grid.supply.BillingTerms;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.CityDesign;
import org.headroom.grid.supply.FiscalYear;
import org.headroom.grid.supply.InterruptibleContract;
import org.headroom.grid.supply.InterruptibleProduct;
import org.headroom.grid.supply.LadderStep;
import org.headroom.grid.supply.ReactiveRule;
import org.headroom.grid.supply.SameDayAdjustment;
import org.headroom.grid.supply.Settlement;
import org.jspecify.annotations.Nullable;

/** Builds what the utility has agreed to from the values in force at an instant. */
final class UtilityBinding {
    private static final double SHARE_OF_TAN_PHI = 0.33;
    private static final int OCTOBER = 10;

    private final SiteValues v;
    private final ZoneId zone;

    UtilityBinding(SiteValues values, ZoneId zone) {
        this.v = values;
        this.zone = zone;
    }

    Utility utility() {
        List<InterruptibleProduct> products = products();
        return new Utility(
                new FiscalYear(
                        Month.of((int) v.optional("utility.fiscal_year_month").orElse(OCTOBER)), zone),
                terms(),
                products,
                contract(products),
                choice("utility.settlement.baseline", BaselineRule.TEN_OF_TEN),
                choice("utility.settlement.adjustment", SameDayAdjustment.ADDITIVE),
                new Settlement.Rates(
                        number("utility.settlement.credit_usd_per_mwh"),
                        number("utility.settlement.penalty_usd_per_mwh")),
                ladder(),
                calls(),
                region(),
                emissions());
    }

    private BillingTerms terms() {
        return v.design(
                "tariff",
                () -> new BillingTerms(
                        reactive(),
                        v.optional("tariff.ratchet_share").orElse(0),
                        v.optional("tariff.minimum_contract_share").orElse(0),
                        v.optional("tariff.minimum_bill_usd").orElse(0),
                        number("utility.credit_usd_per_kw"),
                        protectedW()));
    }

    /** Without a price for either kind of reactive power there is no charge. */
    private @Nullable ReactiveRule reactive() {
        OptionalDouble lagging = v.optional("tariff.reactive.lagging_usd_per_kvar");
        OptionalDouble leading = v.optional("tariff.reactive.leading_usd_per_kvar");
        if (lagging.isEmpty() && leading.isEmpty()) {
            return null;
        }
        return new ReactiveRule(
                v.optional("tariff.reactive.free_share").orElse(SHARE_OF_TAN_PHI),
                lagging.orElse(0),
                leading.orElse(0));
    }

    /** Without a figure all of the contract is firm. */
    private double protectedW() {
        return Unit.MW.toBase(v.optional("utility.protected_mw").orElseGet(() -> v.raw("tariff.contract_mw")));
    }

    private List<InterruptibleProduct> products() {
        List<InterruptibleProduct> products = new ArrayList<>();
        for (String name : v.names("utility.products")) {
            String at = "utility.products." + name;
            products.add(new InterruptibleProduct(
                    name,
                    v.si(at + ".notice_min"),
                    v.flag(at + ".economic"),
                    v.optional(at + ".economic_per_year_h").orElse(Double.POSITIVE_INFINITY)));
        }
        return products;
    }

    private @Nullable InterruptibleContract contract(List<InterruptibleProduct> products) {
        String name = productName();
        if (name == null) {
            return null;
        }
        InterruptibleProduct product = products.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> v.error(
                        "utility.product",
                        "'" + name + "'",
                        "one of utility.products: "
                                + String.join(
                                        ", ",
                                        products.stream()
                                                .map(InterruptibleProduct::name)
                                                .toList())));
        return new InterruptibleContract(product, v.si("tariff.contract_mw"), protectedW());
    }

    private @Nullable String productName() {
        return v.textOrNull("utility.product");
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (SiteEvent event : new SiteEvents(v).all()) {
            String path = "events." + event.id() + ".reason";
            String reason = v.textOrNull(path);
            if (event.kind() == SiteEvent.Kind.UTILITY_CALL) {
                calls.add(new Call(
                        event.id(),
                        event.fromS(),
                        event.toS(),
                        Unit.MW.toBase(event.values().getOrDefault("site_power_mw", 0.0)),
                        event.noticeS(),
                        choice(path, Call.Reason.ECONOMIC)));
            } else if (reason != null) {
                throw v.error(path, reason, "nothing, for a " + event.kind().id());
            }
        }
        return calls;
    }

    private List<Utility.Step> ladder() {
        List<Utility.Step> steps = new ArrayList<>();
        for (String name : v.names("utility.ladder")) {
            String at = "utility.ladder." + name;
            steps.add(new Utility.Step(
                    new LadderStep(
                            name,
                            (int) v.optional(at + ".step_count").orElse(0),
                            v.flag(at + ".mandatory"),
                            v.optional(at + ".city_share").orElse(0),
                            v.flag(at + ".interrupts"),
                            v.text(at + ".meaning")),
                    v.text(at + ".source")));
        }
        return steps;
    }

    private Utility.@Nullable Region region() {
        if (v.names("region").isEmpty()) {
            return null;
        }
        for (String needed : List.of("summer_peak_mw", "winter_peak_mw", "energy_mwh")) {
            if (v.optional("region." + needed).isEmpty()) {
                throw v.error("region." + needed, "no value", "a number, where a region is given");
            }
        }
        return new Utility.Region(
                Objects.requireNonNullElse(v.textOrNull("region.name"), "region"),
                v.design(
                        "region",
                        () -> new CityDesign(
                                v.si("region.summer_peak_mw"),
                                v.si("region.winter_peak_mw"),
                                v.si("region.energy_mwh"),
                                v.optional("region.heat_below_c").orElse(15),
                                v.optional("region.cool_above_c").orElse(18))),
                megawatts("region.record_peak_mw"),
                Objects.requireNonNullElse(v.textOrNull("region.system.name"), ""),
                megawatts("region.system.summer_peak_mw"),
                megawatts("region.system.summer_record_mw"),
                megawatts("region.system.winter_record_mw"),
                Unit.MWH.toBase(number("region.system.energy_mwh")));
    }

    private Utility.Emissions emissions() {
        return new Utility.Emissions(
                v.textOrNull("emissions.hourly_file"),
                Objects.requireNonNullElse(v.textOrNull("emissions.authority"), "TVA"),
                factor("coal", 1043.3),
                factor("gas", 440),
                factor("oil", 1079.5),
                factor("other", 0));
    }

    private double factor(String fuel, double otherwise) {
        return Unit.KG_PER_MWH.toBase(
                v.optional("emissions.fuels." + fuel + "_kg_per_mwh").orElse(otherwise));
    }

    private double megawatts(String path) {
        return Unit.MW.toBase(number(path));
    }

    private double number(String path) {
        return v.optional(path).orElse(Double.NaN);
    }

    private <E extends Enum<E>> E choice(String path, E otherwise) {
        String text = v.textOrNull(path);
        return text == null ? otherwise : Enum.valueOf(otherwise.getDeclaringClass(), text.toUpperCase(Locale.ROOT));
    }

    static List<Utility.Entitlement> entitlements(SiteValues values, ZoneId zone) {
        List<Long> starts = new ArrayList<>();
        starts.add(Site.OPEN_FROM_S);
        starts.addAll(values.changesS());
        List<Utility.Entitlement> found = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            SiteValues then = values.at(starts.get(i));
            if (!then.inForce("tariff.contract_mw")) {
                continue; // the site does not exist yet
            }
            UtilityBinding binding = new UtilityBinding(then, zone);
            double contractW = then.si("tariff.contract_mw");
            String product = binding.productName();
            double firmW = product == null ? contractW : Math.min(contractW, binding.protectedW());
            long toS = i + 1 < starts.size() ? starts.get(i + 1) : Site.OPEN_TO_S;
            Utility.Entitlement next = new Utility.Entitlement(
                    starts.get(i), toS, firmW, contractW - firmW, product == null ? "firm" : product);
            Utility.Entitlement last = found.isEmpty() ? null : found.getLast();
            if (last != null
                    && last.firmW() == next.firmW()
                    && last.interruptibleW() == next.interruptibleW()
                    && last.product().equals(next.product())) {
                found.removeLast();
                found.add(new Utility.Entitlement(
                        last.fromS(), toS, next.firmW(), next.interruptibleW(), next.product()));
            } else {
                found.add(next);
            }
        }
        return found;
    }
}
