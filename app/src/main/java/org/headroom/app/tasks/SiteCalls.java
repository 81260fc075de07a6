package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Utility;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.CallLedger;
import org.headroom.grid.supply.InterruptibleContract;
import org.headroom.grid.supply.InterruptibleProduct;
import org.headroom.grid.supply.LadderStep;
import org.jspecify.annotations.Nullable;

/** What the utility may ask of a site and has asked: {@code site calls}. */
public final class SiteCalls {
    private final SiteTree tree;
    private final Utility utility;
    private final CallLedger ledger;
    private final double siteW;
    private final double cityW;

    /** @param siteMw what the site draws when the ladder is climbed, or null for what the utility has connected */
    public SiteCalls(SiteInput input, @Nullable Double siteMw) {
        this.tree = input.tree();
        if (siteMw != null && !(siteMw >= 0 && siteMw <= 1e5)) {
            throw new InputError("--site-mw", "", siteMw.toString(), "0 to 100000 MW");
        }
        Instant at = tree.planningFrom();
        this.utility = tree.utility(at);
        this.ledger = new CallLedger(
                c -> tree.utility(Instant.ofEpochSecond(c.fromS())).contract(), utility.fiscal(), utility.calls());
        this.siteW = siteMw == null ? tree.bind(at).grid().utilityW() : siteMw * 1e6;
        Utility.Region region = utility.region();
        this.cityW = region == null ? 0 : region.city().winterPeakW();
    }

    /** What each step of the ladder asks, at the city's winter peak. */
    private List<LadderStep.Ask> asks() {
        InterruptibleContract contract = utility.contract();
        InterruptibleContract held = contract != null
                ? contract
                : new InterruptibleContract(new InterruptibleProduct("firm", 0, false, 0), siteW, siteW);
        return utility.ladder().stream()
                .map(step -> step.step().asks(siteW, held, cityW))
                .toList();
    }

    /** ISO 8601 on the site's clock; empty for an open end. */
    private String at(long epochS) {
        return epochS <= Site.OPEN_FROM_S || epochS >= Site.OPEN_TO_S ? "" : Envelope.time(epochS, tree.zone());
    }

    /** Contract, calls, counters and ladder. */
    public List<TableView> tables() {
        List<List<Object>> contract = new ArrayList<>();
        for (Utility.Entitlement e : tree.entitlements()) {
            String from = at(e.fromS());
            contract.add(List.of(
                    from.isEmpty() ? "always" : from,
                    e.contractW() / 1e6,
                    e.firmW() / 1e6,
                    e.interruptibleW() / 1e6,
                    e.product()));
        }
        List<List<Object>> calls = new ArrayList<>();
        for (Call c : utility.calls()) {
            List<String> wrong = ledger.breaches().stream()
                    .filter(b -> b.callId().equals(c.id()))
                    .map(CallLedger.Breach::text)
                    .toList();
            calls.add(List.of(
                    c.id(),
                    at(c.fromS()),
                    c.hours(),
                    c.levelW() / 1e6,
                    c.noticeS() / 60,
                    c.reason().name().toLowerCase(Locale.ROOT),
                    wrong.isEmpty() ? "as agreed" : String.join("; ", wrong)));
        }
        List<List<Object>> years = new ArrayList<>();
        for (CallLedger.Year y : ledger.years()) {
            years.add(List.of(
                    Integer.toString(y.year()),
                    (double) y.calls(),
                    y.economicH(),
                    y.limitH(),
                    y.leftH(),
                    y.reliabilityH()));
        }
        List<List<Object>> ladder = new ArrayList<>();
        for (LadderStep.Ask a : asks()) {
            ladder.add(List.of(
                    a.step().name().replace('_', ' '),
                    a.step().mandatory() ? "order" : "request",
                    a.siteToW() / 1e6,
                    a.siteCutW() / 1e6,
                    a.cityCutW() > 0 ? a.cityCutW() / 1e6 : Double.NaN,
                    a.cityCutW() > 0 ? 100 * a.siteShare() : Double.NaN,
                    a.step().meaning()));
        }
        String cityMw = String.format(Locale.ROOT, "%,.0f", cityW / 1e6);
        return List.of(
                new TableView(
                        "contract demand over time",
                        List.of("from", "contract MW", "firm MW", "interruptible MW", "product"),
                        contract),
                new TableView("calls", List.of("id", "from", "hours", "MW", "notice min", "reason", "judged"), calls),
                new TableView(
                        "hours by fiscal year",
                        List.of("year", "calls", "economic h", "allowed h", "left h", "reliability h"),
                        years),
                new TableView(
                        "emergency ladder, the site at "
                                + String.format(Locale.ROOT, "%.1f", siteW / 1e6) + " MW"
                                + (cityW > 0 ? ", the city at its winter peak of " + cityMw + " MW" : ""),
                        List.of("step", "as", "site to MW", "site gives MW", "city cut MW", "site % of cut", "asks"),
                        ladder));
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.calls/1", null);
        document.put("site", tree.id());
        InterruptibleContract contract = utility.contract();
        Envelope.put(
                document,
                "product",
                contract == null ? null : contract.product().name());
        document.put(
                "products", utility.products().stream().map(SiteCalls::product).toList());
        document.put(
                "entitlements",
                tree.entitlements().stream().map(this::entitlement).toList());
        document.put("calls", utility.calls().stream().map(this::call).toList());
        document.put(
                "fiscal_years", ledger.years().stream().map(SiteCalls::year).toList());
        document.put(
                "breaches", ledger.breaches().stream().map(SiteCalls::breach).toList());
        document.put("site_mw", siteW / 1e6);
        Envelope.put(document, "city_winter_peak_mw", cityW > 0 ? cityW / 1e6 : null);
        List<Utility.Step> steps = utility.ladder();
        List<LadderStep.Ask> asks = asks();
        document.put(
                "ladder",
                java.util.stream.IntStream.range(0, steps.size())
                        .mapToObj(i -> ask(steps.get(i), asks.get(i)))
                        .toList());
        return document;
    }

