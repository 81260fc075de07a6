package org.headroom.app.impact.air;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.grid.generation.Pollutant;

/** The sections about air: what a resident reads first, and the emissions behind it for who checks them. */
public final class AirSection {
    private final ImpactCase c;
    private final AirFigures figures;
    private final AirFindings findings;

    private AirSection(ImpactCase c, Figures f) {
        this.c = c;
        figures = AirFigures.of(c, f);
        findings = figures.findings();
    }

    /** Both sections; a site whose file has no stacks is told what is missing. */
    public static List<Section> of(ImpactCase c, Figures f) {
        AirSection made = new AirSection(c, f);
        return List.of(
                new Section("air", "Air", EnumSet.allOf(Audience.class), made.forAll()),
                new Section(
                        "air-emissions",
                        "Air: emissions and the permit",
                        Set.of(Audience.COUNCIL, Audience.REGULATOR),
                        made.forCheckers()));
    }

    private List<Block> forAll() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(limits());
        blocks.add(burnt());
        if (!findings.modelled()) {
            blocks.add(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "Where the air goes is not computed",
                    List.of(Span.words("What would be needed: " + String.join("; ", findings.missing()) + "."))));
        } else {
            if (findings.actual().emits()) {
                blocks.addAll(
                        places(findings.actual(), "What the site adds to the air at places nearby, over the year"));
            }
            if (findings.permitted().emits()) {
                blocks.addAll(permitted());
            }
            AirMaps.of(c, findings).ifPresent(map -> blocks.add(new Block.MapView(map)));
        }
        blocks.add(new Block.Text(Span.of(
                "The cooling towers let go of fine drops. When a drop dries, its salt stays in the air as dust: {} on average.",
                figures.drift())));
        blocks.add(unknown());
        return blocks;
    }

    private Block limits() {
        List<List<Span>> paragraphs = new ArrayList<>();
        paragraphs.add(
                Span.words(
                        "This is a simple model, used to see where a closer look is needed. It follows the wind in a straight line, hour by hour. At best it is right to a factor of two."));
        paragraphs.add(
                Span.words(
                        "The stacks are low and stand beside a very large hall. Air that tumbles over the hall can pull the exhaust down. The model leaves this out, so close to the hall it may show too little. Right beside the hall it gives no number at all."));
        if (figures.assumedStacks()) {
            paragraphs.add(
                    Span.words("The height and the place of the stacks are assumed: no source for them was at hand."));
        }
        if (c.weather().name().contains("generated")) {
            paragraphs.add(Span.words(
                    "From where the wind blows is assumed too: the built-in weather is not a record of it."));
        }
        return new Block.Callout(Block.Kind.LIMIT, "What these numbers can and cannot say", paragraphs);
    }

    private Block burnt() {
        boolean any = findings.noxShortTon() > 0;
        if (!any) {
            return Block.Text.of(
                    "In the year of this report the site burns no fuel of its own, so its own stacks add nothing to the air. Its power comes from the grid; what power stations elsewhere put into the air is not counted here.");
        }
        return Block.Text.of(
                "Over the year, on-site engines and turbines put {} of oxides of nitrogen, {} of particles and {} of formaldehyde into the air.",
                figures.tons(Pollutant.NOX),
                figures.tons(Pollutant.PM),
                figures.tons(Pollutant.FORMALDEHYDE));
    }

    private List<Block> permitted() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("What the permit would allow"));
        blocks.add(
                Block.Text.of(
                        "This is not what happened. It shows the most that the air permit would allow, let out evenly over a whole year, with the catalysts at work."));
        blocks.addAll(places(findings.permitted(), "Permit caps as a constant emission: allowed, not observed"));
        AirFigures.worst(findings.permittedBare())
                .ifPresent(p -> blocks.add(new Block.Text(Span.of(
                        "The same fuel burnt without catalysts would add {} of NO2 at that place in the worst hours.",
                        figures.no2Added(findings.permittedBare(), p)))));
        return blocks;
    }

    private List<Block> places(AirScenario s, String caption) {
        if (s.places().isEmpty()) {
            return List.of(
                    Block.Note.of("The site's file names no places (community.places), so only the map is shown."));
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        for (AirScenario.AtPlace p : s.places()) {
            rows.add(
                    p.refused()
                            ? List.of(
                                    Span.words(p.name()),
                                    Span.words("beside the hall: no value"),
                                    Span.words(""),
                                    Span.words(""),
                                    Span.words(""))
                            : List.of(
                                    Span.words(p.name()),
                                    Span.of("{}", figures.no2Added(s, p)),
                                    Span.of("{}", figures.no2Total(s, p)),
                                    Span.of("{}", figures.pm25Added(s, p)),
                                    Span.of("{}", figures.pm25Total(s, p))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(
                "air_places_" + s.id(),
                caption,
                List.of(
                        "Place",
                        "NO2 in the worst hours: added",
                        "NO2 with what is there already",
                        "Fine particles over the year: added",
                        "Fine particles with what is there already"),
                rows));
        blocks.add(Block.Note.of("What the site adds may be half as much or twice as much."));
        AirFigures.worst(s).ifPresent(p -> blocks.addAll(standards(s, p)));
        return blocks;
    }

    private List<Block> standards(AirScenario s, AirScenario.AtPlace p) {
        List<Block> blocks = new ArrayList<>();
        Quantity no2 = figures.given("standard_no2_ug_per_m3", "1-hour standard for NO2");
        Quantity no2Level = figures.given("significant_no2_ug_per_m3", "significant impact level for 1-hour NO2");
        Quantity pm = figures.given("standard_pm25_ug_per_m3", "annual standard for PM2.5");
        Quantity pmLevel = figures.given("significant_pm25_ug_per_m3", "significant impact level for annual PM2.5");
        if (no2 == null || no2Level == null || pm == null || pmLevel == null) {
            return blocks;
        }
        List<Span> text = new ArrayList<>(Span.words("At "));
        text.addAll(Span.words(p.name()));
        text.addAll(Span.of(
                (s == findings.actual() ? " the site adds" : " the site would add")
                        + " {} of NO2 in its worst hours (highest hour {}). The federal limit is {}. An addition above {} calls for a closer look: this is "
                        + side(p.no2DesignUgPerM3(), no2Level)
                        + ". Over the year {} of fine particles are added; the limit is {}, and a closer look is called for above {}: this is "
                        + side(p.pm25UgPerM3(), pmLevel) + ".",
                figures.no2Added(s, p),
                figures.no2Highest(s, p),
                no2,
                no2Level,
                figures.pm25Added(s, p),
                pm,
                pmLevel));
        blocks.add(new Block.Text(text));
        return blocks;
    }

    /** With a factor of two to both sides, near means neither. */
    private static String side(double value, Quantity level) {
        return value > 2 * level.value()
                ? "above it"
                : value < level.value() / 2 ? "below it" : "within a factor of two of it, too near to tell";
    }

    private Block unknown() {
        return new Block.Callout(
                Block.Kind.UNKNOWN,
                "What is not modelled",
                List.of(
                        Span.words(
                                "Ozone, health effects, cancer risk and smells are not modelled. Neither is exhaust of trucks, or of other plants nearby."),
                        Span.words(
                                "What is in the air already is taken from stations elsewhere, as the source of that number says. The report knows of no measurement at these places.")));
    }

    private List<Block> forCheckers() {
        AirEmissions emissions = new AirEmissions(c, figures);
        List<Block> blocks = new ArrayList<>(emissions.permit());
        blocks.add(new Block.Heading("With and without catalysts"));
        blocks.add(emissions.perMegawattHour());
        if (findings.permittedBare().emits()) {
            blocks.add(new Block.Heading("The permit's fuel without catalysts"));
            blocks.addAll(places(
                    findings.permittedBare(),
                    "The fuel behind the permit's caps without catalysts: a comparison, not observed"));
        }
        blocks.add(new Block.Heading("How the concentrations come about"));
        blocks.add(
                Block.Text.of(
                        "Gaussian plumes after EPA's ISC3 with the rise of Briggs, rural curves of Pasquill and Gifford unless the site's file says town, hour by hour over the weather year, full reflection at the ground, no lid, no downwash, calms at the slowest wind that ISC3 allows. Units that are alike are one stack with the emission of all. NO2 is the ambient ratio (ARM2) of NOx that the site adds, in the form of the standard: the 98th percentile of the daily largest hours of one year. All particles count as PM2.5. Ranges here are a factor of two to both sides, and no share of outcomes."));
        return blocks;
    }
}
