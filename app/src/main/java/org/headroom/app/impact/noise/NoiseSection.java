package org.headroom.app.impact.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Shortened;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.NoiseMachine;

/** The sections about noise: what neighbours hear, and how that was worked out. */
public final class NoiseSection {
    private static final Set<Audience> EVERYBODY = EnumSet.allOf(Audience.class);
    private static final Set<Audience> CHECKERS = EnumSet.of(Audience.COUNCIL, Audience.REGULATOR);

    /** Of a still night far from roads; below it a steady sound is lost. */
    private static final double FAINT_DBA = 20;

    private final ImpactCase c;
    private final Figures f;
    private final NoiseStudy study;
    private final NoiseFindings found;

    private NoiseSection(ImpactCase c, Figures f, NoiseStudy study, NoiseFindings found) {
        this.c = c;
        this.f = f;
        this.study = study;
        this.found = found;
    }

    public static List<Section> of(ImpactCase c, Figures f, NoiseStudy study, NoiseFindings found) {
        NoiseSection section = new NoiseSection(c, f, study, found);
        return study.modelled() ? List.of(section.heard(), section.workings()) : List.of(section.nothing());
    }

    private Section nothing() {
        return new Section(
                "noise",
                "Noise",
                EVERYBODY,
                List.of(new Block.Callout(
                        Block.Kind.UNKNOWN,
                        "No noise can be worked out",
                        List.of(Span.words("This report says nothing about noise: " + found.missing() + ".")))));
    }

