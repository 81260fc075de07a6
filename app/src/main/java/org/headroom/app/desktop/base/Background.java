package org.headroom.app.desktop.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.headroom.app.scenario.WholeFile;
import org.headroom.app.tasks.Progress;

/**
 * Long work besides the twin's answers, each on a thread of its own, listed with its progress and a way to cancel. The
 * window's thread never waits for it.
 */
public final class Background implements AutoCloseable {
    private final Executor ui;
    private final ObservableList<Work> running = FXCollections.observableArrayList();
    private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "background");
        thread.setDaemon(true);
        return thread;
    });

    /** One piece of long work. */
    public static final class Work {
        private final String name;
        private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
        private volatile boolean cancelled;

        private Work(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        /** 0 to 1; negative while unknown. */
        public ReadOnlyDoubleProperty fraction() {
            return fraction.getReadOnlyProperty();
        }

        /** Asks it to stop; what it had found by then may still be delivered. */
        public void cancel() {
            cancelled = true;
        }

        public boolean isCancelled() {
            return cancelled;
        }
    }

    /** @param ui runs what must happen on the window's thread */
    public Background(Executor ui) {
        this.ui = ui;
    }

    /** What runs now; changes on the window's thread. */
    public ObservableList<Work> running() {
        return running;
    }

    /**
     * Starts work.
     *
     * @param work computes, on a thread of its own, told how to report progress and when to stop
     * @param done takes the result, on the window's thread
     * @param failed takes why there is none, in one line, on the window's thread; empty if it was cancelled
     */
    public <T> Work start(String name, Function<Progress, T> work, Consumer<T> done, Consumer<String> failed) {
        Work entry = new Work(name);
        running.add(entry);
        run(() -> {
            try {
                T result = work.apply(fraction -> {
                    ui.execute(() -> entry.fraction.set(fraction));
                    return !entry.cancelled;
                });
                ui.execute(() -> {
                    running.remove(entry);
                    done.accept(result);
                });
            } catch (RuntimeException e) {
                boolean stopped = entry.cancelled;
                ui.execute(() -> {
                    running.remove(entry);
                    failed.accept(stopped ? "" : words(e));
                });
            } catch (Error e) { // as when memory is full: the list must not go on to say that this runs
                ui.execute(() -> {
                    running.remove(entry);
                    failed.accept(words(e));
                });
                throw e;
            }
        });
        return entry;
    }

    // a window that closes begins nothing more
    private void run(Runnable thing) {
        if (!threads.isShutdown()) {
            threads.execute(thing);
        }
    }

    /** What went wrong, in one line: of a file that could not be written also why. */
    static String words(Throwable e) {
        String message = e.getMessage();
        IOException cause = e instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : e instanceof FileSystemException f ? f : null;
        if (cause != null) {
            String why = WholeFile.reason(cause);
            String file = cause instanceof FileSystemException f ? f.getFile() : null;
            if (message == null || e instanceof FileSystemException || message.equals(cause.toString())) {
                message = file == null || why.contains(file) ? why : file + ": " + why;
            } else if (!message.contains(why)) {
                message += ": " + why;
            }
        }
        return (message == null ? e.getClass().getSimpleName() : message).replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }

    /** Does a small thing that nobody waits for, after the one before it. */
    public void quietly(Runnable thing) {
        run(() -> {
            synchronized (this) {
                thing.run();
            }
        });
    }

    @Override
    public void close() {
        running.forEach(Work::cancel);
        threads.shutdownNow();
    }
}
