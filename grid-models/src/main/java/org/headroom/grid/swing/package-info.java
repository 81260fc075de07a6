/** Fast dynamics, 10 ms to minutes: what training swings, what a dip trips, what the grid feels, what smooths it. */
@NullMarked
package org.headroom.grid.swing;

import org.jspecify.annotations.NullMarked;
