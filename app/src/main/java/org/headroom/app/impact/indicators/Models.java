package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.IndicatorCatalogue;
import org.headroom.data.site.ValidationRecord;
import org.headroom.physics.basis.ModelCard;

/** What stands behind the figures: the models, what they were held against, where each of them ends, and what a balance proves. */
public final class Models {
    /** Models of the report that no measure of the twin names. */
    private static final Set<String> BESIDE = Set.of("hantush", "plume", "noise");

    private static final List<String> RESIDUALS = List.of("energy_residual", "water_residual", "species_residual");

    private Models() {}

    /**
     * The section on models and validation.
     *
     * @param cards of all models that Headroom has; those that the year needs are shown
     */
    public static List<Section> of(ImpactCase c, Figures f, List<ModelCard> cards) {
        Numbers n = new Numbers(c, f, IndicatorCatalogue.embedded());
        ValidationRecord record = ValidationRecord.embedded();
        List<Block> blocks = new ArrayList<>();
        blocks.add(limits(record));
        blocks.add(balances(n));
        blocks.add(validation(n, record));
        blocks.add(models(cards));
        return List.of(new Section(
                "models", "Models and validation", EnumSet.of(Audience.COUNCIL, Audience.REGULATOR), blocks));
    }

    private static Block limits(ValidationRecord record) {
        Table table = new Table("model_limits", "Where each model ends", "model", "limit");
        record.limits().forEach(limit -> table.words(limit.model(), limit.words()));
        return table.block();
    }

    private static Block balances(Numbers n) {
        List<List<Span>> paragraphs = new ArrayList<>();
        paragraphs.add(
                Span.words("Every step of the year closes its balances of energy, water and dissolved species. That"
                        + " shows that nothing was lost in the books. It does not show that a pump, a tower or a job behaves as"
                        + " assumed: balances prove bookkeeping, not truth."));
        List<Quantity> known = new ArrayList<>();
        for (String key : RESIDUALS) {
            double largest = largest(n, key);
            if (Double.isFinite(largest)) {
                known.add(n.plain(
                        new Numbers.Words(
                                "balance." + key,
                                "Largest " + key.replace('_', ' '),
                                Unit.ONE,
                                "what is left of a step's balance / its throughput, largest of all steps",
                                "Headroom's twin"),
                        largest,
                        Double.NaN,
                        Double.NaN,
                        List.of(),
                        Confidence.DERIVED));
            }
        }
        paragraphs.add(
                known.size() == RESIDUALS.size()
                        ? Span.of(
                                "Largest residuals over throughput: energy {}, water {}, dissolved species {}.",
                                known.toArray(Quantity[]::new))
                        : Span.words("This run keeps no residuals."));
        return new Block.Callout(Block.Kind.LIMIT, "What a balance proves", paragraphs);
    }

    /** Of the year, else of the run itself. */
    private static double largest(Numbers n, String key) {
        double year = n.year(key);
        if (Double.isFinite(year)) {
            return year;
        }
        Measures measure = Measures.valueOf(key.toUpperCase(java.util.Locale.ROOT));
        double[] series = n.site().window().series().getOrDefault(measure, new double[0]);
        return Arrays.stream(series).map(Math::abs).max().orElse(Double.NaN);
    }

    private static Block validation(Numbers n, ValidationRecord record) {
        Table table = new Table(
                "validation",
                "Worst errors against published cases, as the build's tests compute them",
                "model",
                "what was compared",
                "against",
                "worst error");
        for (ValidationRecord.Case one : record.cases()) {
            Quantity worst = n.plain(
                    new Numbers.Words(
                            "validation." + one.id()
                                    + (one.unit().suffix().isEmpty()
                                            ? ""
                                            : "_" + one.unit().suffix()),
                            "Worst error: " + one.what(),
                            one.unit(),
                            "largest difference over the case's points",
                            one.against() + "; docs/models/" + one.page() + ".md"),
                    one.worst(),
                    Double.NaN,
                    Double.NaN,
                    List.of(),
                    Confidence.DERIVED);
            table.cells(List.of(
                    Span.words(one.model()),
                    Span.words(one.what()),
                    Span.words(one.against()),
                    Span.of(one.below() ? "below {}" : "{}", worst)));
        }
        return table.block();
    }

    private static Block models(List<ModelCard> cards) {
        Set<String> used = new HashSet<>(BESIDE);
        for (Measures measure : Measures.values()) {
            used.add(measure.measure().model());
        }
        Table table = new Table("models_used", "Models behind the figures", "model", "what", "equation", "source");
        cards.stream()
                .filter(card -> used.contains(card.name()))
                .forEach(card -> table.words(card.name(), card.title(), card.equation(), card.source()));
        return table.block();
    }
}
