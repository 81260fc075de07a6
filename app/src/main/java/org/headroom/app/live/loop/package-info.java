/** Follows the machine frame by frame: estimate, alarms, forecast, what is kept; through gaps, restarts and full disks. */
@NullMarked
package org.headroom.app.live.loop;

import org.jspecify.annotations.NullMarked;
