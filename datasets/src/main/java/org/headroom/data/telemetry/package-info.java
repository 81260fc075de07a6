/** Telemetry on the wire: Prometheus' text formats out, its HTTP API in, and the cleaning of what it says. */
@NullMarked
package org.headroom.data.telemetry;

import org.jspecify.annotations.NullMarked;
