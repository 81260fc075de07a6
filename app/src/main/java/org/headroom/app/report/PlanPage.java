package org.headroom.app.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Schedule;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The page of one plan: one HTML file that loads nothing, needs no script, reads on a phone and on paper, and is
 * well-formed as XML. Charts come ready as SVG; all other text is escaped by the template's output format.
 */
public final class PlanPage {
    private static final Configuration TEMPLATES = templates();

    private PlanPage() {}

    /** The text of {@code report.html}; the same report gives the same text. */
    public static String html(PlanReport report) {
        try {
            StringWriter out = new StringWriter(1 << 18);
            TEMPLATES.getTemplate("plan.ftlh").process(model(report), out);
            return printable(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page's template does not fit its data: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> model(PlanReport report) throws TemplateModelException {
        Tables tables = new Tables(report);
        Charts charts = new Charts(report);
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("site", report.site());
        m.put(
                "window",
                Words.fullDateTime(report.fromS(), report.zone()) + " to "
                        + Words.fullDateTime(report.toS(), report.zone()));
        m.put("zone", report.zone().getId());
        m.put("weather", report.weather());
        m.put("jobsLine", jobsLine(report.jobs()));
        m.put("verdicts", verdicts(report));
        m.put("cards", cards(report));
        VariantReport baseline = report.variant(VariantText.BASELINE);
        m.put("baseline", baseline == null ? "Baseline" : baseline.title());
        m.put("variants", report.variants());
        m.put("events", tables.events());
        m.put("figures", figures(charts.all()));
        VariantReport plan = report.variant(VariantText.OPTIMIZED);
        Schedule schedule = plan == null ? null : plan.schedule();
        m.put(
                "gantt",
                schedule == null ? List.of() : figures(List.of(new Gantt(report, schedule).figure(charts.bands))));
        m.put("jobs", schedule == null ? List.of() : List.of(tables.jobs(schedule)));
        m.put("headroom", tables.headroom());
        m.put("comparison", tables.figures());
        m.put("violations", tables.violations());
        m.put("fullLoad", report.fullLoad().isEmpty() ? List.of() : List.of(tables.fullLoad()));
        m.put("announced", announced(report.fullLoad()));
        m.put("validity", report.validity());
        m.put("balances", tables.balances());
        m.put("runFacts", runFacts(report.run()));
        m.put("passports", tables.passports());
        m.put("hypothetical", report.events().stream().anyMatch(e -> e.hypothetical()));
        return m;
    }

    /** Figures with their SVG marked as markup. */
    private static List<Map<String, Object>> figures(List<Figure> figures) throws TemplateModelException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Figure figure : figures) {
            List<TemplateHTMLOutputModel> svgs = new ArrayList<>();
            for (String svg : figure.svgs()) {
                svgs.add(HTMLOutputFormat.INSTANCE.fromMarkup(svg));
            }
            all.add(Map.of(
                    "id",
                    figure.id(),
                    "title",
                    figure.title(),
                    "keys",
                    figure.keys(),
                    "svgs",
                    svgs,
                    "note",
                    figure.note()));
        }
        return all;
    }

    private static String jobsLine(PlanReport.JobsText j) {
        StringBuilder s = new StringBuilder(j.source()).append(": ");
        s.append(Tables.count(j.total(), "job")).append(" submitted in the window, ");
        s.append(Words.number(j.scheduled(), 0)).append(" scheduled, ");
        s.append(Words.number(j.late(), 0)).append(" late, ");
        s.append(Words.number(j.offloaded(), 0)).append(" offloaded, ");
        s.append(Tables.count(j.rejected(), "row")).append(" rejected. ");
        s.append(
                j.scale() == 1
                        ? "GPU counts as given"
                        : "GPU counts of the list were multiplied by " + Words.number(j.scale(), 3));
        s.append("; the jobs ask for ").append(Words.number(100 * j.gpuShare(), 1));
        return s.append(" % of the site's GPU-hours in the window.").toString();
    }

    /** One sentence a variant: which limits it breaks. */
    private static List<String> verdicts(PlanReport report) {
        List<String> verdicts = new ArrayList<>();
        for (VariantReport v : report.variants()) {
            List<String> limits = v.violations().stream()
                    .map(Violation::limit)
                    .distinct()
                    .map(id -> Words.limit(id).toLowerCase(Locale.ROOT).replace("gpu", "GPU"))
                    .toList();
            verdicts.add(
                    limits.isEmpty()
                            ? v.title() + ": no limit violated."
                            : v.title() + ": " + Tables.count(limits.size(), "limit") + " violated ("
                                    + String.join("; ", limits) + ").");
        }
        return verdicts;
    }

