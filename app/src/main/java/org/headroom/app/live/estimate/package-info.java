/** What telemetry does not say is estimated; what meters cannot tell apart is said to be so. */
@NullMarked
package org.headroom.app.live.estimate;

import org.jspecify.annotations.NullMarked;
