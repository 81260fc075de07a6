package org.headroom.grid.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;

/**
 * The IEEE 14-bus case (University of Washington archive, 1962 case, as in MATPOWER's case14) and its solution by MATPOWER at a
 * mismatch of 1e-10 pu.
 */
final class Case14 {
    static final double LOSS_MW = 13.39327236;

    /** Voltage by bus, pu. */
    static final double[] VM_PU = {
        1.06,
        1.045,
        1.01,
        1.01767085369,
        1.01951385982,
        1.07,
        1.06151953249,
        1.09,
        1.05593172064,
        1.050984625,
        1.05690651854,
        1.0551885632,
        1.05038171363,
        1.03552994585
    };

    /** Angle by bus, degrees. */
    static final double[] VA_DEG = {
        0,
        -4.98258914198,
        -12.7250999383,
        -10.3129010923,
        -8.7738538983,
        -14.2209464637,
        -13.3596273653,
        -13.3596273653,
        -14.9385212952,
        -15.0972884631,
        -14.7906220313,
        -15.0755845204,
        -15.1562763362,
        -16.0336445292
    };

    /** Active power by generator, MW. */
    static final double[] PG_MW = {232.393272358, 40, 0, 0, 0};

    /** Reactive power by generator, Mvar. */
    static final double[] QG_MVAR = {-16.5493005414, 43.5571001395, 25.0753484991, 12.7309444073, 17.6234513681};

    /** Active power into the from end by branch, MW. */
    static final double[] PF_MW = {
        156.882890532,
        75.5103818257,
        73.2375792385,
        56.1314959395,
        41.5162150181,
        -23.2856900958,
        -61.1582304445,
        28.0741759164,
        16.0797575832,
        44.0873208602,
        7.35327698269,
        7.78606701532,
        17.7479768622,
        0,
        28.0741759164,
        5.22755246953,
        9.42638102999,
        -3.78532238135,
        1.61425777117,
        5.64385097994
    };

    /** Reactive power into the from end by branch, Mvar. */
    static final double[] QF_MVAR = {
        -20.4042916842,
        3.85499114282,
        3.56020295074,
        -1.55035039835,
        1.1709978589,
        4.47311562545,
        15.8236419344,
        -9.68106571628,
        -0.427611182088,
        12.4706798094,
        3.5604729711,
        2.50341423703,
        7.21657538864,
        -17.1629705111,
        5.778690569,
        4.21913779794,
        3.61000623827,
        -1.61506292192,
        0.753959166265,
        1.74717378117
    };

    /** Active power into the to end by branch, MW. */
    static final double[] PT_MW = {
        -152.585290196,
        -72.747509233,
        -70.9143099042,
        -54.4548381074,
        -40.612461665,
        23.6591350524,
        61.6726500378,
        -28.0741759164,
        -16.0797575832,
        -44.0873208602,
        -7.29790365915,
        -7.71425777117,
        -17.5358914671,
        0,
        -28.0741759164,
        -5.21467761865,
        -9.31022693865,
        3.79790365915,
        -1.60795951285,
        -5.58977306135
    };

    /** Reactive power into the to end by branch, Mvar. */
    static final double[] QT_MVAR = {
        27.6762497282,
        2.22935870938,
        1.60223287368,
        3.02068746413,
        -2.09903396798,
        -4.8356525002,
        -14.2010045508,
        11.3842799421,
        1.73232200653,
        -8.04951818948,
        -3.44451430556,
        -2.35395916626,
        -6.7989130391,
        17.6234513681,
        -4.97662186844,
        -4.18493707808,
        -3.36293092384,
        1.64451430556,
        -0.748260742071,
        -1.63706907616
    };

    private static final String BUSES = """
            1 3 0 0 0 0 1.06 0
            2 2 21.7 12.7 0 0 1.045 -4.98
            3 2 94.2 19 0 0 1.01 -12.72
            4 1 47.8 -3.9 0 0 1.019 -10.33
            5 1 7.6 1.6 0 0 1.02 -8.78
            6 2 11.2 7.5 0 0 1.07 -14.22
            7 1 0 0 0 0 1.062 -13.37
            8 2 0 0 0 0 1.09 -13.36
            9 1 29.5 16.6 0 19 1.056 -14.94
            10 1 9 5.8 0 0 1.051 -15.1
            11 1 3.5 1.8 0 0 1.057 -14.79
            12 1 6.1 1.6 0 0 1.055 -15.07
            13 1 13.5 5.8 0 0 1.05 -15.16
            14 1 14.9 5 0 0 1.036 -16.04
            """;

    private static final String GENERATORS = """
            1 232.4 -16.9 0 10 1.06
            2 40 42.4 -40 50 1.045
            3 0 23.4 0 40 1.01
            6 0 12.2 -6 24 1.07
            8 0 17.4 -6 24 1.09
            """;

    private static final String BRANCHES = """
            1 2 0.01938 0.05917 0.0528 0
            1 5 0.05403 0.22304 0.0492 0
            2 3 0.04699 0.19797 0.0438 0
            2 4 0.05811 0.17632 0.034 0
            2 5 0.05695 0.17388 0.0346 0
            3 4 0.06701 0.17103 0.0128 0
            4 5 0.01335 0.04211 0 0
            4 7 0 0.20912 0 0.978
            4 9 0 0.55618 0 0.969
            5 6 0 0.25202 0 0.932
            6 11 0.09498 0.1989 0 0
            6 12 0.12291 0.25581 0 0
            6 13 0.06615 0.13027 0 0
            7 8 0 0.17615 0 0
            7 9 0 0.11001 0 0
            9 10 0.03181 0.0845 0 0
            9 14 0.12711 0.27038 0 0
            10 11 0.08205 0.19207 0 0
            12 13 0.22092 0.19988 0 0
            13 14 0.17093 0.34802 0 0
            """;

    private Case14() {}

    static Network network() {
        Bus.Kind[] kinds = {Bus.Kind.PQ, Bus.Kind.PV, Bus.Kind.REFERENCE};
        List<Bus> buses = new ArrayList<>();
        for (double[] r : rows(BUSES)) {
            buses.add(new Bus(
                    id(r[0]),
                    kinds[(int) r[1] - 1],
                    0,
                    r[2] * 1e6,
                    r[3] * 1e6,
                    r[4] * 1e6,
                    r[5] * 1e6,
                    r[6],
                    r[7],
                    0.94,
                    1.06));
        }
        List<Generator> generators = new ArrayList<>();
        for (double[] r : rows(GENERATORS)) {
            generators.add(new Generator(
                    "g" + id(r[0]),
                    id(r[0]),
                    r[1] * 1e6,
                    r[2] * 1e6,
                    r[3] * 1e6,
                    r[4] * 1e6,
                    0,
                    1e9,
                    r[5],
                    100e6,
                    Double.NaN,
                    true));
        }
        List<Branch> branches = new ArrayList<>();
        for (double[] r : rows(BRANCHES)) {
            branches.add(new Branch(
                    id(r[0]) + "-" + id(r[1]),
                    id(r[0]),
                    id(r[1]),
                    r[2],
                    r[3],
                    r[4],
                    0,
                    r[5] == 0 ? 1 : r[5],
                    0,
                    r[5] != 0,
                    true));
        }
        return new Network("case14", 100e6, buses, branches, generators);
    }

    private static List<double[]> rows(String text) {
        return text.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static String id(double number) {
        return Integer.toString((int) number);
    }
}