    private static Map<String, Object> product(InterruptibleProduct p) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", p.name());
        one.put("notice_min", p.noticeS() / 60);
        one.put("economic", p.economic());
        Envelope.put(one, "economic_per_year_h", p.economicHoursPerYear());
        return one;
    }

    private Map<String, Object> entitlement(Utility.Entitlement e) {
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(one, "from", orNull(at(e.fromS())));
        Envelope.put(one, "to", orNull(at(e.toS())));
        one.put("contract_mw", e.contractW() / 1e6);
        one.put("firm_mw", e.firmW() / 1e6);
        one.put("interruptible_mw", e.interruptibleW() / 1e6);
        one.put("product", e.product());
        return one;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Map<String, Object> call(Call c) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", c.id());
        one.put("from", at(c.fromS()));
        one.put("to", at(c.toS()));
        one.put("level_mw", c.levelW() / 1e6);
        one.put("notice_min", c.noticeS() / 60);
        one.put("reason", c.reason().name().toLowerCase(Locale.ROOT));
        one.put("hours", c.hours());
        return one;
    }

    private static Map<String, Object> year(CallLedger.Year y) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("year", y.year());
        one.put("calls", y.calls());
        one.put("economic_h", y.economicH());
        one.put("reliability_h", y.reliabilityH());
        Envelope.put(one, "economic_limit_h", y.limitH());
        Envelope.put(one, "economic_left_h", y.leftH());
        return one;
    }

    private static Map<String, Object> breach(CallLedger.Breach b) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("call", b.callId());
        one.put("what", b.what());
        one.put("text", b.text());
        return one;
    }

    private Map<String, Object> ask(Utility.Step step, LadderStep.Ask ask) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("step", step.step().name());
        Envelope.put(one, "number", step.step().number() > 0 ? step.step().number() : null);
        one.put("mandatory", step.step().mandatory());
        one.put("meaning", step.step().meaning());
        one.put("site_to_mw", ask.siteToW() / 1e6);
        one.put("site_cut_mw", ask.siteCutW() / 1e6);
        Envelope.put(one, "city_cut_mw", ask.cityCutW() > 0 ? ask.cityCutW() / 1e6 : null);
        Envelope.put(one, "site_share_of_city_cut", ask.cityCutW() > 0 ? ask.siteShare() : null);
        one.put("source", step.source());
        return one;
    }
}
