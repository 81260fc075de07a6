package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Utility;
import org.headroom.grid.supply.Baseline;
import org.headroom.grid.supply.BaselineDays;
import org.headroom.grid.supply.BaselineRule;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.CallLedger;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.InterruptibleContract;
import org.headroom.grid.supply.LoadSeries;
import org.headroom.grid.supply.SameDayAdjustment;
import org.headroom.grid.supply.Settlement;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** The settlement sheet of a demand-response event: {@code site settlement}. */
public final class SiteSettlement {
    private static final String GIVEN = "baseline_mw";

    private final SiteTree tree;
    private final Site site;
    private final Utility utility;
    private final MeterFile file;
    private final Settlement settlement;
    private final CallLedger.@Nullable Year year;
    private final List<CallLedger.Breach> breaches;
    private final List<String> notes = new ArrayList<>();

    /** @throws InputError if an input is not right, or the series does not hold the call and the days before */
    public SiteSettlement(SettlementRequest request) {
        this.tree = request.site().tree();
        this.file = new MeterFile(request.file(), tree.zone(), List.of(GIVEN));
        Call call = call(request);
        if (call.fromS() < file.startS() || call.toS() > file.endS()) {
            throw new InputError(
                    file.file(),
                    "",
                    "a series from " + time(file.startS()) + " to " + time(file.endS()),
                    "one that holds " + call.id() + ", " + time(call.fromS()) + " to " + time(call.toS()));
        }
        Instant at = Instant.ofEpochSecond(call.fromS());
        this.site = tree.bind(at);
        this.utility = tree.utility(at);
        List<Call> others =
                utility.calls().stream().filter(c -> !c.id().equals(call.id())).toList();
        LoadSeries load = file.load();
        InterruptibleContract contract = utility.contract();
        try {
            Baseline baseline = baseline(request, call, others, load.meter());
            double noticeS =
                    contract == null ? call.noticeS() : contract.product().noticeS();
            this.settlement = Settlement.of(load, call, baseline, noticeS, utility.rates());
        } catch (OutOfRange e) {
            throw InputError.of(file.file(), e.name(), e);
        }
        List<Call> all = new ArrayList<>(others);
        all.add(call);
        CallLedger ledger = new CallLedger(
                c -> tree.utility(Instant.ofEpochSecond(c.fromS())).contract(), utility.fiscal(), all);
        int number = utility.fiscal().of(call.fromS());
        this.year = ledger.years().stream()
                .filter(y -> y.year() == number)
                .findFirst()
                .orElse(null);
        this.breaches = ledger.breaches().stream()
                .filter(b -> b.callId().equals(call.id()))
                .toList();
        note();
    }

    private String time(long epochS) {
        return Timestamps.format(epochS, tree.zone());
    }

    private Call call(SettlementRequest request) {
        Utility any = tree.utility(Instant.ofEpochSecond(file.startS()));
        if (request.event() != null) {
            Call named = any.calls().stream()
                    .filter(c -> c.id().equals(request.event()))
                    .findFirst()
                    .orElseThrow(() -> new InputError(
                            "--event",
                            "",
                            String.valueOf(request.event()),
                            "one of "
                                    + String.join(
                                            ", ",
                                            any.calls().stream().map(Call::id).toList())));
            double noticeS = request.noticeMin() == null ? named.noticeS() : request.noticeMin() * 60;
            return new Call(named.id(), named.fromS(), named.toS(), named.levelW(), noticeS, named.reason());
        }
        if (request.from() == null || request.to() == null || request.levelMw() == null) {
            throw new InputError(
                    "settlement", "", "no call", "--event ID, or --from TIME --to TIME --level-mw X together");
        }
        long fromS = time("--from", request.from());
        long toS = time("--to", request.to());
        if (toS <= fromS) {
            throw new InputError("--to", "", request.to(), "a time after --from " + request.from());
        }
        if (!(request.levelMw() >= 0)) {
            throw new InputError("--level-mw", "", String.valueOf(request.levelMw()), "0 or more");
        }
        InterruptibleContract contract = any.contract();
        double noticeS = contract == null ? 0 : contract.product().noticeS();
        if (request.noticeMin() != null) {
            noticeS = request.noticeMin() * 60;
        }
        return new Call("call", fromS, toS, request.levelMw() * 1e6, noticeS, Call.Reason.ECONOMIC);
    }

    private long time(String option, String text) {
        OptionalLong time = Timestamps.parse(text, tree.zone());
        if (time.isEmpty()) {
            throw new InputError(option, "", text, Timestamps.FORMS);
        }
        return time.getAsLong();
    }

