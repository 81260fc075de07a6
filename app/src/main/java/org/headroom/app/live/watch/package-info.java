/** Alarms: before a limit is reached, when a meter contradicts physics, when telemetry stops; no input and no output. */
@NullMarked
package org.headroom.app.live.watch;

import org.jspecify.annotations.NullMarked;
