package org.headroom.data.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeatherFilesTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private static List<String> excerpt() {
        try (InputStream in = WeatherFilesTest.class.getResourceAsStream("memphis-tmy3-july-1-to-3.epw")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole year made of the three days of the excerpt in turn. */
    private static List<String> year() {
        List<String> excerpt = excerpt();
        List<String> lines = new ArrayList<>(excerpt.subList(0, 8));
        for (int hour = 0; hour < 8760; hour++) {
            LocalDate day = LocalDate.of(2001, 1, 1).plusDays(hour / 24);
            String[] cells = excerpt.get(8 + hour % 72).split(",", -1);
            cells[1] = Integer.toString(day.getMonthValue());
            cells[2] = Integer.toString(day.getDayOfMonth());
            cells[3] = Integer.toString(hour % 24 + 1);
            lines.add(String.join(",", cells));
        }
        return lines;
    }

    private static WeatherSource parse(List<String> lines) {
        return WeatherFiles.parse("a.epw", String.join("\n", lines), MEMPHIS);
    }

    @Test
    void an_epw_row_is_the_hour_that_ends_at_its_time_in_standard_time() {
        WeatherSource source = parse(year());
        assertThat(source.offset()).isEqualTo(ZoneOffset.ofHours(-6));
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(-6));
        Weather weather = source.on(fromS, fromS + 86_400, Overlays.NONE);
        int first = (int) ((fromS - weather.startS()) / 3600);
        String[] row = excerpt().get(8).split(",", -1);
        assertThat(weather.drybulbC(first)).isEqualTo(Double.parseDouble(row[6]));
        assertThat(weather.pressurePa(first)).isEqualTo(Double.parseDouble(row[9]));
        assertThat(weather.windMPerS(first)).isEqualTo(Double.parseDouble(row[21]));
        assertThat(WeatherCsv.row(weather, first).dewpointC()).isCloseTo(Double.parseDouble(row[7]), within(1e-4));
    }

    @Test
    void wind_direction_radiation_and_cloud_of_an_epw_are_read_and_may_be_missing() {
        List<String> lines = year();
        String[] cells = lines.get(9).split(",", -1);
        cells[20] = "999";
        cells[13] = "9999";
        cells[22] = "99";
        lines.set(9, String.join(",", cells));
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(-6));
        Weather weather = parse(lines).on(fromS, fromS + 86_400, Overlays.NONE);
        int first = (int) ((fromS - weather.startS()) / 3600);
        String[] row = excerpt().get(8).split(",", -1);
        assertThat(weather.windFromDeg(first)).isEqualTo(Double.parseDouble(row[20]));
        assertThat(weather.globalWPerM2(first)).isEqualTo(Double.parseDouble(row[13]));
        assertThat(weather.cloudTenths(first)).isEqualTo(Double.parseDouble(row[22]));
        assertThat(weather.windFromDeg(first + 1)).isNaN();
        assertThat(weather.globalWPerM2(first + 1)).isNaN();
        assertThat(weather.cloudTenths(first + 1)).isNaN();
        assertThat(Weather.constant(20, 15, 0.01, 101_325, 3).windFromDeg(0)).isNaN();
    }

    @Test
    void a_table_without_wind_direction_is_still_read() {
        String rows = "2025-07-01T00:00:00-06:00,20,13.8,9.3,50,101325,3";
        Weather old = WeatherFiles.parse("a.csv", WeatherCsv.HEADER + "\n" + rows + "\n", MEMPHIS)
                .on(1_751_349_600, 1_751_353_200, Overlays.NONE);
        assertThat(old.windFromDeg(0)).isNaN();
        String header = WeatherCsv.HEADER + "," + WeatherCsv.SKY_HEADER + "\n";
        Weather now = WeatherFiles.parse("a.csv", header + rows + ",270,,10\n", MEMPHIS)
                .on(1_751_349_600, 1_751_353_200, Overlays.NONE);
        assertThat(now.windFromDeg(0)).isEqualTo(270);
        assertThat(now.globalWPerM2(0)).isNaN();
        assertThat(now.cloudTenths(0)).isEqualTo(10);
        assertThatThrownBy(() -> WeatherFiles.parse("a.csv", header + rows + ",370,,10\n", MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("wind_from_deg");
    }

    /** Each edit turns one cell of the third data row (line 11) into something that cannot be right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 84.0     | line 11: found dry bulb (C) 84.0, allowed: -70 to 70",
                "6 | 99.9     | line 11: found dry bulb missing (99.9), allowed: a value for every hour",
                "6 | hot      | line 11: found dry bulb (C) hot, allowed: -70 to 70",
                "6 | NaN      | line 11: found dry bulb (C) NaN, allowed: -70 to 70",
                "9 | 1005.65  | line 11: found pressure (Pa) 1005.65, allowed: 31000 to 120000",
                "9 | 999999   | line 11: found pressure missing (999999), allowed: a value for every hour",
                "8 | 0.77     | are units or columns swapped?",
                "7 | 68.9     | line 11: found dew point",
                "21 | -3      | line 11: found wind speed (m/s) -3, allowed: 0 to 60",
                "3 | 5        | every hour of the year, in order"
            })
    void a_wrong_cell_of_an_epw_is_named(int column, String text, String message) {
        List<String> lines = year();
        String[] cells = lines.get(10).split(",", -1);
        cells[column] = text;
        lines.set(10, String.join(",", cells));
        assertThatThrownBy(() -> parse(lines)).isInstanceOf(InputError.class).hasMessageContaining(message);
    }

    @Test
    void a_missing_hour_is_named() {
        List<String> middle = year();
        middle.remove(5000);
        assertThatThrownBy(() -> parse(middle))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 5001")
                .hasMessageContaining("every hour of the year, in order");
        List<String> end = year();
        end.removeLast();
        assertThatThrownBy(() -> parse(end)).isInstanceOf(InputError.class).hasMessageContaining("8759 hours");
    }

    @Test
    void relative_humidity_stands_in_for_a_missing_dew_point() {
        List<String> lines = year();
        String[] cells = lines.get(8).split(",", -1);
        cells[7] = "99.9";
        lines.set(8, String.join(",", cells));
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(-6));
        Weather weather = parse(lines).on(fromS, fromS + 3600, Overlays.NONE);
        assertThat(WeatherCsv.row(weather, 24).rhPercent()).isCloseTo(Double.parseDouble(cells[8]), within(0.01));
    }

    @Test
    void the_table_that_is_printed_is_read_back(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("memphis.csv");
        ZoneOffset standard = ZoneOffset.ofHours(-6);
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(standard);
        long toS = LocalDate.of(2026, 1, 1).atStartOfDay().toEpochSecond(standard);
        Weather weather = MemphisYear.source().on(fromS, toS, Overlays.NONE);
        StringBuilder table = new StringBuilder();
        WeatherCsv.write(weather, fromS, toS, standard, table);
        Files.writeString(file, table);
        WeatherSource back = WeatherFiles.read(file, MEMPHIS);
        assertThat(back).isInstanceOf(TypicalYear.class);
        Weather again = back.on(fromS, toS, Overlays.NONE);
        for (int hour = 0; hour < weather.hours(); hour++) {
            assertThat(again.wetbulbC(hour)).isEqualTo(weather.wetbulbC(hour));
            assertThat(again.humidityRatio(hour)).isEqualTo(weather.humidityRatio(hour));
        }
    }

    @Test
    void a_year_keeps_the_offset_that_it_is_written_in() {
        ZoneOffset eastern = ZoneOffset.ofHours(-5);
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(eastern);
        StringBuilder table = new StringBuilder();
        WeatherCsv.write(
                MemphisYear.source().on(fromS, fromS + 8760 * 3600L, Overlays.NONE),
                fromS,
                fromS + 8760 * 3600L,
                eastern,
                table);
        WeatherSource source = WeatherFiles.parse("eastern.csv", table.toString(), MEMPHIS);
        assertThat(source).isInstanceOf(TypicalYear.class);
        assertThat(source.offset()).isEqualTo(eastern);
    }

    @Test
    void a_few_days_serve_only_their_own_window() {
        long fromS = LocalDate.of(2025, 7, 17).atStartOfDay(MEMPHIS).toEpochSecond();
        Weather weather = MemphisYear.source().on(fromS, fromS + 86_400, Overlays.NONE);
        StringBuilder table = new StringBuilder();
        WeatherCsv.write(weather, fromS, fromS + 86_400, MEMPHIS, table);
        WeatherSource dated = WeatherFiles.parse("day.csv", table.toString(), MEMPHIS);
        assertThat(dated.on(fromS, fromS + 86_400, Overlays.NONE).hours()).isEqualTo(24);
        assertThatThrownBy(() -> dated.on(fromS, fromS + 90_000, Overlays.NONE))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("cover the window");
        String gap = table.toString().replaceFirst("2025-07-17T05[^\\n]*\\n", "");
        assertThatThrownBy(() -> WeatherFiles.parse("day.csv", gap, MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 7")
                .hasMessageContaining("2025-07-17T05:00:00-05:00");
    }

    @Test
    void what_is_no_weather_file_is_refused_in_one_line(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> WeatherFiles.read(folder, MEMPHIS)).hasMessageContaining("a directory");
        assertThatThrownBy(() -> WeatherFiles.read(folder.resolve("none"), MEMPHIS))
                .hasMessageContaining("no such file");
        Path empty = Files.writeString(folder.resolve("empty.epw"), "");
        assertThatThrownBy(() -> WeatherFiles.read(empty, MEMPHIS)).hasMessageContaining("an empty file");
        Path binary = Files.write(folder.resolve("binary.epw"), new byte[] {'L', 'O', 0, 1});
        assertThatThrownBy(() -> WeatherFiles.read(binary, MEMPHIS)).hasMessageContaining("a binary file");
        Path other = Files.writeString(folder.resolve("other.epw"), "hello\nworld\n");
        assertThatThrownBy(() -> WeatherFiles.read(other, MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 1: found 'hello'");
    }
}
