package org.headroom.app.impact.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Section;
import org.headroom.app.tasks.RunModel;
import org.headroom.data.site.ValidationRecord;
import org.junit.jupiter.api.Test;

/** The models' section against the pages that the build writes. */
class ModelsTest {
    @Test
    void each_error_is_the_one_of_the_documents_table() throws IOException {
        for (ValidationRecord.Case one : ValidationRecord.embedded().cases()) {
            Path page = Path.of("..", "docs", "models", one.page() + ".md");
            String row = Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("| " + one.what() + " | " + one.against() + " |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row of " + one.what() + " in " + page));
            String[] cells = row.split("\\|", -1);
            // the worst error is the cell before what is asked for
            String worst = cells[cells.length - 3].strip();
            String number = worst.replace("below ", "").split(" ", -1)[0];
            assertThat(worst.startsWith("below")).as(one.id()).isEqualTo(one.below());
            assertThat(Double.parseDouble(number))
                    .as("%s: %s", one.id(), BigDecimal.valueOf(one.worst()).toPlainString())
                    .isEqualTo(one.worst());
        }
    }

    @Test
    void the_largest_residuals_are_those_of_the_year() {
        Figures f = new Figures();
        Section section = Models.of(
                        MadeUpYear.round()
                                .with("energy_residual", 3e-13)
                                .with("water_residual", 2e-14)
                                .with("species_residual", 1e-12)
                                .impact(),
                        f,
                        RunModel.cards())
                .getFirst();

        assertThat(section.id()).isEqualTo("models");
        assertThat(f.get("balance.energy_residual").value()).isEqualTo(3e-13);
        assertThat(section.blocks().toString()).contains("balances prove bookkeeping, not truth");
        assertThat(Models.of(MadeUpYear.round().impact(), new Figures(), List.of())
                        .toString())
                .contains("keeps no residuals");
    }

    @Test
    void models_of_the_twin_have_their_cards() {
        Section section = Models.of(MadeUpYear.round().impact(), new Figures(), RunModel.cards())
                .getFirst();
        Block.Rows models = section.blocks().stream()
                .filter(Block.Rows.class::isInstance)
                .map(Block.Rows.class::cast)
                .filter(rows -> rows.id().equals("models_used"))
                .findFirst()
                .orElseThrow();
        assertThat(models.rows().toString()).contains("tower", "chiller", "hantush", "transformer");
    }
}
