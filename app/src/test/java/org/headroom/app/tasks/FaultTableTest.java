package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/models/transients.md} is what the model answers for the default site; figures may drift by a
 * little before the page is written anew: {@code ./mvnw test -pl app -am -Dtest=FaultTableTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dheadroom.docs.rewrite=true}.
 */
class FaultTableTest {
    private static final String BEGIN = "<!-- faults:begin -->\n";
    private static final String END = "<!-- faults:end -->";
    private static final double DRIFT = 0.1;

    private static String table() {
        FaultOutcome out = new FaultStudy(new FaultStudy.Request(
                        SiteInput.open(SiteInput.DEFAULT, Map.of()),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        null,
                        null,
                        null,
                        List.of(),
                        600,
                        1,
                        4 * 3600))
                .run(Progress.SILENT);
        StringBuilder t =
                new StringBuilder("| fault | throttle | shutdown | halls > 35 °C | basin low | after its length: GPU °C"
                        + " | halls °C | cold water °C | servers off | recovers | with reset |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (FaultOutcome.Result r : out.results()) {
            FaultWatch w = r.lasting();
            t.append(String.join(
                            " | ",
                            "| " + r.title(),
                            FaultOutcome.time(w.throttleS),
                            FaultOutcome.time(w.shutdownS),
                            FaultOutcome.time(w.hallS),
                            FaultOutcome.time(w.towerTripS),
                            one(r.alone().gpu.value),
                            one(r.alone().hall.value),
                            one(r.alone().coldWater.value),
                            String.format(Locale.ROOT, "%.0f", r.alone().serversOff),
                            FaultOutcome.time(r.recoverS()),
                            FaultOutcome.time(r.resetRecoverS())))
                    .append(" |\n");
        }
        return t.toString();
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Test
    void the_table_in_the_documentation_is_that_of_this_model() throws IOException {
        Path file = Path.of("..", "docs", "models", "transients.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as("markers in %s", file).isBetween(BEGIN.length(), to);
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(file, text.substring(0, from) + table() + text.substring(to));
            return;
        }
        String[] written = text.substring(from, to).split("\n");
        String[] run = table().split("\n");
        assertThat(written).hasSameSizeAs(run);
        assertThat(written[0]).isEqualTo(run[0]);
        for (int i = 2; i < run.length; i++) {
            String[] is = written[i].split(" \\| ");
            String[] now = run[i].split(" \\| ");
            assertThat(is[0]).isEqualTo(now[0]);
            for (int c = 1; c < now.length; c++) {
                assertThat(near(seconds(is[c]), seconds(now[c])))
                        .as("%s: %s written, %s now; run with -Dheadroom.docs.rewrite=true", is[0], is[c], now[c])
                        .isTrue();
            }
        }
    }

    private static boolean near(double is, double now) {
        return Double.isNaN(is) ? Double.isNaN(now) : Math.abs(is - now) <= DRIFT * Math.abs(now) + 30;
    }

    /** A length of time in s, or a plain number; not a number for a dash. */
    private static double seconds(String cell) {
        String[] parts = cell.replace(" |", "").strip().split(" ");
        if (parts[0].equals("-")) {
            return Double.NaN;
        }
        double value = Double.parseDouble(parts[0]);
        String unit = parts.length > 1 ? parts[1] : "s";
        return switch (unit) {
            case "min" -> 60 * value;
            case "h" -> 3600 * value;
            default -> value;
        };
    }
}