    private Section heard() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What this can and cannot say",
                List.of(
                        Span.words(
                                "These are sums from a model, not measured levels. How loud each machine at the site is has"
                                        + " not been published. The report uses typical levels for machines of that kind."),
                        Span.words(
                                "The model lets the wind blow from the site to each place, as on the worst days. It leaves"
                                        + " out walls, trees and other sounds, such as roads, trains, planes and the power plant"
                                        + " next door."),
                        Span.words("It cannot tell how a hum or a single tone sounds to you. That needs measuring."))));
        found.nearestHome().ifPresent(home -> blocks.add(summary(home)));
        if (!found.places().isEmpty()) {
            blocks.add(placesTable());
        }
        if (found.places().stream().anyMatch(at -> at.dayNight().value() < FAINT_DBA)) {
            blocks.add(new Block.Note(Span.words("The lowest of these levels are quieter than a still night in the country."
                    + " There the site is not heard outdoors, if the model is right.")));
        }
        found.nearestHome().ifPresent(home -> blocks.add(new Block.Chart(days(home))));
        blocks.add(new Block.MapView(NoiseMap.of(c, study)));
        blocks.add(limits());
        blocks.add(new Block.Callout(
                Block.Kind.UNKNOWN,
                "What was never published",
                List.of(
                        southaven(),
                        Span.words(
                                "How quiet each place would be without the site is not known either. A sound of the same"
                                        + " level is easier to hear where it is quiet."))));
        return new Section("noise", "Noise", EVERYBODY, blocks);
    }

    private Block summary(NoiseFindings.At home) {
        List<Span> spans = new ArrayList<>(Span.words(home.name()));
        spans.addAll(Span.of(
                ", {} from the site: the day-night level of the year is {-}. The night alone has {}, the loudest day {}. The"
                        + " day-night level is a mean in which sounds at night count ten times.",
                home.distance(),
                home.dayNight(),
                home.night(),
                home.loudestDay()));
        return new Block.Text(spans);
    }

    private Plot days(NoiseFindings.At home) {
        Loudness l = study.heard().stream()
                .filter(h -> h.place().id().equals(home.id()))
                .findFirst()
                .orElseThrow()
                .loudness();
        double[] x = l.days().stream()
                .mapToDouble(d -> d.date().atStartOfDay(c.zone()).toEpochSecond())
                .toArray();
        double[] y = l.days().stream()
                .mapToDouble(d -> Double.isFinite(d.dayNightDb()) ? d.dayNightDb() : Double.NaN)
                .toArray();
        double[] named = new double[x.length];
        Arrays.fill(named, epa(f).value());
        return new Plot(
                "noise_days",
                "Noise of the site at " + home.name() + ", day by day",
                "The day-night level of each day of the year from the site alone, beside the level that the US EPA names for homes."
                        + " The loudest day is " + l.loudest().date() + ".",
                Plot.Axis.TIME,
                "",
                Unit.DBA,
                "Day-night level, dB(A)",
                x,
                List.of(),
                c.zone(),
                List.of(
                        new Plot.Series("The site alone", Plot.Mark.LINE, y),
                        new Plot.Series("US EPA, all sounds", Plot.Mark.LIMIT, named)));
    }

    private Block placesTable() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (NoiseFindings.At at : found.places()) {
            rows.add(List.of(
                    Span.words(at.name()),
                    Span.of("{}", at.distance()),
                    Span.of("{-}", at.dayNight()),
                    Span.of("{}", at.night()),
                    Span.of("{}", at.loudestDay())));
        }
        return new Block.Rows(
                "noise_places",
                "Noise of the site alone at places around it",
                List.of("Place", "Distance", "Day-night level of the year", "Night level", "Loudest day"),
                rows);
    }

    private List<Span> southaven() {
        return Span.of(
                "No measured noise at or around this site has been published. The only measured levels near are of another"
                        + " site, the turbines in Southaven: the press reports {} to {} and more indoors and {} and more"
                        + " outdoors. They say nothing about this site.",
                press("noise.southaven.indoors_low_db", "Southaven, indoors, lower end", 40),
                press("noise.southaven.indoors_high_db", "Southaven, indoors, upper end", 60),
                press("noise.southaven.outdoors_db", "Southaven, outdoors", 70));
    }

    private Quantity press(String id, String name, double value) {
        return f.add(new Quantity(
                id,
                name,
                value,
                Double.NaN,
                Double.NaN,
                Unit.DB,
                "as reported, without weighting or place",
                List.of(),
                "memphisflyer.com and Ars Technica, 2025-26: 40 to 60s dB indoors, 70s outdoors (fact C14)",
                Confidence.PRESS));
    }

    /** The level that the US EPA names for homes. */
    public static Quantity epa(Figures f) {
        return limit(
                f,
                "noise.limit.epa_dba",
                "Level that protects health and welfare outdoors",
                55,
                "US EPA 550/9-74-004 (1974), table 1: Ldn 55 dB outdoors in residential areas");
    }

    private Block limits() {
        Quantity epa = epa(f);
        Quantity hud = limit(
                f,
                "noise.limit.hud_dba",
                "Level up to which housing is acceptable",
                65,
                "US HUD, 24 CFR 51.103: day-night average up to 65 dB is acceptable");
        return Block.Text.of(
                "To compare: the US EPA named a day-night level of {} outdoors as enough to protect health and welfare. US"
                        + " housing rules accept up to {}. Both count all sounds at a place, not those of one neighbour.",
                epa,
                hud);
    }

    private static Quantity limit(Figures f, String id, String name, double value, String source) {
        return f.add(new Quantity(
                id,
                name,
                value,
                Double.NaN,
                Double.NaN,
                Unit.DBA,
                "as stated",
                List.of(),
                source,
                Confidence.OFFICIAL));
    }

    private Section workings() {
        List<Block> blocks = new ArrayList<>();
        Quantity stated = f.add(new Quantity(
                "noise.path.stated_km",
                "Distance to which ISO 9613-2 states its accuracy",
                1,
                Double.NaN,
                Double.NaN,
                Unit.KM,
                "as stated",
                List.of(),
                "ISO 9613-2:1996, table 5",
                Confidence.OFFICIAL));
        blocks.add(Block.Text.of(
                "Each kind of machine is one point source. How many run, and how fast, follows the twin hour by hour; fans get"
                        + " quieter as they slow down. Each octave loses what distance, ground and the air of that hour"
                        + " take (ISO 9613-1:1993 and 9613-2:1996, general ground method). The standard states its"
                        + " accuracy up to {}. Beyond, the range of this report is wider by assumption.",
                stated));
        blocks.add(machinesTable());
        if (!study.silent().isEmpty()) {
            blocks.add(new Block.Note(Span.words("Not heard, as they did not run in the year: "
                    + study.silent().stream().map(m -> Shortened.of(m.name())).collect(Collectors.joining(", "))
                    + ".")));
        }
        if (!study.heard().isEmpty()) {
            blocks.add(new Block.Chart(parts()));
        }
        return new Section("noise-workings", "Noise: how it was worked out", CHECKERS, blocks);
    }

    private Block machinesTable() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (NoiseMachine machine : study.machines()) {
            String path = "community.noise.machines." + machine.id() + ".sound_power_db";
            Sourced level = c.tree().at(path);
            Quantity power = f.ofInput(path, "Sound power of one: " + Shortened.of(machine.name()), level);
            rows.add(List.of(
                    Span.words(Shortened.of(machine.name())),
                    Span.of("{-}", power),
                    Span.words(machine.aWeighted() ? "A-weighted" : "without weighting"),
                    Span.words(follows(machine)),
                    Span.words(level.source())));
        }
        return new Block.Rows(
                "noise_machines",
                "Machines that make noise, each at full pace, before silencers",
                List.of("Machine", "Sound power of one", "Weighting", "What its number follows", "Source"),
                rows);
    }

    private static String follows(NoiseMachine machine) {
        return switch (machine.follows()) {
            case TOWER_FANS -> "tower cells in service and the pace of their fans";
            case TOWER_CELLS -> "tower cells in service";
            case DRY_HEAT -> "heat that air-cooled machines reject";
            case GENERATION -> "on-site generation";
            case ALWAYS -> "runs all the time";
        };
    }

    private Plot parts() {
        List<String> places =
                study.heard().stream().map(h -> Shortened.of(h.place().name())).toList();
        double[] x = new double[places.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        List<Plot.Series> series = new ArrayList<>();
        for (NoiseMachine machine : study.machines()) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = study.heard().get(i).parts().stream()
                        .filter(p -> p.name().equals(machine.name()))
                        .mapToDouble(NoiseStudy.Part::dayNightDb)
                        .filter(db -> db > 0)
                        .findFirst()
                        .orElse(Double.NaN);
            }
            series.add(new Plot.Series(Shortened.of(machine.name()), Plot.Mark.BAR, y));
        }
        String loudest =
                Shortened.of(study.heard().getFirst().parts().getFirst().name());
        return new Plot(
                "noise_parts",
                "What each kind of machine gives alone",
                "At " + Shortened.of(study.heard().getFirst().place().name()) + " the most comes from: " + loudest
                        + ".",
                Plot.Axis.CATEGORY,
                "",
                Unit.DBA,
                "Day-night level, dB(A)",
                x,
                places,
                null,
                List.copyOf(series));
    }
}
