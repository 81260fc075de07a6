package org.headroom.app.tasks;

/**
 * How the desktop is started.
 *
 * @param inputs what it opens
 * @param timed says on stderr how long after the start of the process each part stood
 * @param closeAfterS seconds after which it closes by itself; 0 for never
 * @param tour opens every view in turn before it closes
 */
public record DesktopLaunch(DesktopInputs inputs, boolean timed, long closeAfterS, boolean tour) {}
