/** One self-contained page for people: what was planned, what it does to the grid and the water, and how far to trust it. */
@NullMarked
package org.headroom.app.report;

import org.jspecify.annotations.NullMarked;
