package org.headroom.app.desktop.base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.headroom.app.scenario.Autosave;
import org.headroom.app.scenario.ScenarioFile;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.SessionFolder;
import org.headroom.app.tasks.Version;
import org.jspecify.annotations.Nullable;

/**
 * Brings back the scenarios that the window with these inputs held last, and keeps them from then on: a second after an
 * edit, on a thread of its own. What cannot be kept is said once, and work goes on.
 */
public final class Session implements AutoCloseable {
    private static final long REST_MS = 1000;

    /** How long a window that closes waits for its last save; the disk gets the rest of the time without it. */
    private static final long CLOSING_MS = 2000;

    private static final long LAST_SAVE_S = 5;

    private final Workspace workspace;
    private final Executor ui;
    private final Path folder;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread made = new Thread(run, "autosave");
        made.setDaemon(true);
        return made;
    });

    // of the autosave thread alone
    private @Nullable Autosave autosave;
    private @Nullable ScenarioFile kept;
    private boolean failed;

    // of the window's thread alone
    private @Nullable ScheduledFuture<?> waiting;

    private Session(Workspace workspace, Executor ui) {
        this.workspace = workspace;
        this.ui = ui;
        this.folder = SessionFolder.of(workspace.database());
    }

    /** @param ui runs what must happen on the window's thread */
    public static Session start(Workspace workspace, Executor ui) {
        Session session = new Session(workspace, ui);
        session.thread.execute(session::restore);
        workspace.scenarios().subscribe((_, now) -> session.later(now));
        return session;
    }

    /**
     * Writes what is not yet written and lets go of the file. Where the disk is slow the window does not wait for it:
     * the program does, before it ends.
     */
    @Override
    public void close() {
        ScenarioFile last = file(workspace.scenarios().get());
        thread.execute(() -> {
            save(last);
            Autosave open = autosave;
            if (open != null) {
                open.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_MS, TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().addShutdownHook(new Thread(this::awaitLastSave, "last autosave"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            awaitLastSave(); // the program is ending already
        }
    }

    private void awaitLastSave() {
        try {
            if (!thread.awaitTermination(LAST_SAVE_S, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void later(Scenarios now) {
        ScheduledFuture<?> before = waiting;
        if (before != null) {
            before.cancel(false);
        }
        if (!thread.isShutdown()) {
            ScenarioFile file = file(now);
            waiting = thread.schedule(() -> save(file), REST_MS, TimeUnit.MILLISECONDS);
        }
    }

    private ScenarioFile file(Scenarios scenarios) {
        return new ScenarioFile(
                scenarios, SessionFolder.inputs(workspace.request().plan()));
    }

    private void restore() {
        try {
            Autosave open =
                    Autosave.open(folder, SessionFolder.name(workspace.request().plan()), Version.CURRENT);
            autosave = open;
            kept = open.kept();
            ui.execute(() -> tell(open));
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void tell(Autosave open) {
        ScenarioFile before = open.kept();
        boolean untouched = workspace.undo().undoName().get().isEmpty()
                && workspace.undo().redoName().get().isEmpty();
        if (before != null && untouched) {
            workspace.undo().restart(before.scenarios());
        } else if (before != null) {
            thread.execute(() -> keepApart(open, before));
        }
        switch (open.before()) {
            case CRASHED -> workspace.tell(Texts.text("session.recovered"));
            case DAMAGED -> workspace.tell(Texts.text("session.damaged", open.damaged()));
            case NOTHING, CLOSED -> {
                // nothing to say
            }
        }
    }

    // the user was faster than the disk: what was there before must not be written over
    private void keepApart(Autosave open, ScenarioFile before) {
        try {
            before.write(Path.of(open.file() + ".earlier" + ScenarioFile.ENDING), Version.CURRENT);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void save(ScenarioFile now) {
        Autosave open = autosave;
        if (open == null || now.equals(kept)) {
            return;
        }
        try {
            open.save(now);
            kept = now;
            failed = false;
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Exception e) {
        if (!failed) {
            failed = true;
            ui.execute(() -> workspace.tell(Texts.text("session.failed", folder, Background.words(e))));
        }
    }
}
