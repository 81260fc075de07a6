package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.FullLoadCase;
import org.headroom.app.report.PlanReport;
import org.headroom.app.report.VariantReport;
import org.headroom.data.series.Series;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.gpu.ServerDesign;

/** Fills the report page from a plan. */
final class PlanReports {
    private static final List<String> VALIDITY = List.of(
            "Operation is computed in 5-minute steps with lumped loops; swings of seconds, network dynamics and single"
                    + " faults are not.",
            "Weather is a typical year, not a forecast; the real fortnight will differ.",
            "Chilled water warmer than the chillers' published curves is taken at the edge of the curves; condenser water"
                    + " above 29.4 °C is extrapolated.",
            "Cycles of concentration are given, not computed from water chemistry. The battery stands by for outages.",
            "How power caps slow training is an assumption, one curve for all work. Energy prices are a dated proxy of"
                    + " another utility's published schedule.",
            "Balances of energy and water close in every step; that shows sound bookkeeping, not that an input is true.");

    private PlanReports() {}

    static PlanReport of(PlanResult result, String runId) {
        var site = result.site();
        return new PlanReport(
                new PlanReport.SiteText(
                        site.id(),
                        site.name(),
                        site.label(),
                        site.summary(),
                        site.it().gpus(),
                        site.it().gpuLimitW()),
                site.zone(),
                result.operation().startS(),
                result.operation().endS(),
                result.weather(),
                new PlanReport.JobsText(
                        result.jobs().name(),
                        result.jobs().list().jobs().size(),
                        result.scheduled(),
                        result.late(),
                        result.offloaded(),
                        result.jobs().list().rejected().size(),
                        result.jobs().list().scale(),
                        result.jobs().list().gpuShare()),
                result.variants().values().stream().map(v -> variant(result, v)).toList(),
                new Limits(site.limits()),
                site.events().stream()
                        .filter(e -> e.fromS() < result.operation().endS()
                                && e.toS() > result.operation().startS())
                        .toList(),
                fullLoad(result),
                VALIDITY,
                result.in().request().site().tree().leaves(),
                new PlanReport.RunText(
                        runId,
                        Version.CURRENT,
                        Version.MODEL,
                        command(result.in().request()),
                        result.optimized().outcome().score(),
                        result.optimized().outcome().lowerBound(),
                        result.optimized().outcome().gapPercent()));
    }

    private static VariantReport variant(PlanResult result, PlanVariant v) {
        Map<String, Double> figures = new LinkedHashMap<>(v.figures());
        figures.put("cost_usd", v.costUsd());
        v.bills().json().forEach((part, usd) -> {
            if (usd instanceof Double d && !part.equals("total")) {
                figures.put("cost_usd." + part, d);
            }
        });
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        List<Series> charted = v.series();
        for (int i = 0; i < charted.size(); i++) {
            series.put(Plan.CHARTED.get(i), charted.get(i).values());
        }
        boolean optimized = v.kind() == PlanVariant.Kind.OPTIMIZED;
        return new VariantReport(
                v.kind().key(),
                v.kind().title(),
                v.kind().description(),
                figures,
                v.violations(),
                v.headroom(),
                v.ledger().days(),
                result.in().slots(),
                series,
                v.schedule(),
                optimized ? result.halls() : new int[0],
                v.ledger().worstEnergyResidual(),
                v.ledger().worstWaterResidual());
    }

    /** The announced figures, explained: every server at one power on an average July day, wet and dry. */
    private static List<FullLoadCase> fullLoad(PlanResult result) {
        PlanRequest request = result.in().request();
        List<FullLoadCase> cases = new ArrayList<>();
        ServerDesign server = result.site().it().makers().getFirst().server();
        for (SimulateRequest.FullLoadKind kind : SimulateRequest.FullLoadKind.values()) {
            double serverW = Simulate.serverW(kind, server);
            cases.add(fullLoadCase(request, kind, serverW, "wet"));
        }
        cases.add(fullLoadCase(request, SimulateRequest.FullLoadKind.TRAINING, server.trainingAcW(), "dry"));
        return cases;
    }

    private static FullLoadCase fullLoadCase(
            PlanRequest request, SimulateRequest.FullLoadKind kind, double serverW, String cooling) {
        SiteInput site = request.site().with(Map.of("cooling.mode", cooling));
        SimulateOutcome outcome = new Simulate()
                .run(
                        new SimulateRequest(site, request.weather(), null, null, null, null, 3600, kind, null, null),
                        Progress.SILENT);
        return new FullLoadCase(
                kind.name().toLowerCase(Locale.ROOT),
                cooling,
                serverW,
                outcome.ledger().mean(Measures.SITE_POWER_MW),
                outcome.powerMw(),
                outcome.ledger().mean(Measures.MAKEUP_GAL_PER_DAY));
    }

    private static String command(PlanRequest r) {
        StringBuilder text = new StringBuilder("./headroom plan");
        String site = r.site().tree().file();
        option(text, "--site", site.equals(SiteInput.DEFAULT) ? null : site);
        option(text, "--weather", r.weather());
        option(text, "--jobs", r.jobs());
        option(text, "--jobs-scale", r.jobsScale());
        option(text, "--from", r.from());
        option(text, "--days", r.days());
        if (r.solveSteps() > 0) {
            option(text, "--solve-steps", r.solveSteps());
        } else {
            option(text, "--solve", String.format(Locale.ROOT, "%.0f", r.solveS()));
        }
        option(text, "--seed", r.seed());
        return text.toString();
    }

    private static void option(StringBuilder text, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append(' ').append(value);
        }
    }
}
