/**
 * AC power flow of a {@code grid.network}: Newton-Raphson with a sparse factorization of its own, reactive limits, outages,
 * hosting headroom and short-circuit levels.
 */
@NullMarked
package org.headroom.grid.powerflow;

import org.jspecify.annotations.NullMarked;
