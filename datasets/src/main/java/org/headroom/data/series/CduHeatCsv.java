package org.headroom.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;

/**
 * Measured heat of coolant distribution units, as models of Frontier take it: {@code time} in seconds from the start,
 * {@code power[1]} to {@code power[n]} in W, one a CDU, and perhaps {@code OA Wetbulb Temp} in C. Rows are equally spaced, 1
 * s to 1 h; a row holds until the next one, the last as long as the others.
 *
 * <p>Such a series of 24 h of Frontier at 15 s is published with HPE's Sustain-LC as {@code input_04-07-24.csv}, for the
 * cooling model of ExaDigiT (Brewer et al. 2024, arXiv 2410.05133).
 *
 * @param stepS length of a step, s
 * @param heatW one array a row, one entry a CDU
 * @param wetbulbC one a row; empty if the file has none
 */
public record CduHeatCsv(String file, double stepS, double[][] heatW, double[] wetbulbC) {
    private static final String WETBULB = "OA Wetbulb Temp";
    private static final double MOST_W = 1e8;
    private static final double LONGEST_STEP_S = 3600;

    public int rows() {
        return heatW.length;
    }

    public int cdus() {
        return heatW[0].length;
    }

    /** Heat of all CDUs in a row, W. */
    public double totalW(int row) {
        return Arrays.stream(heatW[row]).sum();
    }

    /** Whether a table begins as such a series does. */
    public static boolean is(String firstLine) {
        return CsvLine.cells(firstLine).contains("power[1]");
    }

    /** @throws InputError with file, line and column */
    public static CduHeatCsv read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    static CduHeatCsv parse(String file, String text) {
        List<String> lines = text.lines().toList();
        List<String> head = CsvLine.cells(lines.getFirst());
        int time = head.indexOf("time");
        int wetbulb = head.indexOf(WETBULB);
        List<Integer> columns = new ArrayList<>();
        for (int at = head.indexOf("power[1]"); at >= 0; at = head.indexOf("power[" + (columns.size() + 1) + "]")) {
            columns.add(at);
        }
        int others = wetbulb < 0 ? 1 : 2;
        if (time < 0 || columns.isEmpty() || columns.size() + others != head.size()) {
            String found = head.size() > 6 ? String.join(",", head.subList(0, 6)) + ",…" : String.join(",", head);
            throw new InputError(
                    file,
                    1,
                    "columns " + found,
                    "time,power[1],power[2],… without a gap, and perhaps \"" + WETBULB + "\"");
        }
        int count = lines.size() - 1;
        while (count > 0 && lines.get(count).isBlank()) {
            count--;
        }
        if (count < 2) {
            throw new InputError(file, lines.size(), count + " rows", "two or more");
        }
        double[][] heatW = new double[count][columns.size()];
        double[] wetbulbC = new double[wetbulb < 0 ? 0 : count];
        double startS = 0;
        double stepS = 0;
        for (int i = 0; i < count; i++) {
            long line = i + 2L;
            List<String> cells = CsvLine.cells(lines.get(i + 1));
            if (cells.size() != head.size()) {
                throw new InputError(file, line, cells.size() + " fields", head.size() + " fields");
            }
            double atS = Cell.number(file, line, "time", cells.get(time), 0, 1e10);
            if (i == 0) {
                startS = atS;
            } else if (i == 1) {
                stepS = atS - startS;
            }
            double expectedS = startS + i * stepS;
            if (i > 0 && (stepS < 1 || stepS > LONGEST_STEP_S || Math.abs(atS - expectedS) > 1e-6 * (1 + expectedS))) {
                String allowed = i == 1 ? "1 s to 1 h after the row before" : expectedS + " (every " + stepS + " s)";
                throw new InputError(file, line, "time " + cells.get(time), allowed);
            }
            for (int c = 0; c < columns.size(); c++) {
                heatW[i][c] = Cell.number(file, line, "power[" + (c + 1) + "]", cells.get(columns.get(c)), 0, MOST_W);
            }
            if (wetbulb >= 0) {
                wetbulbC[i] = Cell.number(file, line, WETBULB, cells.get(wetbulb), -60, 45);
            }
        }
        return new CduHeatCsv(file, stepS, heatW, wetbulbC);
    }
}
