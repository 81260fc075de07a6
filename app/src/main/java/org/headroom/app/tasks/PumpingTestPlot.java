package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.headroom.app.report.PumpingTestDrawing;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.PumpingTest;
import org.headroom.physics.aquifer.TestFit;

/** What the drawing of a fit needs: readings by piezometer and the model's curve through their times. */
final class PumpingTestPlot {
    private static final int POINTS = 200;
    private static final int NAME = 14;

    private PumpingTestPlot() {}

    static PumpingTestDrawing.Drawing of(String title, List<String> lines, PumpingTest test, TestFit fit) {
        double first = test.observations().stream()
                .mapToDouble(PumpingTest.Observation::timeS)
                .min()
                .orElse(1);
        double last = test.observations().stream()
                .mapToDouble(PumpingTest.Observation::timeS)
                .max()
                .orElse(1);
        List<PumpingTestDrawing.Trace> traces = new ArrayList<>();
        for (String well : test.wells()) {
            List<PumpingTestDrawing.Reading> readings = new ArrayList<>();
            double radiusM = 0;
            for (TestFit.Point point : fit.points()) {
                if (point.observation().well().equals(well)) {
                    radiusM = point.observation().radiusM();
                    readings.add(new PumpingTestDrawing.Reading(
                            point.observation().timeS(),
                            point.observation().drawdownM(),
                            point.residualM(),
                            point.used()));
                }
            }
            String name = well.startsWith("r = ") ? well : shorten(well) + ", " + metres(radiusM);
            traces.add(new PumpingTestDrawing.Trace(name, readings, curve(test.pumping(), fit, radiusM, first, last)));
        }
        PumpingHistory pumping = test.pumping();
        return PumpingTestDrawing.of(
                new PumpingTestDrawing.Picture(title, lines, traces, fit.rmseM(), pumping.startS(pumping.size() - 1)));
    }

    private static String shorten(String well) {
        return well.codePointCount(0, well.length()) <= NAME
                ? well
                : well.substring(0, well.offsetByCodePoints(0, NAME - 1)) + "…";
    }

    /** At most one decimal from 10 m on. */
    private static String metres(double radiusM) {
        String text = String.format(Locale.ROOT, radiusM < 10 ? "%.2f" : "%.1f", radiusM);
        return (text.contains(".") ? text.replaceAll("\\.?0+$", "") : text) + " m";
    }

    /** Evenly over the logarithm of time, and more closely after each change of the pumped flow. */
    private static List<double[]> curve(
            PumpingHistory pumping, TestFit fit, double radiusM, double firstS, double lastS) {
        List<double[]> curve = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            point(
                    curve,
                    pumping,
                    fit,
                    radiusM,
                    0.8 * firstS * Math.pow(1.25 * 1.25 * lastS / firstS, (double) i / POINTS));
        }
        for (int k = 0; k < pumping.size(); k++) {
            double changeS = pumping.startS(k);
            if (changeS > firstS && changeS < lastS) {
                point(curve, pumping, fit, radiusM, changeS);
                for (double share = 1e-6; share < 1; share *= 1.6) {
                    point(curve, pumping, fit, radiusM, changeS + share * (lastS - changeS));
                }
            }
        }
        curve.sort(Comparator.comparingDouble(p -> p[0]));
        return curve;
    }

    private static void point(List<double[]> curve, PumpingHistory pumping, TestFit fit, double radiusM, double timeS) {
        if (fit.transmissivity().known()) {
            curve.add(new double[] {timeS, fit.drawdownM(pumping, radiusM, timeS)});
        }
    }
}
