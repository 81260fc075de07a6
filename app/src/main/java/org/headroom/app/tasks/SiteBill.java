package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Utility;
import org.headroom.grid.supply.BillLine;
import org.headroom.grid.supply.BillSheet;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.MonthBill;
import org.headroom.grid.supply.Tariff;
import org.jspecify.annotations.Nullable;

/** The bill for a metered series by a site's tariff: {@code site bill}. */
public final class SiteBill {
    private static final String REACTIVE = "reactive_mvar";

    private final Site site;
    private final MeterFile file;
    private final BillSheet sheet;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param file a table with time and site_power_mw, perhaps reactive_mvar
     * @param pricesOf whose month's prices hold in every month, or null for each its own
     * @throws org.headroom.data.quantity.InputError if an input is not right
     */
    public SiteBill(SiteInput input, Path file, @Nullable Month pricesOf) {
        SiteTree tree = input.tree();
        this.file = new MeterFile(file, tree.zone(), List.of(REACTIVE));
        this.site = tree.bind(Instant.ofEpochSecond(this.file.startS()));
        Utility utility = tree.utility(Instant.ofEpochSecond(this.file.startS()));
        DemandMeter meter = this.file.load().meter();
        this.sheet = BillSheet.of(
                atS -> {
                    Tariff tariff = tree.bind(Instant.ofEpochSecond(atS)).tariff();
                    return pricesOf == null ? tariff : tariff.withPricesOf(pricesOf);
                },
                utility.terms(),
                meter,
                reactive(meter));
        note(utility, pricesOf);
    }

    private double[] reactive(DemandMeter meter) {
        DemandMeter var = this.file.has(REACTIVE) ? this.file.series(REACTIVE).meter() : null;
        double factor = site.grid().powerFactor();
        double tan = Math.sqrt(1 / (factor * factor) - 1);
        double[] meanVar = new double[meter.slots()];
        for (int slot = 0; slot < meanVar.length; slot++) {
            meanVar[slot] = var == null ? tan * meter.meanW(slot) : var.meanW(slot);
        }
        return meanVar;
    }

