/** Recorded series driven through the twin: measured heats of CDUs, and what meters read. */
@NullMarked
package org.headroom.app.live.replay;

import org.jspecify.annotations.NullMarked;
