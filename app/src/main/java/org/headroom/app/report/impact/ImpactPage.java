package org.headroom.app.report.impact;

import java.util.List;
import org.headroom.data.quantity.Confidence;

/**
 * A whole report.
 *
 * @param site name of the site
 * @param shown which site it is: as announced or as built, in one sentence that every page repeats
 * @param metered what was ever metered beside what is modelled, in one sentence that every page repeats; empty if no
 *     meter was published
 * @param facts name and value: run, window, weather, models, hashes of inputs
 * @param quantities every number of the report, each once, in order of first use
 * @param inputs the site's inputs, as the annex lists them
 */
public record ImpactPage(
        String runId,
        String site,
        String shown,
        String metered,
        Audience audience,
        List<List<String>> facts,
        List<Section> sections,
        List<Quantity> quantities,
        List<Input> inputs) {
    public ImpactPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        quantities = List.copyOf(quantities);
        inputs = List.copyOf(inputs);
    }

    /** An input of the site with its passport; numbers as written in the file. */
    public record Input(
            String path, String value, String unit, String low, String high, Confidence confidence, String source) {}
}
