/** What a site puts into the air over a year, where the wind takes it, and how that is told. */
@NullMarked
package org.headroom.app.impact.air;

import org.jspecify.annotations.NullMarked;
