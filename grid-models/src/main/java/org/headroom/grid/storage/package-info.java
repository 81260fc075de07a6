/** Batteries that offer, are drawn on and advance, and never give back more than they took. */
@NullMarked
package org.headroom.grid.storage;

import org.jspecify.annotations.NullMarked;
