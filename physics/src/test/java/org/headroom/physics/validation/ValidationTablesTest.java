package org.headroom.physics.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.physics.air.AirValidation;
import org.headroom.physics.aquifer.AquiferValidation;
import org.headroom.physics.aquifer.PumpingTestValidation;
import org.headroom.physics.basis.Comparison;
import org.headroom.physics.cooling.CoolingValidation;
import org.headroom.physics.cooling.HydraulicsValidation;
import org.headroom.physics.gpu.GpuValidation;
import org.headroom.physics.water.WaterValidation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validation tables of {@code docs/models} are what this run computes: every comparison holds, and the text between
 * {@code <!-- validation:begin -->} and {@code <!-- validation:end -->} is the table of them.
 *
 * <p>{@code ./mvnw test -pl physics -Dtest=ValidationTablesTest -Dheadroom.docs.rewrite=true} writes the tables anew. A
 * new comparison is one line in the {@code rows()} of its package, a new page one line in {@link #pages()}.
 */
class ValidationTablesTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";

    /** A page of the documentation and the comparisons that stand in its table, in order. */
    record Page(String file, List<Comparison> rows) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Page> pages() throws IOException {
        return List.of(
                page("cooling.md", List.of(AirValidation.rows(), CoolingValidation.rows())),
                page("hydraulics.md", List.of(HydraulicsValidation.rows())),
                page("water.md", List.of(WaterValidation.rows())),
                page("aquifer.md", List.of(AquiferValidation.rows())),
                page("pumping-tests.md", List.of(PumpingTestValidation.rows())),
                page("gpu.md", List.of(GpuValidation.rows())));
    }

    static List<Comparison> comparisons() throws IOException {
        return pages().stream().flatMap(p -> p.rows().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void the_model_agrees_as_well_as_is_asked(Comparison comparison) {
        comparison.check();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_table_in_the_documentation_is_that_of_this_run(Page page) throws IOException {
        Path file = Path.of("..", "docs", "models", page.file());
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as("markers in %s", file).isBetween(BEGIN.length(), to);
        String table = Comparison.head()
                + page.rows().stream().map(r -> r.row() + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(file, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("%s: run this test with -Dheadroom.docs.rewrite=true", page.file())
                    .isEqualTo(table);
        }
    }

    private static Page page(String file, List<List<Comparison>> rows) {
        return new Page(file, rows.stream().flatMap(List::stream).toList());
    }
}
