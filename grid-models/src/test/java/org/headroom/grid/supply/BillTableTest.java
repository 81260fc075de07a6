package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The table of hand-worked bills in {@code docs/models/supply.md} is what this run computes. {@code ./mvnw test -pl
 * grid-models -am -Dtest=BillTableTest -Dheadroom.docs.rewrite=true} writes it anew.
 */
class BillTableTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";
    private static final Path PAGE = Path.of("..", "docs", "models", "supply.md");

    @Test
    void the_table_in_the_documentation_is_that_of_this_run() throws IOException {
        String text = Files.readString(PAGE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isBetween(BEGIN.length(), to);
        StringBuilder table = new StringBuilder("| bill | by hand, $ | computed, $ | c/kWh |\n|---|---|---|---|\n");
        for (HandWorkedBills.Case c : HandWorkedBills.all()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.2f | %,.2f | %.3f |\n",
                    c.what(),
                    c.usd(),
                    c.sheet().totalUsd(),
                    c.sheet().centsPerKwh()));
        }
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(PAGE, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(table.toString());
        }
    }
}
