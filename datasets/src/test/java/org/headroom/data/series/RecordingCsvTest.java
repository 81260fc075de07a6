package org.headroom.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingCsvTest {
    @TempDir
    Path folder = Path.of(".");

    private RecordingCsv open(String text) throws IOException {
        Path file = folder.resolve("r.csv");
        Files.writeString(file, text);
        return new RecordingCsv(file, ZoneId.of("America/Chicago"));
    }

    @Test
    void rows_come_one_by_one_with_silence_and_gaps() throws IOException {
        try (RecordingCsv r = open("""
                revenue,time,makeup
                1e8,2025-07-17T00:00:00-05:00,50
                ,2025-07-17T00:00:15-05:00,51

                1.1e8,2025-07-17T00:10:00-05:00,
                """)) {
            assertThat(r.columns()).containsExactly("revenue", "time", "makeup");
            assertThat(r.next()).isTrue();
            assertThat(r.stepS()).isEqualTo(15);
            assertThat(r.values()[0]).isEqualTo(1e8);
            assertThat(r.next()).isTrue();
            assertThat(r.values()[0]).isNaN();
            long second = r.fromS();
            assertThat(r.next()).isTrue();
            assertThat(r.fromS() - second).isEqualTo(585);
            assertThat(r.values()[2]).isNaN();
            assertThat(r.next()).isFalse();
        }
    }

    @Test
    void bad_rows_are_refused_with_line_and_column() {
        refused("time,a\n2025-07-17T00:00,1\n2025-07-17T00:01,x\n", "line 3", "a x");
        refused("time,a\n2025-07-17T00:00,1\n2025-07-17T00:01\n", "line 3", "1 fields");
        refused("time,a\n2025-07-17T00:00,1\nyesterday,1\n", "line 3", "yesterday");
        refused("time,a\n2025-07-17T00:01,1\n2025-07-17T00:00,1\n", "line 3", "a later time");
        refused("time,a\n2025-07-17T00:00,1\n2025-07-17T00:01,1\n2025-07-17T00:01:30,1\n", "line 4", "00:02:00");
        refused("time,a,a\n", "line 1", "twice");
        refused("a,b\n1,2\n", "line 1", "time");
        refused("time,a\n2025-07-17T00:00,1\n", "one row");
        refused("time,a\n", "no rows");
    }

    private void refused(String text, String... parts) {
        assertThatThrownBy(() -> {
                    try (RecordingCsv r = open(text)) {
                        while (r.next()) {
                            assertThat(r.stepS()).isPositive();
                        }
                    }
                })
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll(parts);
    }
}
