/** On-site turbines, engines and diesel sets: starts, ramps, fuel and emissions, and the air permit that counts them. */
@NullMarked
package org.headroom.grid.generation;

import org.jspecify.annotations.NullMarked;
