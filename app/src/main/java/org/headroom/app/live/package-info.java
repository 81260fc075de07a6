/** The twin beside the real machine: telemetry in, estimate, forecast and alarms out. */
@NullMarked
package org.headroom.app.live;

import org.jspecify.annotations.NullMarked;
