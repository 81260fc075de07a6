package org.headroom.physics.aquifer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Pumping tests from books, as tables beside this class; each names its source in its first line. */
final class PublishedTests {
    static final double DAY_S = 86400;
    static final double FT = 0.3048;

    private PublishedTests() {}

    static PumpingTest oudeKorendijk() {
        return read("oude-korendijk.csv", 1, 60, 1 / DAY_S);
    }

    static PumpingTest dalem() {
        return read("dalem.csv", 1, DAY_S, 1 / DAY_S);
    }

    static PumpingTest siouxFlats() {
        return read("sioux-flats.csv", FT, 60, 3.785411784e-3 / 60);
    }

    static PumpingTest lohman() {
        return read("lohman.csv", FT, 60, 3.785411784e-3 / 60);
    }

    /** Columns well, radius, time, drawdown, flow. */
    private static PumpingTest read(String name, double length, double time, double flow) {
        try (InputStream in = Objects.requireNonNull(PublishedTests.class.getResourceAsStream(name), name)) {
            List<PumpingTest.Observation> readings = new ArrayList<>();
            double rate = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .toList()) {
                String[] cells = line.split(",", -1);
                double[] n = Arrays.stream(cells)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                readings.add(new PumpingTest.Observation(cells[0], n[0] * length, n[1] * time, n[2] * length));
                rate = n[3] * flow;
            }
            return PumpingTest.steady(readings, rate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
