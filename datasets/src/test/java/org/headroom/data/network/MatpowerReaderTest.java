package org.headroom.data.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatpowerReaderTest {
    /** Two buses, one line, one generator; the lines are counted in the tests below. */
    private static final String SMALL = """
            function mpc = small
            mpc.version = '2';
            mpc.baseMVA = 100;
            mpc.bus = [
            1 3 0 0 0 0 1 1 0 161 1 1.1 0.9;
            2 1 50 10 0 0 1 1 0 161 1 1.1 0.9;
            ];
            mpc.gen = [
            1 50 0 100 -100 1 100 1 200 0;
            ];
            mpc.branch = [
            1 2 0.01 0.1 0.02 250 0 0 0 0 1;
            ];
            """;

    private static Network read(String text) {
        return MatpowerReader.read("small.m", text);
    }

    private static String refused(String text) {
        String message =
                String.valueOf(assertThrows(InputError.class, () -> read(text)).getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private static void assertSays(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "case14, 14, 20, 5",
        "case_ieee30, 30, 41, 6",
        "case118, 118, 186, 54",
        "case300, 300, 411, 69",
        "case1354pegase, 1354, 1991, 260",
        "case_ACTIVSg2000, 2000, 3206, 544"
    })
    void published_cases_have_as_many_elements_as_their_files(String name, int buses, int branches, int generators) {
        Network network = PublishedCases.read(name);
        assertEquals(name, network.name());
        assertEquals(100e6, network.baseVa());
        assertEquals(buses, network.buses().size());
        assertEquals(branches, network.branches().size());
        assertEquals(generators, network.generators().size());
    }

    @Test
    void columns_become_records_in_si_units() {
        Network network = read("""
                function mpc = t
                mpc.version = '2';
                mpc.baseMVA = 50;
                mpc.bus = [
                7 3 1 2 3 -4 1 1.01 -5 13.8 1 1.05 0.95;
                9 2 5 6 0 0 1 0.99 1.5 161 1 1.1 0.9;
                12 4 0 0 0 0 1 0 0 0 1 1.1 0.9;
                ];
                mpc.gen = [ 7 10 -20 30 -40 1.02 60 1 70 5; 7 1 2 3 -3 1.02 6 1 7 0; 9 1 2 Inf -Inf 1 6 0 7 0 ];
                mpc.branch = [
                7 9 0.01 0.1 0.02 250 300 350 0 0 1 -360 360;
                7 9 0.01 0.1 0.02 0 0 0 0.98 -30 1 -360 360;
                9 12 0.01 0.1 0.02 0 0 0 1 0 0 -360 360;
                ];
                """);
        assertEquals(50e6, network.baseVa());
        assertEquals(
                new Bus("7", Bus.Kind.REFERENCE, 13800, 1e6, 2e6, 3e6, -4e6, 1.01, -5, 0.95, 1.05),
                network.buses().get(0));
        assertEquals(Bus.Kind.PV, network.buses().get(1).kind());
        assertEquals(Bus.Kind.ISOLATED, network.buses().get(2).kind());
        assertEquals(
                new Generator("7", "7", 10e6, -20e6, -40e6, 30e6, 5e6, 70e6, 1.02, 60e6, Double.NaN, true),
                network.generators().get(0));
        assertEquals("7 #2", network.generators().get(1).id());
        assertFalse(network.generators().get(2).inService());
        assertEquals(
                new Branch("7-9", "7", "9", 0.01, 0.1, 0.02, 250e6, 1, 0, false, true),
                network.branches().get(0));
        assertEquals(
                new Branch("7-9 #2", "7", "9", 0.01, 0.1, 0.02, 0, 0.98, -30, true, true),
                network.branches().get(1));
        assertFalse(network.branches().get(2).inService());
    }

    @Test
    void all_ways_to_write_the_same_numbers_are_read() {
        Network plain = read(SMALL);
        Network odd = read("""
                % a comment first
                %{
                a block [ that is not read
                %{
                inside another
                %}
                %}
                # Octave's comment
                function  [ mpc ] = small () % and a tail
                mpc.version = "2"; mpc.baseMVA = 1e2 ;
                mpc.note = 'it''s [ 100 % not a comment';
                mpc.bus_name = { 'a;b', "c]";
                    'd' };
                mpc.bus = [1,3,0,0,0,0,1,1,0,161,1,1.1,.9 % first
                %{
                7 7 7
                %}
                    2\t1 5.0e+1 1D1 ... the rest follows
                    0 0 1 1 0e0 +161 1 1.1 0.9];
                mpc.gen = [ 1 50 0 100 -100 1 100 1 200 0 ];
                mpc.gencost = [2 0 0 3 mpc.baseMVA 0 0]';
                mpc.gencost(:, 5) = 2 * mpc.gencost(:, 5);
                mpc.deep.field = struct('a', {1});

                mpc.branch = [
                1 2 0.01 0.1 0.02 250 0 0 0 0 1

                ]
                end
                """.replace("\n", "\r\n"));
        assertEquals(plain, odd);
    }

    @Test
    void more_columns_than_a_power_flow_needs_are_passed_over() {
        String solved = SMALL.replace("161 1 1.1 0.9;", "161 1 1.1 0.9 20.77 0.28 0 0;")
                .replace("0 0 0 0 1;", "0 0 0 0 1 -360 360 50.2 0 -50 0 0 0 0 0;");
        assertEquals(read(SMALL), read(solved));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mpc.branch(:, [3 4]) = mpc.branch(:, [3 4]) / 1000;",
                "mpc.bus(1, 3) = 5;",
                "[PQ, PV, REF, NONE, BUS_I] = idx_bus;",
                "Vbase = mpc.bus(1, 10) * 1e3;",
                "mpc = scale_load(1.2, mpc);",
                "for i = 1:3, end",
                "define_constants;",
                "mpc.baseMVA = 100 / 2;",
                "mpc.bus = [mpc.bus(:, 1:9) ones(2, 4)];",
                "mpc.gen = gen;",
                "mpc.branch = [1 2 0.01 0.1 0.02 250 0 0 0 0 1] * 2;",
            })
    void a_file_that_computes_is_refused_with_its_line(String statement) {
        assertSays(refused(SMALL + statement + "\n"), "small.m: line 14: found", "allowed");
    }

    @Test
    void what_a_file_computes_is_quoted() {
        assertSays(
                refused(SMALL + "mpc.branch(:, [3 4]) = mpc.branch(:, [3 4]) / 1000;\n"),
                "small.m: line 14: found 'mpc.branch(:, [3 4]) =",
                "a statement that computes, allowed: a case whose matrices are written out as numbers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function mpc = small | x = 1 | line 1: found 'x = 1'",
                "function mpc = small | function [baseMVA, bus, gen, branch] = small | line 1: found 'function [baseMVA, bus",
                "function mpc = small | function small | line 1: found 'function small'",
                "mpc.version = '2'; | mpc.version = '1'; | line 2: found format version 1, allowed: version 2",
                "mpc.version = '2'; | mpc.version = '2 | line 2: found a text that is not closed",
                "mpc.baseMVA = 100; | mpc.baseMVA = -1; | line 3: found mpc.baseMVA -1",
                "mpc.baseMVA = 100; | mpc.other = 100; | found the end of the file without mpc.baseMVA",
                "mpc.gen = [ | mpc.gem = [ | found the end of the file without mpc.gen",
                "2 1 50 10 | 2 1 50 | line 6: found 12 columns in row 2 of mpc.bus, allowed: 13 columns",
                "2 1 50 10 | 2 1 50 10 x | line 6: found 'x' in mpc.bus, allowed: a number",
                "2 1 50 10 | 2 1 50,,10 | line 6: found an empty cell in mpc.bus",
                "2 1 50 10 | 2 1 [50 10 | line 6: found '[50' in mpc.bus",
                "2 1 50 10 | 2 1 - 50 | line 6: found '-' in mpc.bus",
                "2 1 50 10 | 2 1 NaN 10 | line 6: bus 2: found load of NaN W, allowed: a finite number",
                "2 1 50 10 | 2 5 50 10 | line 6: found type 5 of bus 2",
                "2 1 50 10 | 2.5 1 50 10 | line 6: found bus number 2.5 in mpc.bus",
                "2 1 50 10 | 1 1 50 10 | line 6: bus 1: found a second bus of that name",
                "1 3 0 0 | 1 2 0 0 | network small: found no reference bus",
                "1 50 0 100 | 3 50 0 100 | line 9: generator 3: found bus 3, allowed: a bus of the network",
                "-100 1 100 1 200 | -100 1 100 0 200 | line 5: bus 1: found a reference bus without a generator in service",
                "1 2 0.01 0.1 | 1 5 0.01 0.1 | line 12: branch 1-5: found bus 5",
                "1 2 0.01 0.1 | 1 2 0 0 | line 12: branch 1-2: found zero impedance",
                "0 0 0 0 1; | 0 0 0 0 0; | line 6: bus 2: found a load in an island without a reference bus",
                "50 10 0 0 1 1 0 | 50 10 0 0 1 -1 0 | line 6: bus 2: found voltage of -1.0 pu, allowed: greater than 0",
            })
    void a_bad_case_is_refused_in_one_line_with_line_and_element(String good, String bad, String message) {
        assertTrue(SMALL.contains(good), good);
        assertSays(refused(SMALL.replace(good, bad)), "small.m: ", message);
    }

    @Test
    void a_case_cut_off_anywhere_before_its_last_bracket_is_refused() {
        for (int end = 1; end <= SMALL.lastIndexOf(']'); end++) {
            refused(SMALL.substring(0, end));
        }
        assertSays(
                refused(SMALL.substring(0, SMALL.indexOf("2 1 50"))),
                "line 6: found the end of the file inside mpc.bus, begun in line 4");
        assertSays(
                refused(SMALL + "mpc.gencost = [\n2 0 0"),
                "found the end of the file inside brackets begun in line 14");
    }

    @Test
    void no_case_crashes_the_reader_however_it_is_damaged() {
        java.util.Random random = new java.util.Random(42);
        String marks = "[]{}()'\"%;,.\n\t =-+eE0123456789xmpc";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(SMALL);
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
            }
            try {
                read(text.toString());
            } catch (InputError e) {
                assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
            }
        }
    }

    @Test
    void empty_binary_and_missing_files_are_refused(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.m"), "");
        Path binary = Files.write(folder.resolve("binary.m"), new byte[] {'M', 'Z', 0, 1, 2});
        Path latin =
                Files.write(folder.resolve("latin.m"), ("% Josz é\n" + SMALL).getBytes(StandardCharsets.ISO_8859_1));
        for (Path bad : new Path[] {empty, binary, folder.resolve("missing.m"), folder}) {
            assertSays(
                    String.valueOf(assertThrows(InputError.class, () -> MatpowerReader.read(bad))
                            .getMessage()),
                    bad.toString());
        }
        assertEquals(read(SMALL), MatpowerReader.read(latin));
    }

    @Test
    void what_stands_at_an_isolated_bus_is_not_looked_at() {
        String isolated = SMALL.replace("2 1 50 10 0 0 1 1 0", "2 4 50 10 0 0 1 0 0")
                .replace("1 2 0.01 0.1", "1 2 0 0")
                .replace("mpc.gen = [", "mpc.gen = [\n2 NaN 0 0 0 0 0 1 0 0;");
        assertEquals(2, read(isolated).generators().size());
    }
}
