package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.app.tasks.InputFile.Kind;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files told by their beginning; names count only where that says nothing. */
class InputFileTest {
    @TempDir
    private Path folder;

    private Kind kind(String name, String content) throws IOException {
        return InputFile.of(Files.writeString(folder.resolve(name), content)).kind();
    }

    @Test
    void content_tells_what_a_file_is_whatever_its_name() throws IOException {
        assertThat(kind("a.txt", "LOCATION,Memphis,TN,USA,TMY3,723340,35.07,-89.98,-6,87\n"))
                .isEqualTo(Kind.WEATHER);
        assertThat(kind("b.csv", "time,drybulb_c,rh_percent,pressure_pa\n")).isEqualTo(Kind.WEATHER);
        assertThat(kind("c.csv", "id,submit,gpus_min,gpus_max,hours,work\n")).isEqualTo(Kind.JOBS);
        assertThat(kind("d.yaml", "# my list\njobs:\n  - id: a\n")).isEqualTo(Kind.JOBS);
        assertThat(kind("e.txt", "JobID|Submit|Start|End|AllocTRES\n")).isEqualTo(Kind.JOBS);
        assertThat(kind("f.swf", "; Version: 2\n1 0 0 10 1\n")).isEqualTo(Kind.JOBS);
        assertThat(kind("g.yaml", "extends: memphis-announced\nname: Mine\n")).isEqualTo(Kind.SITE);
        assertThat(kind("h.json", "{\n \"schema\": \"headroom.scenarios/1\"}\n"))
                .isEqualTo(Kind.SCENARIOS);
        assertThat(kind("i.json", "{\"extends\": \"memphis-announced\"}\n")).isEqualTo(Kind.SITE);
    }

    @Test
    void a_file_that_is_nothing_known_is_refused() throws IOException {
        Path binary = Files.write(folder.resolve("x.bin"), new byte[] {1, 0, 2});
        assertThatThrownBy(() -> InputFile.of(binary))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("holds no text");
        assertThatThrownBy(() -> InputFile.of(folder)).hasMessageContaining("a folder");
        assertThatThrownBy(() -> kind("empty.dat", "")).hasMessageContaining("an empty file");
        assertThatThrownBy(() -> InputFile.of(folder.resolve("gone.epw"))).hasMessageContaining("cannot be read");
    }
}
