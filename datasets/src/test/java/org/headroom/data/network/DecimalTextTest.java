package org.headroom.data.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static double value(String text) {
        DecimalText decimal = new DecimalText("[" + text + "]");
        double value = decimal.value(1, text.length() + 1);
        assertTrue(decimal.isNumber(), text);
        return value;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.01938, -0.01938",
        "+.5, 0.5",
        "7., 7",
        "1.5e-3, 0.0015",
        "2D6, 2e6",
        "1d-2, 0.01",
        "Inf, Infinity",
        "-Inf, -Infinity",
        "inf, Infinity",
        "NaN, NaN",
        "-0, -0.0",
        "9007199254740993, 9007199254740992",
        "123456789012345678901234567890, 1.2345678901234568e29",
        "0.000000000000000000000000001, 1e-27",
        "1e400, Infinity",
        "1e-400, 0"
    })
    void numbers_are_read_as_matlab_writes_them(String text, double expected) {
        assertEquals(expected, value(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1x",
                "1.2.3",
                "--1",
                "0x10",
                "1e5.0",
                "Infinity",
                "nano",
                "1i",
                "'a'"
            })
    void anything_else_is_no_number(String text) {
        DecimalText decimal = new DecimalText(text);
        decimal.value(0, text.length());
        assertFalse(decimal.isNumber(), text);
    }

    @Test
    void every_number_is_the_double_that_the_platform_reads() {
        Random random = new Random(20261123);
        for (int i = 0; i < 200_000; i++) {
            int digits = random.nextInt(1, 18);
            String text = switch (i % 3) {
                case 0 -> String.format(Locale.ROOT, "%." + digits + "f", (random.nextDouble() - 0.5) * 1e4);
                case 1 -> String.format(Locale.ROOT, "%." + digits + "e", (random.nextDouble() - 0.5) * 1e-3);
                default -> Double.toString(Math.scalb(random.nextDouble(), random.nextInt(-200, 200)));
            };
            assertEquals(Double.parseDouble(text), value(text), text);
        }
    }
}
