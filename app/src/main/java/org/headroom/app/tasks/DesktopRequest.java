package org.headroom.app.tasks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop opens.
 *
 * @param plan the window that is planned; how it is solved is the desktop's own affair
 * @param database the store of runs, or null for the user's own
 */
public record DesktopRequest(PlanRequest plan, @Nullable Path database) {}
