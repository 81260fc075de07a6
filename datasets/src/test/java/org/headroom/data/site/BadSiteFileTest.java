package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad input is one line that names the file, the line or path, what was found and what is allowed. */
class BadSiteFileTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("site.yaml"), text);
    }

    private void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> SiteTree.read(file))
                .isInstanceOf(InputError.class)
                .message()
                .contains(file.toString())
                .contains(", allowed: ")
                .doesNotContain("\n")
                .contains(parts);
    }

    @Test
    void a_misspelt_key_names_the_key_that_was_meant() throws IOException {
        refuses(
                file("extends: memphis-announced\ncooling:\n  towers:\n    fan_v: 50000\n"),
                "line 4, cooling.towers.fan_v",
                "an unknown key",
                "did you mean fan_w?");
    }

    @Test
    void a_negative_power_names_the_range() throws IOException {
        refuses(
                file("extends: memphis-announced\ncooling: {towers: {fan_w: -5}}\n"),
                "line 2, cooling.towers.fan_w",
                "found -5",
                "100 to 1000000 W");
    }

    @Test
    void a_swapped_unit_names_the_units_that_fit() throws IOException {
        refuses(
                file("extends: memphis-announced\nlimits: {potable_gal_per_day: {value: 1, unit: mw}}\n"),
                "line 2, limits.potable_gal_per_day",
                "the unit 'mw'",
                "a unit of volume flow such as US gal/d");
    }

    @Test
    void a_value_out_of_range_after_conversion_shows_both() throws IOException {
        refuses(
                file("extends: memphis-announced\nit: {gpu: {limit_w: {value: 700, unit: kw}}}\n"),
                "it.gpu.limit_w",
                "found 700 kW = 700000",
                "50 to 5000 W");
    }

    @Test
    void a_missing_key_is_named_with_what_may_stand_there() throws IOException {
        refuses(file("schema: headroom.site/1\nname: Mine\n"), ": label", "no value", "text");
        String whole = ANNOUNCED.toYaml();
        String without = whole.replaceFirst("(?m)^ *fan_w:.*\\n", "");
        assertThat(without).isNotEqualTo(whole);
        refuses(file(without), "cooling.towers.fan_w", "no value", "100 to 1000000 W");
    }

    @Test
    void a_duplicate_key_names_both_lines() throws IOException {
        refuses(file("extends: memphis-announced\nname: A\nname: B\n"), "line 3", "'name' twice (first in line 2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n", "# only a comment\n"})
    void an_empty_file_is_called_empty(String text) throws IOException {
        refuses(file(text), "an empty file");
    }

    @Test
    void a_directory_is_called_a_directory() {
        refuses(folder, "a directory", "a YAML file");
    }

    @Test
    void a_file_that_is_not_there_is_said_so() {
        refuses(folder.resolve("none.yaml"), "no such file");
        assertThatThrownBy(() -> SiteTree.open("memphis-anounced"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("memphis-announced | memphis-as-built");
    }

    @Test
    void binary_data_is_called_binary() throws IOException {
        Path file = folder.resolve("site.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        refuses(file, "binary data");
        Files.write(file, new byte[] {'a', ':', ' ', 0, '\n'});
        refuses(file, "binary data");
    }

    @Test
    void a_file_beyond_a_mebibyte_is_refused() throws IOException {
        refuses(file("# " + "x".repeat(YamlReader.MAX_BYTES) + "\n"), "at most 1 MiB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: !!java.lang.Runtime x | a YAML tag",
                "name: &a x | an anchor or alias",
                "name: *a | an anchor or alias",
                "name: [x] | a list",
                "it: 5 | the keys gpus_count",
                "it: {gpu: {limit_w: .nan}} | '.nan'",
                "it: {gpu: {limit_w: .inf}} | '.inf'",
                "it: {gpu: {limit_w: '700'}} | the quoted text '700'",
                "it: {gpu: {limit_w: seven}} | 'seven'",
                "it: {gpu: {limit_w: }} | nothing",
                "it: {gpus_count: 10.5} | a whole number",
                "it: {gpus_count: {value: 10, sorce: x}} | did you mean source?",
                "it: {gpus_count: {value: 100, source: x, confidence: sure}} | official | press",
                "it: {gpu: {limit_w: {value: 700, low: 800}}} | between its own low and high",
                "cooling: {mode: wett} | wet | dry",
                "cooling: {chillers: {cap_ft: [1, 2]}} | a list of 6 numbers",
                "planning: {from: 2025-02-30} | a date such as",
                "events: {a: {kind: flood}} | utility_call",
                "it: {gpu: {limit_w: {stages: [{value: 700}, {from: 2025, value: 5}]}}} | a date such as",
                "it: {gpu: {limit_w: {stages: [{from: 2025-02-01, value: 700}, {from: 2025-01-01, value: 5}]}}} | in order of time",
                "it: {Gpu: 5} | lower case",
                "it: {gpu | broken YAML",
            })
    void what_a_site_file_has_no_use_for_is_refused_in_one_line(String yaml, String part) throws IOException {
        refuses(file("extends: memphis-announced\n" + yaml + "\n"), part, "line ");
    }

    @Test
    void a_time_zone_that_does_not_exist_is_refused() throws IOException {
        refuses(
                file("extends: memphis-announced\nlocation: {zone: Mars/Olympus}\n"),
                "location.zone: found 'Mars/Olympus'",
                "a time zone such as America/Chicago");
    }

    @Test
    void an_alias_bomb_is_refused_before_it_unfolds() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            char before = (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [*")
                    .append(before)
                    .append(",*")
                    .append(before)
                    .append("]\n");
        }
        refuses(file(bomb.toString()), "line 1", "an anchor or alias");
    }

    @Test
    void deep_nesting_is_refused() throws IOException {
        refuses(file("a: " + "[".repeat(3000) + "]".repeat(3000) + "\n"), "line 1");
    }

    @Test
    void a_second_document_is_refused() throws IOException {
        refuses(file("extends: memphis-announced\n---\nname: x\n"), "a second document");
    }

    @Test
    void an_event_that_ends_before_it_begins_is_refused_when_bound() throws IOException {
        SiteTree tree = SiteTree.read(file("""
                extends: memphis-announced
                events:
                  transformer_out: {to: 2025-07-20T00:00}
                """));
        assertThatThrownBy(() -> tree.bind(tree.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("events.transformer_out.to");
    }

    @Test
    void a_time_that_the_clock_skips_is_refused() throws IOException {
        SiteTree tree = SiteTree.read(file("""
                extends: memphis-announced
                events:
                  transformer_out: {from: 2025-03-09T02:30}
                """));
        assertThatThrownBy(() -> tree.bind(tree.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("events.transformer_out.from");
    }

    @Test
    void what_a_design_refuses_names_the_file_and_the_group() throws IOException {
        SiteTree tree = SiteTree.read(file("extends: memphis-announced\ncooling: {towers: {water_out_c: 20}}\n"));
        assertThatThrownBy(() -> tree.bind(tree.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("site.yaml: cooling.towers (water_out_c): found 20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it.gpus_count | 200000 | it.racks_count: found 1563 racks for 25000 servers of 8 GPUs | 3125 racks",
                "it.racks_count | 1600 | it.racks_count: found 1600 racks for 12500 servers of 8 GPUs | 1563 racks",
                "it.makers.dell.share | 0.75 | it.makers: found shares that sum to 1.25 | shares that sum to 1",
            })
    void a_fleet_that_does_not_fit_its_racks_is_refused_when_bound(
            String path, String value, String found, String allowed) {
        SiteTree tree = ANNOUNCED.withText(Map.of(path, value));
        assertThatThrownBy(() -> tree.bind(tree.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessage("memphis-announced: " + found + ", allowed: "
                        + (allowed.endsWith("racks") ? allowed + " (it.gpus_count, it.servers_per_rack)" : allowed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cooling.tower.fan_w | 5 | did you mean cooling.towers.fan_w",
                "fan_w | 5 | did you mean cooling.towers.fan_w",
                "cooling.towers.fan_w | -5 | 100 to 1000000 W",
                "cooling.towers.fan_w | 5 mw | 100 to 1000000 W",
                "cooling.towers.fan_w | 5 gal | a unit of power such as W",
                "cooling.towers.fan_w | 5gal | a unit of power such as W",
                "cooling.towers.fan_w | many | a number",
                "cooling.towers.fan_w | '' | found nothing, allowed: 100 to 1000000 W",
                "limits.site_power_mw | '' | found nothing, allowed: 0 to 100000 MW, or null",
                "cooling.mode | damp | wet | dry | hybrid",
                "cooling | wet | a path that `site show` lists",
            })
    void a_bad_set_is_refused_in_one_line(String path, String value, String part) {
        assertThatThrownBy(() -> ANNOUNCED.withText(Map.of(path, value)))
                .isInstanceOf(InputError.class)
                .message()
                .startsWith("--set: " + path)
                .contains(part)
                .doesNotContain("\n");
    }
}
