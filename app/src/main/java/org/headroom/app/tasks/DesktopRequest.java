package org.headroom.app.tasks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop opens with.
 *
 * @param weather a weather file, or null for the embedded Memphis year
 */
public record DesktopRequest(SiteInput site, @Nullable Path weather) {}
