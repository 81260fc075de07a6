package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplaySettingsTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_saved_is_loaded() {
        Path file = DisplaySettings.beside(folder.resolve("new").resolve("headroom.db"));
        DisplaySettings mine = new DisplaySettings(true, true, 120);
        assertThat(mine.save(file)).isTrue();
        assertThat(DisplaySettings.load(file)).isEqualTo(mine);
        assertThat(file).hasFileName("desktop.properties");
    }

    @Test
    void what_cannot_be_read_is_as_if_it_were_not_there() throws Exception {
        Path file = folder.resolve("desktop.properties");
        assertThat(DisplaySettings.load(file)).isEqualTo(DisplaySettings.FIRST);
        Files.writeString(file, "dark=perhaps\nunits=cubits\ntext_percent=huge\n\\u12");
        assertThat(DisplaySettings.load(file)).isEqualTo(DisplaySettings.FIRST);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 3});
        assertThat(DisplaySettings.load(file)).isEqualTo(DisplaySettings.FIRST);
        assertThat(DisplaySettings.load(folder)).isEqualTo(DisplaySettings.FIRST);
    }

    @Test
    void a_place_that_cannot_be_written_is_said_and_no_more() throws Exception {
        Path notFolder = Files.writeString(folder.resolve("file"), "");
        assertThat(DisplaySettings.FIRST.save(notFolder.resolve("desktop.properties")))
                .isFalse();
    }
}