    /** @param of the figure's name, then its value in the plan, then in the baseline */
    public record Card(String of, String plan, String baseline) {}

    private static List<Card> cards(PlanReport report) {
        List<Card> cards = new ArrayList<>();
        card(cards, report, "Highest site power", "peak_site_mw", Unit.MW);
        card(cards, report, "Water on the worst day", "water_gal_worst_day", Unit.GAL);
        card(cards, report, "Energy", "energy_mwh", Unit.MWH);
        card(cards, report, "Cost of power and water", "cost_usd", Unit.USD);
        card(cards, report, "Lateness, weighted", "weighted_lateness_h", Unit.H);
        card(cards, report, "Carbon dioxide", "co2_t", Unit.T);
        return cards;
    }

    private static void card(List<Card> cards, PlanReport report, String name, String key, Unit unit) {
        String plan = text(report.variant(VariantText.OPTIMIZED), key, unit);
        String baseline = text(report.variant(VariantText.BASELINE), key, unit);
        if (!plan.equals("–") || !baseline.equals("–")) {
            cards.add(new Card(name, plan, baseline));
        }
    }

    private static String text(@Nullable VariantReport variant, String key, Unit unit) {
        Double value = variant == null ? null : variant.figure(key);
        return value == null ? "–" : Words.quantity(value, unit);
    }

    private static String announced(List<FullLoadCase> cases) {
        FullLoadCase rated = find(cases, "rated");
        FullLoadCase training = find(cases, "training");
        String sentence = "The two announced headline figures, 150 MW and 1.3 million US gallons of water a day, "
                + "hold together only at nameplate, that is if every server draws its rated power";
        if (rated == null || training == null) {
            return sentence + ".";
        }
        return sentence + ": on an average July day the models then give " + sums(rated)
                + ", and at the power that was measured in training " + sums(training) + ".";
    }

    private static String sums(FullLoadCase c) {
        return Words.quantity(c.siteMw(), Unit.MW) + " and " + Words.number(c.waterGalPerDay() * 1e-6, 2)
                + " million US gallons a day";
    }

    private static @Nullable FullLoadCase find(List<FullLoadCase> cases, String load) {
        return cases.stream()
                .filter(c -> c.load().equals(load) && c.cooling().equals("wet"))
                .findFirst()
                .orElse(null);
    }

    private static List<List<String>> runFacts(PlanReport.RunText run) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("Run", run.runId() == null ? "not stored" : run.runId()));
        facts.add(List.of("Headroom", run.version() + ", models " + run.modelVersion()));
        facts.add(List.of("Command", run.command()));
        fact(facts, "Optimizer's objective", run.score());
        fact(facts, "Lower bound of it", run.lowerBound());
        if (run.gapPercent() != null) {
            facts.add(List.of(
                    "Gap",
                    Words.number(run.gapPercent(), 1) + " % (the best possible plan may be better by at most this)"));
        }
        return facts;
    }

    private static void fact(List<List<String>> facts, String name, @Nullable Double usd) {
        if (usd != null) {
            facts.add(List.of(name, Words.quantity(usd, Unit.USD)));
        }
    }

    /** Without characters that XML forbids or that turn the direction of text. */
    static String printable(String html) {
        if (html.codePoints().allMatch(Svg::allowed)) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        html.codePoints().forEach(c -> out.appendCodePoint(Svg.allowed(c) ? c : 0xFFFD));
        return out.toString();
    }

    static freemarker.template.Template template(String name) throws IOException {
        return TEMPLATES.getTemplate(name);
    }

    private static Configuration templates() {
        Configuration c = new Configuration(Configuration.VERSION_2_3_34);
        c.setClassForTemplateLoading(PlanPage.class, "/org/headroom/app/report");
        c.setDefaultEncoding("UTF-8");
        c.setOutputFormat(HTMLOutputFormat.INSTANCE);
        c.setLocale(Locale.ROOT);
        c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        c.setLogTemplateExceptions(false);
        return c;
    }
}
