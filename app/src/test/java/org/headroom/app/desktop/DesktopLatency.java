package org.headroom.app.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Slider;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.headroom.data.quantity.Unit;

/**
 * No test but a program: how long a person waits. A change of a slider until the pulse after the one that drew the
 * answer in steps of 15 min, in the whole window; a year of 5-minute values drawn anew; a comparison of six scenarios.
 * Prints medians and 95th percentiles, wall and processor time, and the load of the machine. The first argument is the
 * number of changes.
 */
final class DesktopLatency {
    private static final int WARMING = 25;

    private final DesktopHarness window;
    private final Workspace workspace;

    private DesktopLatency(DesktopHarness window) {
        this.window = window;
        this.workspace = window.workspace();
    }

    public static void main(String[] args) throws Exception {
        DesktopHarness.start();
        Path database = Files.createTempDirectory("latency").resolve("headroom.db");
        System.out.printf(
                Locale.ROOT,
                "load of the machine: %.2f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        try (DesktopHarness window = new DesktopHarness(database)) {
            DesktopLatency latency = new DesktopLatency(window);
            int changes = args.length > 0 ? Integer.parseInt(args[0]) : 40;
            window.fullAnswer();
            latency.view("whatif", changes);
            latency.view("overview", changes);
            latency.year();
            latency.comparison();
        }
        Platform.exit();
    }

    /** Changes of a slider with a view open, each before the full answer to the last; each asks what was not asked before. */
    private void view(String view, int changes) throws Exception {
        window.open("whatif"); // makes the slider
        Slider slider = (Slider) DesktopHarness.onFx(() -> window.find("whatif-training-percent"));
        DesktopHarness.onFx(() -> {
            workspace.set("warmer", "weather.offset_k", String.valueOf(view.length() / 4.0), "0");
            return workspace;
        });
        window.open(view);
        window.fullAnswer();
        double[] wallMs = new double[changes];
        double[] twinMs = new double[changes];
        long processorNs = 0;
        for (int i = -WARMING; i < changes; i++) {
            long processorFromNs = processorNs();
            double tookMs = change(slider, value(i));
            if (i >= 0) {
                wallMs[i] = tookMs;
                twinMs[i] = DesktopHarness.onFx(() -> workspace.tookMs().get());
                processorNs += processorNs() - processorFromNs;
            }
        }
        print(view + ": slider to drawn", wallMs);
        print(view + ": of it the twin", twinMs);
        System.out.printf(Locale.ROOT, "%s: %.1f ms of processor time a change%n", view, processorNs * 1e-6 / changes);
    }

    private static double value(int i) {
        int at = 40 + (i + WARMING) % 70;
        return at == 100 ? 110 : at;
    }

    /** Milliseconds from a change to the pulse after the one that drew its answer. */
    private double change(Slider slider, double value) throws Exception {
        CountDownLatch drawn = new CountDownLatch(1);
        AtomicReference<Long> from = new AtomicReference<>(0L);
        AtomicReference<Long> to = new AtomicReference<>(0L);
        ChangeListener<WhatIfOutcome> answered = (_, _, now) -> {
            if (now.stepS() == WhatIfQuestion.USUAL_STEP_S
                    && now.question().changes().equals(workspace.changes())) {
                afterPulses(2, () -> {
                    to.set(System.nanoTime());
                    drawn.countDown();
                });
            }
        };
        DesktopHarness.onFx(() -> {
            workspace.outcome().addListener(answered);
            from.set(System.nanoTime());
            slider.setValue(value);
            return slider;
        });
        drawn.await(5, TimeUnit.SECONDS);
        DesktopHarness.onFx(() -> {
            workspace.outcome().removeListener(answered);
            return slider;
        });
        return (to.get() - from.get()) * 1e-6;
    }

    private void afterPulses(int pulses, Runnable then) {
        AtomicReference<Runnable> listener = new AtomicReference<>();
        int[] left = {pulses};
        listener.set(() -> {
            left[0]--;
            if (left[0] == 0) {
                window.stage().getScene().removePostLayoutPulseListener(listener.get());
                then.run();
            } else {
                Platform.requestNextPulse();
            }
        });
        window.stage().getScene().addPostLayoutPulseListener(listener.get());
        Platform.requestNextPulse();
    }

    /** A year at 5 minutes: three lines, drawn anew as the range that is shown moves. */
    private void year() throws Exception {
        int steps = 365 * 288;
        TimeWindow time = new TimeWindow(0, steps * 300.0, workspace.time().zone, new Display());
        double[] ms = DesktopHarness.onFx(() -> {
            TimeSeriesView view = new TimeSeriesView(time, "Year", Unit.MW, true);
            List<Line> lines = List.of(line(steps, 0), line(steps, 1), line(steps, 2));
            view.resize(1400, 220);
            double[] each = new double[60];
            for (int i = -20; i < each.length; i++) {
                time.show(i * 3600.0, steps * 300.0 - 3600.0 * Math.abs(i));
                long fromNs = System.nanoTime();
                view.show(0, 300, lines);
                view.layout();
                if (i >= 0) {
                    each[i] = (System.nanoTime() - fromNs) * 1e-6;
                }
            }
            return each;
        });
        print("a year at 5 min, three lines", ms);
    }

    private static Line line(int steps, int kind) {
        double[] values = new double[steps];
        Arrays.setAll(values, i -> 100 + 20 * Math.sin(i * 0.0218) + 7 * Math.sin(i * 1.7 + kind) + kind * 10);
        return Line.of("Line " + kind, values, kind);
    }

    /** Six scenarios that differ: from the edit of the parent of all to the last answer of all. */
    private void comparison() throws Exception {
        DesktopHarness.onFx(() -> {
            for (int i = 0; i < 6; i++) {
                int k = i;
                workspace.edit("add", s -> s.add(Scenarios.ROOT, "Scenario " + k));
                workspace.set("set", "water.cycles", String.valueOf(3 + k), "");
            }
            return workspace;
        });
        window.open("scenarios");
        double[] ms = new double[8];
        for (int i = -2; i < ms.length; i++) {
            double offsetK = 1 + i * 0.25;
            long fromNs = System.nanoTime();
            DesktopHarness.onFx(() -> {
                for (var each : workspace.scenarios().get().all()) {
                    if (!each.isRoot()) {
                        workspace.edit("set", s -> s.set(each.id(), "weather.offset_k", String.valueOf(offsetK), "0"));
                    }
                }
                return workspace;
            });
            window.await(
                    "all answers",
                    () -> workspace.scenarios().get().all().stream()
                            .noneMatch(s -> workspace.outcomeOf(s.id()).get().stale()));
            CountDownLatch drawn = new CountDownLatch(1);
            DesktopHarness.onFx(() -> {
                afterPulses(2, drawn::countDown);
                return drawn;
            });
            drawn.await(5, TimeUnit.SECONDS);
            if (i >= 0) {
                ms[i] = (System.nanoTime() - fromNs) * 1e-6;
            }
            window.fullAnswer();
        }
        print("seven scenarios changed at once, all compared again", ms);
    }

    private static long processorNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    private static void print(String what, double[] ms) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, 95th percentile %.1f ms, most %.1f ms (%d)%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
