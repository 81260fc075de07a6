package org.headroom.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;

/**
 * No test but a program: uses the window without rest for some minutes (drags, undoes, opens views and other inputs,
 * makes and removes scenarios, follows a simulated site) and prints each minute what is left on the heap after a collection. The first argument
 * is the number of minutes, the second the pause between two edits in milliseconds (40).
 */
final class DesktopSoak {
    private static final List<ViewKind> VIEWS = List.of(ViewKind.values());

    private final Random random = new Random(8);
    private final OpenWindow window;
    private final List<Path> sites;

    private DesktopSoak(OpenWindow window, List<Path> sites) {
        this.window = window;
        this.sites = sites;
    }

    public static void main(String[] args) throws Exception {
        DesktopHarness.start();
        Path folder = Files.createTempDirectory("soak");
        DesktopInputs inputs = new DesktopInputs(
                SiteInput.DEFAULT, Map.of(), null, null, null, null, null, folder.resolve("headroom.db"));
        List<Path> sites = List.of(
                Files.writeString(folder.resolve("a.yaml"), "extends: memphis-announced\nname: Soak A\n"),
                Files.writeString(folder.resolve("b.yaml"), "extends: memphis-announced\nname: Soak B\n"));
        DesktopRequest request = inputs.read();
        WhatIf whatIf = new WhatIf(request.plan());
        Stage stage = DesktopHarness.onFx(Stage::new);
        OpenWindow window = DesktopHarness.onFx(() -> new OpenWindow(stage, new LaunchClock(null), false, () -> {}));
        DesktopHarness.onFx(() -> {
            window.named(inputs);
            return window.fill(request, whatIf);
        });
        new DesktopSoak(window, sites)
                .run(args.length > 0 ? Integer.parseInt(args[0]) : 5, args.length > 1 ? Integer.parseInt(args[1]) : 40);
        DesktopHarness.onFx(() -> {
            stage.hide();
            return stage;
        });
        Platform.exit();
    }

    private void run(int minutes, long pauseMs) throws Exception {
        long edits = 0;
        for (int minute = 0; minute <= minutes; minute++) {
            print(minute, edits);
            long untilNs = System.nanoTime() + 60_000_000_000L;
            for (int i = 0; minute < minutes && System.nanoTime() < untilNs; i++) {
                edits++;
                step(i);
                Thread.sleep(pauseMs);
            }
            if (minute < minutes) {
                Workspace before = window.workspace();
                Path next = sites.get(minute % 2);
                DesktopHarness.onFx(() -> {
                    window.open(List.of(next));
                    return next;
                });
                for (int i = 0; i < 200 && window.workspace() == before; i++) {
                    Thread.sleep(50);
                }
            }
        }
    }

    private void step(int i) throws Exception {
        DesktopHarness.onFx(() -> {
            Workspace w = Objects.requireNonNull(window.workspace());
            if (i % 40 == 0) {
                window.shell().open(VIEWS.get(random.nextInt(VIEWS.size())));
            }
            if (i == 0) { // goes on while other views are open
                window.shell().open(ViewKind.LIVE);
                if (window.shell().lookup("#live-simulate") instanceof Button start) {
                    start.fire();
                }
            }
            if (i % 25 == 0) {
                w.hold();
            }
            w.set("soak", "weather.offset_k", String.valueOf(random.nextInt(-10, 16) / 2.0), "0");
            if (i % 25 == 24) {
                w.release();
            }
            if (i % 60 == 59) {
                w.edit(
                        "soak scenario",
                        s -> s.all().size() > 6
                                ? s.remove(s.all().getLast().id())
                                : s.add(Scenarios.ROOT, "Soak " + s.made()));
            }
            if (i % 90 == 89) {
                w.undo().undo();
            }
            if (i % 300 == 299) {
                w.display().dark().set(!w.display().dark().get());
            }
            return w;
        });
    }

    private static void print(int minute, long edits) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "minute %d: %d edits, %.0f MB after a collection, %.0f MB of heap taken%n",
                minute,
                edits,
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                runtime.totalMemory() / 1e6);
    }
}
