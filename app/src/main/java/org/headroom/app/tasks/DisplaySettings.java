package org.headroom.app.tasks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * How the desktop looks, kept from one start to the next in {@code desktop.properties} beside the store of runs. Nobody
 * should be kept from working by it: what cannot be read is as if it were not there, and {@link #save} says whether it
 * could write.
 *
 * @param siUnits SI instead of US units
 * @param textPercent size of the text, percent of the usual
 */
public record DisplaySettings(boolean dark, boolean siUnits, int textPercent) {
    /** What a first start shows. */
    public static final DisplaySettings FIRST = new DisplaySettings(false, false, 100);

    /** The settings' file beside a store; null for the user's own. */
    public static Path beside(@Nullable Path database) {
        Path store = database == null ? RunStore.defaultFile() : database;
        return store.toAbsolutePath().resolveSibling("desktop.properties");
    }

    /** What a file says; the first settings for all that it does not say in a way that makes sense. */
    public static DisplaySettings load(Path file) {
        Properties all = new Properties();
        try {
            if (Files.isRegularFile(file)) {
                all.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            return FIRST;
        }
        int text = FIRST.textPercent();
        try {
            text = Integer.parseInt(all.getProperty("text_percent", "100").strip());
        } catch (NumberFormatException e) {
            // as at the first start
        }
        return new DisplaySettings("true".equals(all.getProperty("dark")), "si".equals(all.getProperty("units")), text);
    }

    /** Writes the file; false if that is not possible. */
    public boolean save(Path file) {
        String text = "# How Headroom's window looks\ndark=" + dark + "\nunits=" + (siUnits ? "si" : "us")
                + "\ntext_percent=" + textPercent + "\n";
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ChartFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