    private Baseline baseline(SettlementRequest request, Call call, List<Call> others, DemandMeter meter) {
        BaselineRule rule = word("--baseline", request.baseline(), utility.baseline());
        SameDayAdjustment how = word("--adjust", request.adjustment(), utility.adjustment());
        BaselineDays days = new BaselineDays(meter, call, others, site.tariff().holidays(), site.zone());
        return switch (rule) {
            case CONTRACT_DEMAND -> {
                InterruptibleContract contract = utility.contract();
                yield days.flat(rule, contract == null ? site.tariff().contractW() : contract.contractW());
            }
            case GIVEN -> given(days);
            default -> days.of(rule, how);
        };
    }

    private static <E extends Enum<E>> E word(String option, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
            String id = value.name().toLowerCase(Locale.ROOT);
            if (id.equals(text)) {
                return value;
            }
            words.add(id);
        }
        throw new InputError(option, "", "'" + text + "'", String.join(", ", words));
    }

    private Baseline given(BaselineDays days) {
        if (!file.has(GIVEN)) {
            throw new InputError(file.file(), 1, "no column " + GIVEN, "one, for --baseline given");
        }
        DemandMeter meter = file.series(GIVEN).meter();
        double[] meanW = new double[days.slots()];
        for (int i = 0; i < meanW.length; i++) {
            long slotS = days.fromS() + i * DemandMeter.SLOT_S;
            if (slotS < meter.fromS() || slotS >= meter.toS()) {
                throw new InputError(file.file(), GIVEN, "a series that does not hold the call", "one that does");
            }
            meanW[i] = meter.meanW((int) ((slotS - meter.fromS()) / DemandMeter.SLOT_S));
        }
        double mean = java.util.Arrays.stream(meanW).average().orElse(0);
        return new Baseline(BaselineRule.GIVEN, SameDayAdjustment.NONE, meanW, List.of(), mean, 0, false);
    }

    private void note() {
        if (file.stepS() > 60) {
            notes.add("the series has steps of " + file.stepS() + " s: minutes late are no finer");
        }
        if (Double.isNaN(settlement.creditUsd())) {
            notes.add("credit: the price is not public (utility.settlement.credit_usd_per_mwh)");
        }
        if (Double.isNaN(settlement.penaltyUsd())) {
            notes.add("penalty: the price is not public (utility.settlement.penalty_usd_per_mwh)");
        }
        breaches.forEach(b -> notes.add("the call itself: " + b.text()));
        Baseline baseline = settlement.baseline();
        if (baseline.rule().fromDays()
                && baseline.days().size() < baseline.rule().chosen()) {
            notes.add(
                    "only " + baseline.days().size() + " of " + baseline.rule().chosen() + " days were metered");
        }
    }

    /** Whether the level was held from the deadline on. */
    public boolean held() {
        return settlement.lateExcessJ() <= 0;
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    private String at(long epochS) {
        return Envelope.time(epochS, site.zone());
    }

    /** Site, call and baseline in words. */
    public List<String> heading() {
        Call call = settlement.call();
        Baseline b = settlement.baseline();
        String days = b.days().isEmpty()
                ? ""
                : ", " + b.days().size() + " days from " + b.days().getFirst() + " to "
                        + b.days().getLast();
        return List.of(
                site.name() + ", " + file.file(),
                call.id() + ": " + at(call.fromS()) + " to " + at(call.toS()) + ", at most "
                        + number(call.levelW() / 1e6) + " MW, announced " + at(call.announcedS()) + ", due "
                        + at(settlement.deadlineS()),
                "baseline " + b.rule().id() + days + adjustment(b));
    }

    private static String adjustment(Baseline b) {
        return switch (b.how()) {
            case NONE -> "";
            case ADDITIVE ->
                ", same-day adjustment " + number(b.adjustment() / 1e6) + " MW" + (b.capped() ? " (cap)" : "");
            case MULTIPLICATIVE -> ", same-day adjustment x " + number(b.adjustment()) + (b.capped() ? " (cap)" : "");
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    /** The half hours of the call. */
    public TableView table() {
        List<List<Object>> rows = new ArrayList<>();
        for (Settlement.Row row : settlement.rows()) {
            rows.add(List.of(
                    at(row.fromS()),
                    (double) row.lengthS(),
                    row.baselineW() / 1e6,
                    row.actualW() / 1e6,
                    row.reductionW() / 1e6,
                    row.levelW() / 1e6,
                    row.complies() ? "yes" : "no"));
        }
        return new TableView(
                "",
                List.of("time", "length_s", "baseline_mw", "actual_mw", "reduction_mw", "level_mw", "complies"),
                rows);
    }

    /** What it came to, a line each. */
    public List<String> results() {
        Settlement s = settlement;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "energy not taken %.3f MWh of %.3f MWh asked%s; %.0f %% of the half hours at or under the level",
                s.notTakenJ() / 3.6e9,
                s.askedJ() / 3.6e9,
                Double.isNaN(s.performance()) ? "" : String.format(Locale.ROOT, " (%.1f %%)", 100 * s.performance()),
                100 * s.compliance()));
        lines.add(
                s.reachedS() == Settlement.NEVER
                        ? "the level was never reached"
                        : String.format(
                                Locale.ROOT,
                                "the level was first reached at %s, %.4g min late",
                                at(s.reachedS()),
                                s.minutesLate()));
        lines.add(String.format(
                Locale.ROOT,
                "above the level %.3f MWh, %.3f MWh of it after it was due",
                s.excessJ() / 3.6e9,
                s.lateExcessJ() / 3.6e9));
        lines.add("credit " + dollars(s.creditUsd()) + ", penalty " + dollars(s.penaltyUsd()));
        if (year != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "fiscal year %d: %d calls, %.4g h economic%s, %.4g h for reliability",
                    year.year(),
                    year.calls(),
                    year.economicH(),
                    Double.isFinite(year.limitH()) ? String.format(Locale.ROOT, " of %.4g h", year.limitH()) : "",
                    year.reliabilityH()));
        }
        return lines;
    }

    private static String dollars(double usd) {
        return Double.isNaN(usd) ? "not public" : String.format(Locale.ROOT, "%,.2f $", usd);
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Settlement s = settlement;
        Map<String, Object> document = Envelope.begin("headroom.settlement/1", null);
        document.put("site", site.id());
        document.put("file", file.file());
        document.put("event", s.call().id());
        document.put("from", at(s.call().fromS()));
        document.put("to", at(s.call().toS()));
        document.put("level_mw", s.call().levelW() / 1e6);
        document.put("notice_min", s.call().noticeS() / 60);
        document.put("reason", s.call().reason().name().toLowerCase(Locale.ROOT));
        document.put("announced_at", at(s.call().announcedS()));
        document.put("deadline", at(s.deadlineS()));
        document.put("baseline", baselineJson());
        document.put("half_hours", s.rows().stream().map(this::row).toList());
        document.put("energy_not_taken_mwh", s.notTakenJ() / 3.6e9);
        document.put("energy_asked_mwh", s.askedJ() / 3.6e9);
        Envelope.put(document, "performance", s.performance());
        document.put("compliance", s.compliance());
        document.put("held", held());
        Envelope.put(document, "reached_at", s.reachedS() == Settlement.NEVER ? null : at(s.reachedS()));
        document.put("minutes_late", s.minutesLate());
        document.put("excess_mwh", s.excessJ() / 3.6e9);
        document.put("excess_after_deadline_mwh", s.lateExcessJ() / 3.6e9);
        Envelope.put(document, "credit_usd", s.creditUsd());
        Envelope.put(document, "penalty_usd", s.penaltyUsd());
        Map<String, Object> counters = new LinkedHashMap<>();
        if (year != null) {
            counters.put("year", year.year());
            counters.put("calls", year.calls());
            counters.put("economic_h", year.economicH());
            counters.put("reliability_h", year.reliabilityH());
            Envelope.put(counters, "economic_limit_h", year.limitH());
        }
        document.put("fiscal_year", counters);
        document.put("notes", notes());
        return document;
    }

    private Map<String, Object> baselineJson() {
        Baseline b = settlement.baseline();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("rule", b.rule().id());
        one.put("days", b.days().stream().map(Object::toString).toList());
        one.put("unadjusted_mw", b.unadjustedMeanW() / 1e6);
        one.put("adjustment", b.how().id());
        Envelope.put(one, "adjustment_mw", b.how() == SameDayAdjustment.ADDITIVE ? b.adjustment() / 1e6 : null);
        Envelope.put(one, "adjustment_factor", b.how() == SameDayAdjustment.MULTIPLICATIVE ? b.adjustment() : null);
        one.put("capped", b.capped());
        return one;
    }

    private Map<String, Object> row(Settlement.Row row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("time", at(row.fromS()));
        one.put("length_s", row.lengthS());
        one.put("baseline_mw", row.baselineW() / 1e6);
        one.put("actual_mw", row.actualW() / 1e6);
        one.put("reduction_mw", row.reductionW() / 1e6);
        one.put("level_mw", row.levelW() / 1e6);
        one.put("complies", row.complies());
        return one;
    }
}
