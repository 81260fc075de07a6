package org.headroom.app.tasks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The seam between the command line and the desktop, which must not see each other: the desktop registers itself as a
 * {@link java.util.ServiceLoader service}, the command asks for it.
 */
public interface DesktopWindow {
    /** Begins to start what a window needs, beside what the caller does next; shows nothing and never fails. */
    void prepare();

    /**
     * Opens the window and returns when it is closed.
     *
     * @param launch what it opens and how
     * @throws IOException if this machine lacks a display or a library that a window needs
     * @throws org.headroom.data.quantity.InputError if the site, the weather or the jobs are not right
     */
    void open(DesktopLaunch launch) throws IOException;

    /**
     * Draws every view without a screen, once its figures are there, and writes the pictures.
     *
     * @param written told of each file when it is complete
     * @throws IOException if this machine lacks a library that drawing needs, or a file cannot be written
     */
    void pictures(DesktopInputs inputs, DesktopPictures pictures, Consumer<Path> written) throws IOException;
}
