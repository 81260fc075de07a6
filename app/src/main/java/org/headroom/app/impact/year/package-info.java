/** A year of the twin around a run, its uncertainty, and what differs if promises are kept or hard days come. */
@NullMarked
package org.headroom.app.impact.year;

import org.jspecify.annotations.NullMarked;
