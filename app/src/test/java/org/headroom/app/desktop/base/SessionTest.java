package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.SessionFolder;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a window keeps between its openings; this thread plays the window's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionTest {
    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    private final PlanRequest plan =
            new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, 1, 0, 0, 0);

    private Workspace open(Path database) {
        return new Workspace(new DesktopRequest(plan, database), new WhatIf(plan), later::add);
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Runnable next = later.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    @Test
    void an_edit_is_on_the_disk_soon_after_and_there_again_in_the_next_window() throws InterruptedException {
        Path database = folder.resolve("headroom.db");
        Path file = SessionFolder.of(database).resolve(SessionFolder.name(plan) + "-1.json");
        try (Workspace workspace = open(database);
                Session session = Session.start(workspace, later::add)) {
            assertThat(session).isNotNull();
            workspace.edit("add", s -> s.add(Scenarios.ROOT, "kept"));
            await(() -> Files.exists(file) && read(file).contains("\"kept\""));
        }
        try (Workspace workspace = open(database);
                Session session = Session.start(workspace, later::add)) {
            assertThat(session).isNotNull();
            await(() -> workspace.scenarios().get().all().size() == 3);
            assertThat(workspace.undo().undoName().get())
                    .as("what is brought back is no step of this window")
                    .isEmpty();
            assertThat(workspace.notice().get()).isEmpty();
        }
    }

    @Test
    void where_nothing_can_be_written_it_is_said_and_work_goes_on() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        try (Workspace workspace = open(taken.resolve("headroom.db"));
                Session session = Session.start(workspace, later::add)) {
            assertThat(session).isNotNull();
            await(() -> !workspace.notice().get().isEmpty());
            assertThat(workspace.notice().get()).contains("not being saved", "taken");
            workspace.edit("add", s -> s.add(Scenarios.ROOT, "goes on"));
            assertThat(workspace.scenarios().get().all()).hasSize(3);
        }
    }

    @Test
    void what_cannot_be_read_is_set_aside_with_a_word() throws Exception {
        Path database = folder.resolve("headroom.db");
        Path sessions = Files.createDirectories(SessionFolder.of(database));
        Files.writeString(sessions.resolve(SessionFolder.name(plan) + "-1.json"), "not JSON");
        try (Workspace workspace = open(database);
                Session session = Session.start(workspace, later::add)) {
            assertThat(session).isNotNull();
            await(() -> !workspace.notice().get().isEmpty());
            assertThat(workspace.notice().get()).contains("set aside", "damaged");
        }
        try (Stream<Path> files = Files.list(sessions)) {
            assertThat(files.map(f -> Objects.requireNonNull(f.getFileName()).toString()))
                    .anyMatch(name -> name.contains("damaged"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
