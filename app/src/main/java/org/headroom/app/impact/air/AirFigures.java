package org.headroom.app.impact.air;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.generation.Pollutant;
import org.jspecify.annotations.Nullable;

/**
 * The findings about air as numbers with passports, for every section that needs them.
 *
 * <p>Concentrations that the site adds carry a range of a factor of two to both sides: what a screening of this kind is good for at best.
 */
public final class AirFigures {
    static final String PLUME = "Gaussian plume after EPA ISC3 (EPA-454/B-95-003b), rise by Briggs, ARM2 for NO2;"
            + " docs/models/plume.md; screening, right to a factor of two at best";

    private static final double FACTOR = 2;
    private static final List<String> INPUTS = List.of("community.air.stacks", "community.air.building");

    private final ImpactCase c;
    private final Figures f;
    private final AirFindings findings;

    private AirFigures(ImpactCase c, Figures f, AirFindings findings) {
        this.c = c;
        this.f = f;
        this.findings = findings;
    }

    /** The same findings for all sections of a report; computed when first asked for. */
    public static AirFigures of(ImpactCase c, Figures f) {
        return new AirFigures(c, f, f.once(AirFindings.class, () -> AirStudy.of(c)));
    }

    public AirFindings findings() {
        return findings;
    }

    /** The home, or else the place, where the year as it was run adds most; empty where nothing can be said. */
    public Optional<AirScenario.AtPlace> worstHome() {
        return worst(findings.actual());
    }

    static Optional<AirScenario.AtPlace> worst(AirScenario scenario) {
        boolean homes = scenario.places().stream().anyMatch(p -> p.kind().equals("home") && !p.refused());
        return scenario.places().stream()
                .filter(p -> !p.refused() && (!homes || p.kind().equals("home")))
                .max(Comparator.comparingDouble(AirScenario.AtPlace::no2DesignUgPerM3));
    }

    /** 1-hour NO2 that the site adds at a place, in the form of the standard. */
    public Quantity no2Added(AirScenario s, AirScenario.AtPlace p) {
        return added(
                s,
                p,
                "no2",
                "1-hour NO2 that the site adds, " + p.name(),
                p.no2DesignUgPerM3(),
                "98th percentile of the daily largest hours of emission x C/Q, NO2 by ARM2");
    }

    public Quantity no2Highest(AirScenario s, AirScenario.AtPlace p) {
        return added(
                s,
                p,
                "no2_highest",
                "highest hour of NO2 that the site adds, " + p.name(),
                p.no2HighestUgPerM3(),
                "largest hour of emission x C/Q, NO2 by ARM2");
    }

    public Quantity pm25Added(AirScenario s, AirScenario.AtPlace p) {
        return added(
                s,
                p,
                "pm25",
                "annual PM2.5 that the site adds, " + p.name(),
                p.pm25UgPerM3(),
                "mean over the hours of emission x C/Q; all particles count as PM2.5");
    }

    /** With what is in the air without the site. */
    public Quantity no2Total(AirScenario s, AirScenario.AtPlace p) {
        return total(no2Added(s, p), "1-hour NO2 with background, " + p.name(), "background_no2_ug_per_m3");
    }

    public Quantity pm25Total(AirScenario s, AirScenario.AtPlace p) {
        return total(pm25Added(s, p), "annual PM2.5 with background, " + p.name(), "background_pm25_ug_per_m3");
    }

    /** Mean of formaldehyde that the site adds: as PM2.5, in the ratio of the year's emissions; not a number without particles. */
    public Quantity formaldehydeAdded(AirScenario.AtPlace p) {
        double ratio = findings.actual().emits() ? findings.formaldehydeShortTon() / findings.pmShortTon() : 0;
        return added(
                findings.actual(),
                p,
                "formaldehyde",
                "annual formaldehyde that the site adds, " + p.name(),
                p.pm25UgPerM3() * ratio,
                "PM2.5 that the site adds x formaldehyde / particles of the year");
    }

