package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.tasks.TestColumn.Kind;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.PumpingTest;
import org.headroom.physics.aquifer.PumpingTest.Observation;
import org.headroom.physics.basis.OutOfRange;

/**
 * A pumping test as a person has it: a table of readings and what the command line adds.
 *
 * @param notes what was understood that the table does not say outright
 * @param ratesByRow whether the flow changes from one row of the readings to the next, so that the time of the change is not said
 */
record PumpingTestFile(PumpingTest test, List<String> notes, boolean ratesByRow) {
    private static final Pattern TIME = Pattern.compile(
            "((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(s|seconds?|min|minutes?|h|hours?|d|days?)");
    private static final double DAY_S = 86400;
    private static final double MOST_DAYS = 1e12;

    /**
     * Reads a test.
     *
     * @param early of a flow that changes between two rows: at the earlier of the two rather than the later
     * @throws InputError with file, line and column
     */
    static PumpingTestFile read(AquiferFitRequest request, boolean early) {
        TestTable table = new TestTable(request.file(), Kind.values());
        table.require(Kind.TIME, "");
        table.require(Kind.DRAWDOWN, "");
        List<String> notes = new ArrayList<>();
        if (!table.passedOver().isEmpty()) {
            notes.add("columns passed over: " + String.join(", ", table.passedOver()));
        }
        PumpingHistory pumping = history(request, table, early, notes);
        List<Observation> observations = observations(request, table, pumping, notes);
        if (request.ignoreBefore() != null) {
            double fromS = time("--ignore-before", request.ignoreBefore());
            int before = observations.size();
            observations.removeIf(o -> o.timeS() < fromS);
            notes.add((before - observations.size()) + " readings before " + request.ignoreBefore() + " are left out");
        }
        if (observations.isEmpty()) {
            throw new InputError(table.file(), "", "no readings after time 0", "readings to fit");
        }
        try {
            return new PumpingTestFile(
                    new PumpingTest(observations, pumping),
                    notes,
                    table.has(Kind.PUMPING) && pumping.size() > (request.stop() == null ? 1 : 2));
        } catch (OutOfRange e) {
            throw InputError.of(table.file(), e.name(), e);
        }
    }

    PumpingTestFile noted(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new PumpingTestFile(test, all, ratesByRow);
    }

    private static List<Observation> observations(
            AquiferFitRequest request, TestTable table, PumpingHistory pumping, List<String> notes) {
        Double radiusM = request.radiusM();
        if (radiusM == null) {
            table.require(Kind.RADIUS, ", or --radius-m");
        } else if (table.has(Kind.RADIUS)) {
            throw new InputError("--radius-m", "", "a radius column in " + table.file() + " besides", "one of the two");
        } else if (!(radiusM > 0 && radiusM < 1e7)) {
            throw new InputError("--radius-m", "", radiusM.toString(), "greater than 0");
        }
        double sign = sign(table, pumping, notes);
        List<Observation> observations = new ArrayList<>();
        int atZero = 0;
        int moved = 0;
        for (int row = 0; row < table.rows(); row++) {
            double timeS = table.number(row, Kind.TIME, 0);
            double drawdownM = sign * table.number(row, Kind.DRAWDOWN, -1e9);
            double r = radiusM != null ? radiusM : table.number(row, Kind.RADIUS, 0);
            double weight = table.has(Kind.WEIGHT) ? table.number(row, Kind.WEIGHT, 0) : 1;
            if (r <= 0) {
                throw table.error(row, "radius 0", "greater than 0: the pumped well itself by its own radius");
            }
            if (timeS == 0) {
                atZero++;
                moved += drawdownM == 0 ? 0 : 1;
                continue;
            }
            String name = table.text(row, Kind.WELL);
            observations.add(new Observation(
                    name.isEmpty() ? "r = " + TextNumbers.of(r) + " m" : name, r, timeS, drawdownM, weight));
        }
        if (atZero > 0) {
            notes.add(atZero + (atZero == 1 ? " reading" : " readings") + " at time 0 left out"
                    + (moved > 0 ? ", " + moved + " of them with a drawdown" : ""));
        }
        return observations;
    }

    /** -1 where every drawdown is 0 or negative although water is taken out. */
    private static double sign(TestTable table, PumpingHistory pumping, List<String> notes) {
        boolean up = false;
        boolean down = false;
        for (int row = 0; row < table.rows(); row++) {
            double value = table.number(row, Kind.DRAWDOWN, -1e9);
            up |= value < 0;
            down |= value > 0;
        }
        boolean taken = false;
        for (int i = 0; i < pumping.size(); i++) {
            taken |= pumping.rateM3PerS(i) > 0;
        }
        if (up && !down && taken) {
            notes.add("every drawdown is 0 or negative: read as negative downward");
            return -1;
        }
        return 1;
    }

