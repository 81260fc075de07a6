package org.headroom.grid.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.CellAgeing;
import org.headroom.grid.storage.CellThermal;
import org.headroom.grid.storage.PartLoad;
import org.headroom.grid.storage.PowerWindow;
import org.headroom.grid.storage.Rainflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of {@code docs/models/storage-generation.md} is what this run computes; {@code -Dheadroom.docs.rewrite=true}
 * writes it anew.
 */
class StorageGenerationValidationTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";
    private static final Path PAGE = Path.of("..", "docs", "models", "storage-generation.md");
    private static final double YEAR_S = 365.25 * 86_400;
    private static final double LB_PER_MMBTU = 0.45359237 / 1.05505585262e9;

    /** @param digits decimals of the figures, so that the table is the same on every machine */
    record Row(String what, String against, double found, double published, double within, int digits, String unit) {
        String line() {
            String figure = "%." + digits + "f";
            String numbers =
                    String.format(Locale.ROOT, figure + " %s | " + figure + " %s", found, unit, published, unit);
            String line = "| " + what + " | " + against + " | " + numbers + " | " + plain(within) + " " + unit + " |";
            return line.replace("  |", " |") + "\n";
        }

        private static String plain(double value) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Row> rows() {
        return List.of(
                row("rainflow, cycles of the example", "ASTM E1049-85, 5.4.4", counted(false), 4, 1e-9, 1, "cycles"),
                row(
                        "rainflow, twice its cycles times their range",
                        "the way of the example by hand",
                        counted(true),
                        46,
                        1e-9,
                        1,
                        ""),
                row(
                        "fade, 10 years at 25 C and half charge",
                        "Naumann et al. (2018), by hand",
                        100 * CellAgeing.LFP.timeRate(0.5, 25) * Math.sqrt(10 * YEAR_S),
                        100 * 1.2571e-5 * 0.60225 * Math.sqrt(10 * YEAR_S),
                        0.005,
                        2,
                        "%"),
                row(
                        "fade by time, 40 C over 25 C",
                        "Naumann et al. (2018), 17,126 J/mol",
                        CellAgeing.LFP.timeRate(0.5, 40) / CellAgeing.LFP.timeRate(0.5, 25),
                        1.392,
                        0.001,
                        3,
                        ""),
                row(
                        "fade, 10,000 cycles of 80 % at 1 C",
                        "Naumann et al. (2020), by hand",
                        100 * CellAgeing.LFP.cycleRate(0.8, 1) * Math.sqrt(10_000),
                        18.003,
                        0.005,
                        2,
                        "%"),
                row("150 MW from full to the reserve", "0.8 x 655 MWh x 0.96 by hand", hours(), 3.3536, 0.001, 3, "h"),
                row("round trip at rated power", "92 % (fact E54)", roundTrip(), 91.97, 0.01, 2, "%"),
                row(
                        "gas engine at three quarters",
                        "Jenbacher J620 J101 data sheet (2018)",
                        100 * J620.efficiencyAt(2509.0 / 3356),
                        100 * 2509.0 / 5758,
                        0.1,
                        2,
                        "%"),
                row(
                        "gas engine at half load",
                        "the same",
                        100 * J620.efficiencyAt(1658.0 / 3356),
                        100 * 1658.0 / 4008,
                        0.1,
                        2,
                        "%"),
                row(
                        "NOx of a lean premix turbine",
                        "AP-42 table 3.1-1",
                        PublishedUnits.turbine(16.5e6).emissions().kgPerJ(Pollutant.NOX, false) / LB_PER_MMBTU,
                        0.099,
                        1e-6,
                        4,
                        "lb/MMBtu"),
                row(
                        "NOx of 247 MW all year at 2 ppm",
                        "cap of the permit (facts E59, E61)",
                        yearShortTons(),
                        87,
                        3,
                        0,
                        "short tons"),
                row(
                        "call to rated power, 10 min and 5 MW/min",
                        "10 + 16.5 / 5 by hand",
                        minutesToRated(),
                        13.3,
                        0.02,
                        1,
                        "min"));
    }

    private static final HeatRate J620 = new HeatRate(3356.0 / 7507, 0.079, 0);

    private static Row row(
            String what, String against, double found, double published, double within, int digits, String unit) {
        return new Row(what, against, found, published, within, digits, unit);
    }

    private static double counted(boolean ranges) {
        double[] sum = new double[1];
        Rainflow rainflow = new Rainflow(0);
        Rainflow.Counted counted = (range, cycles) -> sum[0] += cycles * (ranges ? 2 * range : 1);
        for (double value : new double[] {-2, 1, -3, 5, -1, 3, -4, 4, -2}) {
            rainflow.add(value, counted);
        }
        rainflow.finish(counted);
        return sum[0];
    }

    private static double hours() {
        Battery battery = Battery.full(new BatteryDesign(150e6, 655 * 3.6e9, 0.96, 0.96, 0.2, 0));
        double seconds = 0;
        while (battery.dischargeOfferW(1) >= 150e6) {
            battery.advance(150e6, 1);
            seconds++;
        }
        return seconds / 3600;
    }

    private static double roundTrip() {
        Battery battery = new Battery(
                new BatteryDesign(
                        150e6,
                        655 * 3.6e9,
                        0.959,
                        0.959,
                        0,
                        0,
                        new PartLoad(0.1, 0.4, 0.1),
                        PowerWindow.OPEN,
                        CellThermal.NONE,
                        CellAgeing.NONE),
                0);
        battery.advance(-150e6, 3600);
        double outS = 0;
        while (battery.dischargeOfferW(1) >= 150e6) {
            battery.advance(150e6, 1);
            outS++;
        }
        return 100 * (outS + battery.dischargeOfferW(1) / 150e6) / 3600;
    }

    private static double yearShortTons() {
        double ppm27 = PublishedUnits.turbine(16.5e6).ratedFuelW() / 16.5e6 * 0.099 * LB_PER_MMBTU;
        return 247e6 * 8760 * 3600 * ppm27 * (1 - 0.925) / 907.18474;
    }

    private static double minutesToRated() {
        Fleet fleet = new Fleet(FleetTest.SMT_130, 1);
        double seconds = 0;
        while (fleet.powerNowW() < 16.5e6 * (1 - 1e-9)) {
            fleet.step(16.5e6, 0, 15, 1);
            seconds++;
        }
        return seconds / 60;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_model_agrees_as_well_as_is_asked(Row row) {
        assertThat(Math.abs(row.found() - row.published())).as(row.what()).isLessThanOrEqualTo(row.within());
    }

    @Test
    void the_table_in_the_documentation_is_that_of_this_run() throws IOException {
        String text = Files.readString(PAGE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as("markers in %s", PAGE).isBetween(BEGIN.length(), to);
        String table = "| what | against | found | expected | asked for |\n|---|---|---|---|---|\n"
                + rows().stream().map(Row::line).collect(Collectors.joining());
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(PAGE, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("run this test with -Dheadroom.docs.rewrite=true")
                    .isEqualTo(table);
        }
    }
}