    private Quantity added(
            AirScenario s, AirScenario.AtPlace p, String what, String name, double value, String formula) {
        return f.add(new Quantity(
                "air." + s.id() + "." + p.id() + "." + what + "_ug_per_m3",
                name + " (" + s.words() + ")",
                value,
                value / FACTOR,
                value * FACTOR,
                Quantity.Range.FACTOR_TWO,
                Unit.UG_PER_M3,
                formula + "; the range is no share of outcomes",
                INPUTS,
                PLUME,
                Confidence.ESTIMATE));
    }

    private Quantity total(Quantity added, String name, String key) {
        Sourced background = input(key);
        double b = background == null ? Double.NaN : background.value();
        double low = background == null || background.low() == null ? b : background.low();
        double high = background == null || background.high() == null ? b : background.high();
        return f.add(new Quantity(
                added.id().replace("_ug_per_m3", "_with_background_ug_per_m3"),
                name,
                added.value() + b,
                added.low() + low,
                added.high() + high,
                Quantity.Range.JOINED,
                Unit.UG_PER_M3,
                "what the site adds + background, end by end",
                List.of(added.id(), "community.air." + key),
                PLUME,
                Confidence.ESTIMATE));
    }

    /** Whether any stack's height is an assumption. */
    boolean assumedStacks() {
        Instant at = Instant.ofEpochSecond(c.window().fromS());
        return c.tree().communityAir(at).stacks().stream().anyMatch(stack -> {
            Sourced height = c.tree().inForce("community.air.stacks." + stack.id() + ".height_m", at);
            return height != null && height.confidence() == Confidence.ASSUMPTION;
        });
    }

    /** An input of the air block as a number; null where the file says nothing. */
    @Nullable
    Quantity given(String key, String name) {
        Sourced sourced = input(key);
        return sourced == null ? null : f.ofInput("community.air." + key, name, sourced);
    }

    private @Nullable Sourced input(String key) {
        return c.tree()
                .inForce(
                        "community.air." + key, Instant.ofEpochSecond(c.window().fromS()));
    }

    /** A mass of the year in short tons with the ensemble's range. */
    Quantity tons(Pollutant pollutant) {
        String key = pollutant.key() + "_kg";
        double perKg = Unit.SHORT_TON.fromBase(1);
        var spread = c.ensemble().spread(key);
        return f.add(new Quantity(
                "air." + pollutant.key() + "_short_ton",
                name(pollutant) + " from on-site generation over the year",
                c.year().figure(key) * perKg,
                spread.low() * perKg,
                spread.high() * perKg,
                Unit.SHORT_TON,
                "sum over the year of fuel x emission factor x (1 - what a warm catalyst takes out)",
                List.of("grid.generation"),
                "Headroom's twin, a year by the hour; factors of EPA AP-42 in the site's file",
                Confidence.ESTIMATE));
    }

    static String name(Pollutant p) {
        return switch (p) {
            case NOX -> "oxides of nitrogen";
            case CO -> "carbon monoxide";
            case VOC -> "volatile organic compounds";
            case PM -> "particles";
            case HAP -> "hazardous air pollutants";
            case FORMALDEHYDE -> "formaldehyde";
            case CO2 -> "carbon dioxide";
        };
    }

    /** Particles that leave with drops of the towers. */
    public Quantity drift() {
        return plain(
                "air.drift_lb_per_h",
                "dust of drift, mean of the year",
                findings.driftPm10LbPerH(),
                Unit.LB_PER_H,
                "drift x dissolved solids of the basins, all of it counted as PM10",
                List.of("cooling.towers.drift_fraction"),
                "Headroom's twin, a year by the hour; EPA AP-42 section 13.4 (1995)");
    }

    Quantity plain(
            String id, String name, double value, Unit unit, String formula, List<String> inputs, String source) {
        return f.add(new Quantity(
                id, name, value, Double.NaN, Double.NaN, unit, formula, inputs, source, Confidence.ESTIMATE));
    }
}
