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
     * @param request the window that is planned; how it is solved does not matter
     * @throws IOException if this machine lacks a display or a library that a window needs
     * @throws org.headroom.data.quantity.InputError if the site or the weather is not right
     */
    void open(PlanRequest request) throws IOException;
}
