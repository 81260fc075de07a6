package org.headroom.app.desktop.water;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headroom.app.desktop.DesktopHarness;
import org.junit.jupiter.api.Test;

class WaterShots {
    @Test
    void shots() throws Exception {
        Path out = Path.of("/tmp/h8/t/lw");
        Files.createDirectories(out);
        try (DesktopHarness w =
                new DesktopHarness(Files.createTempDirectory("lw").resolve("headroom.db"))) {
            w.open("water");
            w.fullAnswer();
            String which = System.getenv().getOrDefault("SHOT", "1280 light");
            String[] p = which.split(" ");
            boolean big = p[0].equals("1920");
            w.size(big ? 1920 : 1280, big ? 1200 : 800);
            if (p[1].equals("dark")) {
                DesktopHarness.onFx(() -> {
                    w.workspace().display().dark().set(true);
                    return 0;
                });
            }
            if (p.length > 2) {
                DesktopHarness.onFx(() -> {
                    w.workspace().display().units().set(org.headroom.app.desktop.base.Display.Units.SI);
                    return 0;
                });
            }
            DesktopHarness.onFx(() -> {
                w.workspace().time().goTo(w.workspace().time().startS + 5.6 * 86400);
                return 0;
            });
            for (String page : List.of("days", "chemistry", "aquifer", "recycled", "sewer")) {
                w.fire("water-page-" + page);
                if (page.equals("aquifer")) {
                    long t0 = System.currentTimeMillis();
                    w.await(
                            "the map",
                            () -> !((javafx.scene.control.Label) w.find("water-point"))
                                    .getText()
                                    .isEmpty());
                    System.out.println("map took " + (System.currentTimeMillis() - t0) + " ms");
                }
                Thread.sleep(400);
                w.picture(out.resolve(page + "-" + which.replace(' ', '-') + ".png"));
            }
        }
    }
}
