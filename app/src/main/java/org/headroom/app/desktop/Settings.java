package org.headroom.app.desktop;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DisplaySettings;

/** Takes the display's settings from the user's file, and writes every change of them back. */
final class Settings {
    private Settings() {}

    /** @param ui runs what must happen on the window's thread */
    static void follow(Workspace workspace, Executor ui) {
        Display display = workspace.display();
        Path file = DisplaySettings.beside(workspace.database());
        DisplaySettings kept = DisplaySettings.load(file);
        display.dark().set(kept.dark());
        display.units().set(kept.siUnits() ? Units.SI : Units.US);
        display.textPercent().set(Math.clamp(kept.textPercent(), Display.LEAST_TEXT, Display.MOST_TEXT));
        // a window opens whether or not its looks can be kept; that they cannot is said once
        AtomicBoolean told = new AtomicBoolean();
        Runnable save = () -> {
            DisplaySettings now = now(display);
            workspace.background().quietly(() -> {
                if (now.save(file)) {
                    told.set(false);
                } else if (told.compareAndSet(false, true)) {
                    ui.execute(() -> workspace.tell(Texts.text("settings.failed", file)));
                }
            });
        };
        display.dark().subscribe((_, _) -> save.run());
        display.units().subscribe((_, _) -> save.run());
        display.textPercent().subscribe((_, _) -> save.run());
    }

    private static DisplaySettings now(Display display) {
        return new DisplaySettings(
                display.dark().get(),
                display.units().get() == Units.SI,
                display.textPercent().get());
    }
}
