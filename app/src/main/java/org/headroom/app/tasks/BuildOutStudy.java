package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.headroom.app.report.BuildOutDrawing;
import org.headroom.app.study.Bottleneck;
import org.headroom.app.study.BuildOut;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** GPUs by month against what power, cooling and water of a site under construction carry: {@code study buildout}. */
public final class BuildOutStudy {
    private static final int MOST_YEARS = 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BuildOutStudy() {}

    /**
     * What to study.
     *
     * @param from first day; null for the first stage of the site's file
     * @param to last day; null for three months after the last stage
     */
    public record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** What came of it. */
    public record Outcome(
            String site,
            String name,
            SimulateRequest.FullLoadKind load,
            double serverW,
            String weather,
            Map<String, Sourced> leadTimes,
            List<BuildOut.Month> months) {
        public Outcome {
            leadTimes = Map.copyOf(leadTimes);
            months = List.copyOf(months);
        }

        /** GPU-months that were installed and could not be used on hard days. */
        public double waitingGpuMonths() {
            double sum = 0;
            for (int i = 0; i + 1 < months.size(); i++) {
                double days = ChronoUnit.DAYS.between(
                        months.get(i).date(), months.get(i + 1).date());
                sum += months.get(i).waiting() * days * 12 / 365.25;
            }
            return sum;
        }

        public Map<String, Object> json() {
            Map<String, Object> d = Envelope.begin("headroom.study_buildout/1", null);
            d.put("site", site);
            d.put("load", load.name().toLowerCase(Locale.ROOT));
            d.put("server_ac_w", serverW);
            d.put("weather", weather);
            List<Map<String, Object>> rows = new ArrayList<>();
            for (BuildOut.Month month : months) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("date", month.date().toString());
                row.put("supply_mw", month.supplyMw());
                row.put("installed_gpus", month.installed());
                for (Bottleneck what : Bottleneck.values()) {
                    if (what != Bottleneck.GPUS) {
                        row.put(what.id() + "_gpus", month.most().get(what));
                    }
                }
                row.put("usable_gpus", month.usable());
                row.put("usable_gpus_typical_day", month.typical());
                row.put("carried_gpus_with_towers", month.withTowers());
                row.put("waiting_gpus", month.waiting());
                row.put("bottleneck", month.bottleneck().id());
                BuildOut.Lift next = month.next();
                if (next == null) {
                    row.put("lifted", null);
                } else {
                    Map<String, Object> lift = new LinkedHashMap<>();
                    lift.put("date", next.date().toString());
                    lift.put("by", next.paths());
                    lift.put("usable_gpus", next.usable());
                    lift.put("lead_months", next.leadMonths());
                    lift.put(
                            "order_by",
                            next.orderBy() == null ? null : next.orderBy().toString());
                    row.put("lifted", lift);
                }
                rows.add(row);
            }
            d.put("months", rows);
            d.put("waiting_gpu_months", waitingGpuMonths());
            Map<String, Object> leads = new LinkedHashMap<>();
            leadTimes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("months", e.getValue().value());
                one.put("source", e.getValue().source());
                one.put("confidence", e.getValue().confidence().id());
                leads.put(e.getKey(), one);
            });
            d.put("lead_months", leads);
            return d;
        }

        public List<String> heading() {
            return List.of(
                    name + ": GPUs that can be used while the site is built",
                    String.format(
                            Locale.ROOT,
                            "every server at %.2f kW; what each resource carries on the month's hottest and most humid"
                                    + " days (weather: %s); * what holds back",
                            serverW / 1e3,
                            weather));
        }

        /** Headings, then a row for each date on which something changes. */
        public List<String[]> table() {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {
                "date",
                "supply MW",
                "installed",
                "power",
                "substation",
                "cooling",
                "water",
                "sewer",
                "usable",
                "middling day",
                "with towers",
                "lifted on",
                "by",
                "order by"
            });
            for (int i = 0; i < months.size(); i++) {
                BuildOut.Month month = months.get(i);
                if (i > 0 && sameAs(months.get(i - 1), month)) {
                    continue;
                }
                List<String> row = new ArrayList<>();
                row.add(month.date().toString());
                row.add(String.format(Locale.ROOT, "%.0f", month.supplyMw()));
                for (Bottleneck what : Bottleneck.values()) {
                    row.add((what == month.bottleneck() ? "*" : "")
                            + count(Objects.requireNonNull(month.most().get(what))));
                }
                row.add(count(month.usable()));
                row.add(count(month.typical()));
                row.add(count(month.withTowers()));
                BuildOut.Lift next = month.next();
                row.add(next == null ? "-" : next.date().toString());
                row.add(next == null ? "" : brief(next.paths()));
                row.add(
                        next == null || next.orderBy() == null
                                ? ""
                                : next.orderBy().toString());
                rows.add(row.toArray(String[]::new));
            }
            return rows;
        }

        private static boolean sameAs(BuildOut.Month a, BuildOut.Month b) {
            return a.installed() == b.installed()
                    && a.most().equals(b.most())
                    && a.typical() == b.typical()
                    && a.withTowers() == b.withTowers()
                    && a.supplyMw() == b.supplyMw();
        }

        /** The table as CSV, paths in full, a row for every date. */
        public String csv() {
            StringBuilder text = new StringBuilder("date,supply_mw,installed_gpus");
            for (Bottleneck what : Bottleneck.values()) {
                text.append(what == Bottleneck.GPUS ? "" : "," + what.id() + "_gpus");
            }
            text.append(
                    ",usable_gpus,usable_gpus_typical_day,carried_gpus_with_towers,waiting_gpus,bottleneck,lifted_date,lifted_by,lead_months,order_by\n");
            for (BuildOut.Month m : months) {
                text.append(m.date())
                        .append(',')
                        .append(m.supplyMw())
                        .append(',')
                        .append(m.installed());
                for (Bottleneck what : Bottleneck.values()) {
                    if (what != Bottleneck.GPUS) {
                        text.append(',').append(m.most().get(what));
                    }
                }
                text.append(',')
                        .append(m.usable())
                        .append(',')
                        .append(m.typical())
                        .append(',')
                        .append(m.waiting());
                text.append(',').append(m.bottleneck().id());
                BuildOut.Lift next = m.next();
                if (next == null) {
                    text.append(",,,,\n");
                } else {
                    text.append(',').append(next.date());
                    text.append(',').append(String.join(";", next.paths()));
                    text.append(',').append(next.leadMonths() == null ? "" : next.leadMonths());
                    text.append(',').append(next.orderBy() == null ? "" : next.orderBy());
                    text.append('\n');
                }
            }
            return text.toString();
        }

        public String svg() {
            List<BuildOutDrawing.Line> lines = new ArrayList<>();
            for (Bottleneck what : Bottleneck.values()) {
                lines.add(new BuildOutDrawing.Line(
                        what == Bottleneck.GPUS ? "installed" : what.id(),
                        months.stream()
                                .mapToInt(m -> Objects.requireNonNull(m.most().get(what)))
                                .toArray()));
            }
            return BuildOutDrawing.svg(
                    name,
                    months.stream().map(BuildOut.Month::date).toList(),
                    lines,
                    months.stream().mapToInt(BuildOut.Month::usable).toArray());
        }

        /** Writes {@code buildout.csv}, {@code buildout.svg} and {@code buildout.json}. */
        public List<String> write(Path folder) {
            try (OutFolder out = OutFolder.beside(folder)) {
                out.write("buildout.csv", csv());
                out.write("buildout.svg", svg());
                out.write("buildout.json", JSON.writeValueAsString(json()) + "\n");
                return out.publish(folder);
            }
        }

        private static String brief(List<String> paths) {
            String first = paths.getFirst();
            return paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
        }

        private static String count(int gpus) {
            return String.format(Locale.ROOT, "%,d", gpus);
        }
    }

    /**
     * Runs the study.
     *
     * @throws InputError if the dates are not in order, or the file has neither stages nor dates are given
     */
    public static Outcome run(Request request, Progress progress) {
        SiteTree tree = request.site().tree();
        Site first = tree.bind(tree.planningFrom());
        WeatherSource source = Inputs.weather(request.weather(), first);
        BuildOut study = new BuildOut(
                tree,
                server -> Simulate.serverW(request.load(), server),
                (site, startS, endS) ->
                        source.on(startS, endS, Inputs.overlays(request.weather(), request.site(), site)));
        SortedSet<LocalDate> stages = study.stageDates();
        LocalDate from = request.from();
        if (from == null) {
            if (stages.isEmpty()) {
                throw new InputError(tree.file(), "", "no dated stages", "a site with stages, or --from and --to");
            }
            from = stages.first();
        }
        LocalDate to = request.to() != null
                ? request.to()
                : stages.isEmpty() ? from.plusYears(1) : stages.last().plusMonths(3);
        if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw new InputError("--to", "", to.toString(), from + " to " + MOST_YEARS + " years later");
        }
        return new Outcome(
                tree.id(),
                first.name(),
                request.load(),
                Simulate.serverW(request.load(), Sites.fleet(first).serverOf(0).server()),
                source.name(),
                study.leadTimes(),
                study.run(from, to, progress::goOn));
    }
}
