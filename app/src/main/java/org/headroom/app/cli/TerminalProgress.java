package org.headroom.app.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.headroom.app.tasks.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on stderr for what takes longer than two seconds, if a person is watching: the launcher sets {@code
 * headroom.terminal} when stderr is a terminal.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long PATIENCE_NS = 2_000_000_000L;
    private static final long PARTS = 1000;

    private final String what;
    private final boolean watched;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;

    TerminalProgress(String what, CommonOptions options) {
        this(what, !options.quiet && !options.noProgress);
    }

    /** @param wanted whether the user did not ask for silence */
    TerminalProgress(String what, boolean wanted) {
        this.what = what;
        this.watched = Boolean.getBoolean("headroom.terminal") && wanted;
    }

    @Override
    public boolean goOn(double fraction) {
        if (watched && bar == null && System.nanoTime() - started > PATIENCE_NS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(PARTS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .continuousUpdate()
                    .clearDisplayOnFinish()
                    .hideEta()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(Math.max(bar.getCurrent(), (long) (fraction * PARTS)));
        }
        return true;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
