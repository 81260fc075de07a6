/** A simulated site that serves telemetry: the twin with a hidden truth, seen through instruments that err and fail. */
@NullMarked
package org.headroom.app.telemetry;

import org.jspecify.annotations.NullMarked;
