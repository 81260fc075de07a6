/** Live telemetry becomes frames: what is asked of Prometheus, and which rack and meter each answer belongs to. */
@NullMarked
package org.headroom.app.live.feed;

import org.jspecify.annotations.NullMarked;