    private static PumpingHistory history(
            AquiferFitRequest request, TestTable table, boolean early, List<String> notes) {
        int ways = (request.pumpingM3PerDay() == null ? 0 : 1)
                + (request.pumpingSteps() == null ? 0 : 1)
                + (table.has(Kind.PUMPING) ? 1 : 0);
        if (ways != 1) {
            throw new InputError(
                    table.file(),
                    "pumping",
                    ways == 0 ? "no rate" : "rates from " + ways + " places",
                    "one of: a column (" + TestColumn.heads(Kind.PUMPING)
                            + "), --pumping-m3-per-day, --pumping-steps FILE");
        }
        PumpingHistory history;
        if (request.pumpingM3PerDay() != null) {
            double rate = request.pumpingM3PerDay() / DAY_S;
            if (!Double.isFinite(rate) || rate == 0) {
                throw new InputError(
                        "--pumping-m3-per-day", "", request.pumpingM3PerDay().toString(), "a flow other than 0");
            }
            history = PumpingHistory.constant(0, rate);
        } else if (request.pumpingSteps() != null) {
            TestTable steps = new TestTable(request.pumpingSteps(), Kind.TIME, Kind.PUMPING);
            steps.require(Kind.TIME, "");
            steps.require(Kind.PUMPING, "");
            history = steps(steps, false);
        } else {
            history = steps(table, early);
        }
        if (request.stop() != null) {
            double stopS = time("--pumping-stop", request.stop());
            if (!(stopS > history.startS(history.size() - 1))) {
                throw new InputError(
                        "--pumping-stop", "", request.stop(), "later than the last change of the pumped flow");
            }
            history = history.stoppedAt(stopS);
        }
        if (history.size() > 1) {
            notes.add("pumping: " + words(history));
        }
        return history;
    }

    /**
     * The rate of a row holds from its time, or from that of the row before (early). Of readings, the first rate holds from time 0, and a
     * 0 at time 0 is a pump that is about to start.
     */
    private static PumpingHistory steps(TestTable table, boolean early) {
        TreeMap<Double, Double> rates = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            double timeS = table.number(row, Kind.TIME, 0);
            double rate = table.number(row, Kind.PUMPING, -1e12);
            Double before = rates.put(timeS, rate);
            if (before != null && before != rate) {
                throw table.error(
                        row,
                        "another pumped flow at a time that came before",
                        "one flow at a time, for all piezometers");
            }
        }
        boolean readings = table.has(Kind.DRAWDOWN);
        if (readings
                && rates.size() > 1
                && rates.firstKey() == 0
                && rates.firstEntry().getValue() == 0) {
            rates.pollFirstEntry();
        }
        List<Double> starts = new ArrayList<>();
        List<Double> flows = new ArrayList<>();
        double beforeS = 0;
        for (Map.Entry<Double, Double> entry : rates.entrySet()) {
            if (flows.isEmpty()) {
                starts.add(readings ? 0.0 : entry.getKey());
                flows.add(entry.getValue());
            } else if (!flows.getLast().equals(entry.getValue())) {
                starts.add(early ? beforeS : entry.getKey());
                flows.add(entry.getValue());
            }
            beforeS = entry.getKey();
        }
        return PumpingHistory.steps(
                starts.stream().mapToDouble(Double::doubleValue).toArray(),
                flows.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String words(PumpingHistory history) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < Math.min(8, history.size()); i++) {
            said.add(String.format(
                    Locale.ROOT,
                    "%s m3/day from %s",
                    TextNumbers.of(history.rateM3PerS(i) * DAY_S),
                    since(history.startS(i))));
        }
        return String.join(", ", said) + (history.size() > 8 ? ", and " + (history.size() - 8) + " more" : "");
    }

    private static String since(double timeS) {
        return timeS < 2 * 3600
                ? TextNumbers.of(timeS / 60) + " min"
                : timeS < 2 * DAY_S ? TextNumbers.of(timeS / 3600) + " h" : TextNumbers.of(timeS / DAY_S) + " days";
    }

    /** In s. */
    static double time(String option, String text) {
        Matcher m = TIME.matcher(text);
        double n = m.matches() ? Double.parseDouble(m.group(1)) : Double.NaN;
        if (!(n <= MOST_DAYS)) {
            throw new InputError(option, "", "'" + text + "'", "a time such as 30s, 10min, 4.5h, 2d or 2.5e-1 days");
        }
        return n
                * switch (m.group(2).charAt(0)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    default -> DAY_S;
                };
    }
}
