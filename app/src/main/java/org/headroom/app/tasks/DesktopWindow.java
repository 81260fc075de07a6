package org.headroom.app.tasks;

import java.io.IOException;

/**
 * The seam between the command line and the desktop, which must not see each other: the desktop registers itself as a
 * {@link java.util.ServiceLoader service}, the command asks for it.
 */
public interface DesktopWindow {
    /**
     * Opens the window and returns when it is closed.
     *
     * @param request what it opens
     * @throws IOException if this machine lacks a display or a library that a window needs
     * @throws org.headroom.data.quantity.InputError if the site or the weather is not right
     */
    void open(DesktopRequest request) throws IOException;
}
