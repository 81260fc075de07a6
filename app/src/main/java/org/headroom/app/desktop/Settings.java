package org.headroom.app.desktop;

import java.nio.file.Path;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DisplaySettings;

/** Takes the display's settings from the user's file, and writes every change of them back. */
final class Settings {
    private Settings() {}

    static void follow(Workspace workspace) {
        Display display = workspace.display();
        Path file = DisplaySettings.beside(workspace.database());
        DisplaySettings kept = DisplaySettings.load(file);
        display.dark().set(kept.dark());
        display.units().set(kept.siUnits() ? Units.SI : Units.US);
        display.textPercent().set(Math.clamp(kept.textPercent(), Display.LEAST_TEXT, Display.MOST_TEXT));
        // a window opens whether or not its looks can be kept
        Runnable save = () -> workspace.background().quietly(() -> now(display).save(file));
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
