package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneOffset;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.LiveBatch;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLogTest {
    @TempDir
    Path folder = Path.of(".");

    private static LiveRows.Correction tower(long number, boolean undone) {
        return new LiveRows.Correction(
                number, 900 + number, "calibration.tower_ua", 1, 0.95, 0.01, true, "cold water", false, undone);
    }

    /** A log with two corrections of the towers that stand and a third that was undone. */
    private LiveLog log() {
        Path file = folder.resolve("live.db");
        try (LiveStore store = LiveStore.open(file)) {
            LiveSession session = store.session("memphis-announced", "http://127.0.0.1:9090");
            LiveBatch batch = new LiveBatch();
            batch.correction(tower(1, false));
            batch.correction(tower(2, false));
            batch.correction(tower(3, true));
            store.write(session, batch);
        }
        return new LiveLog(file, ZoneOffset.UTC);
    }

    private static void refused(LiveLog log, String verb, String target) {
        assertThatThrownBy(() -> log.request(null, verb, target))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--" + verb)
                .hasMessageContaining(target);
    }

    @Test
    void what_the_run_could_not_do_is_refused_at_once() {
        LiveLog log = log();
        refused(log, "undo", "99");
        refused(log, "undo", "1"); // not the last
        refused(log, "undo", "3"); // undone already
        refused(log, "undo", "calibration.gpu_power"); // never corrected
        refused(log, "freeze", "calibration.nope");
        refused(log, "release", "1");
        refused(log, "ack", "limit/site_power_mw");
    }

    @Test
    void what_it_can_do_is_asked() {
        LiveLog log = log();
        assertThat(log.request(null, "undo", "2").lines()).containsExactly("asked: undo 2 of session 1");
        log.request(null, "undo", "calibration.tower_ua");
        log.request(null, "freeze", "calibration.gpu_power");
        log.request(null, "release", "calibration.gpu_power");
        assertThat(String.valueOf(log.corrections(null).json().get("asked"))).contains("gpu_power");
    }
}