    private void note(Utility utility, @Nullable Month pricesOf) {
        if (pricesOf != null) {
            notes.add("prices of " + pricesOf.name().toLowerCase(Locale.ROOT)
                    + " in every month; on-peak hours are those of the calendar");
        }
        if (file.stepS() > DemandMeter.SLOT_S) {
            notes.add("steps of " + file.stepS()
                    + " s are coarser than the half hours of demand: a peak within a step is not seen");
        }
        for (MonthBill month : sheet.months()) {
            if (month.share() < 1 - 1e-9) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f %% of the month is metered; monthly prices and blocks count by that share",
                        month.month(),
                        100 * month.share()));
            }
        }
        if (!file.has(REACTIVE) && utility.terms().reactive() != null) {
            notes.add("no column " + REACTIVE + ": reactive demand at the site's power factor of "
                    + site.grid().powerFactor());
        }
        if (utility.contract() != null && Double.isNaN(utility.terms().creditUsdPerKw())) {
            notes.add("the interruptible credit is not public and not counted (utility.credit_usd_per_kw)");
        }
        if (utility.terms().ratchetShare() > 0) {
            notes.add("the ratchet knows the months of this series alone");
        }
    }

    /** What a person should know, a line each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Site and tariff in words. */
    public List<String> heading() {
        return List.of(site.name() + ", " + file.file(), "blocks by " + blockRule() + ", demand on clock half hours");
    }

    private String blockRule() {
        return site.tariff().blockRule().name().toLowerCase(Locale.ROOT);
    }

    private String at(long epochS) {
        return Envelope.time(epochS, site.zone());
    }

    /** One table a month, as a bill is printed. */
    public List<TableView> tables() {
        List<TableView> tables = new ArrayList<>();
        for (MonthBill month : sheet.months()) {
            List<List<Object>> rows = new ArrayList<>();
            for (BillLine line : month.lines()) {
                rows.add(List.of(
                        line.charge(), line.quantity(), line.unit(), line.priceUsd(), dollars(line.amountUsd())));
            }
            rows.add(List.of("total", month.energyKwh(), "kWh", month.centsPerKwh() / 100, dollars(month.totalUsd())));
            tables.add(new TableView(title(month), List.of("charge", "quantity", "unit", "price $", "amount $"), rows));
        }
        return tables;
    }

    private static String dollars(double usd) {
        return String.format(Locale.ROOT, "%,.2f", usd);
    }

    private String title(MonthBill month) {
        String onPeak = month.onPeakH() > 0
                ? String.format(
                        Locale.ROOT, ", on-peak %.3f MW at %s", month.onPeakDemandW() / 1e6, at(month.onPeakDemandS()))
                : "";
        return String.format(
                Locale.ROOT,
                "%s, %s: %s%nhighest half hour %.3f MW at %s%s; %.1f on-peak hours, load factor %.3f, power factor %.3f",
                month.month(),
                month.season(),
                month.sheet(),
                month.maxDemandW() / 1e6,
                at(month.maxDemandS()),
                onPeak,
                month.onPeakH(),
                month.loadFactor(),
                month.powerFactor());
    }

    /** The last line of the text. */
    public String total() {
        return String.format(
                Locale.ROOT,
                "%d month%s, %,.1f MWh: %,.2f $, %.3f c/kWh",
                sheet.months().size(),
                sheet.months().size() == 1 ? "" : "s",
                sheet.energyKwh() / 1e3,
                sheet.totalUsd(),
                sheet.centsPerKwh());
    }

    /** All lines of all months in one table. */
    public TableView csv() {
        List<List<Object>> rows = new ArrayList<>();
        for (MonthBill month : sheet.months()) {
            for (BillLine line : month.lines()) {
                rows.add(List.of(
                        month.month().toString(),
                        at(month.fromS()),
                        at(month.toS()),
                        month.season(),
                        month.sheet(),
                        line.charge(),
                        line.quantity(),
                        line.unit(),
                        line.priceUsd(),
                        line.share(),
                        line.amountUsd()));
            }
        }
        return new TableView(
                "",
                List.of(
                        "month",
                        "from",
                        "to",
                        "season",
                        "sheet",
                        "charge",
                        "quantity",
                        "unit",
                        "price_usd",
                        "share_of_month",
                        "amount_usd"),
                rows);
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.bill/1", null);
        document.put("site", site.id());
        document.put("file", file.file());
        document.put("from", at(file.startS()));
        document.put("to", at(file.endS()));
        document.put("step_s", file.stepS());
        document.put("block_rule", blockRule());
        document.put("months", sheet.months().stream().map(this::month).toList());
        Envelope.put(document, "energy_mwh", sheet.energyKwh() / 1e3);
        Envelope.put(document, "total_usd", sheet.totalUsd());
        Envelope.put(document, "cents_per_kwh", sheet.centsPerKwh());
        document.put("notes", notes());
        return document;
    }

    private Map<String, Object> month(MonthBill month) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("month", month.month().toString());
        one.put("from", at(month.fromS()));
        one.put("to", at(month.toS()));
        one.put("share_of_month", month.share());
        one.put("season", month.season());
        one.put("sheet", month.sheet());
        Envelope.put(one, "contract_mw", month.contractW() / 1e6);
        one.put("energy_mwh", month.energyKwh() / 1e3);
        one.put("on_peak_mwh", month.onPeakJ() / 3.6e9);
        one.put("off_peak_mwh", month.offPeakJ() / 3.6e9);
        one.put("on_peak_h", month.onPeakH());
        Envelope.put(one, "load_factor", month.loadFactor());
        one.put("max_demand_mw", month.maxDemandW() / 1e6);
        one.put("max_demand_at", at(month.maxDemandS()));
        one.put("on_peak_demand_mw", month.onPeakDemandW() / 1e6);
        Envelope.put(one, "on_peak_demand_at", month.onPeakH() > 0 ? at(month.onPeakDemandS()) : null);
        one.put("power_factor", month.powerFactor());
        one.put("lines", month.lines().stream().map(SiteBill::line).toList());
        one.put("total_usd", month.totalUsd());
        Envelope.put(one, "cents_per_kwh", month.centsPerKwh());
        return one;
    }

    private static Map<String, Object> line(BillLine line) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("charge", line.charge());
        one.put("quantity", line.quantity());
        one.put("unit", line.unit());
        one.put("price_usd", line.priceUsd());
        one.put("share_of_month", line.share());
        one.put("amount_usd", line.amountUsd());
        return one;
    }
}
