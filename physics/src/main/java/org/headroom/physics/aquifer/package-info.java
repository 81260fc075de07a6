/** Wells in an aquifer: drawdown in time and space, what leaks in from above, recovery; Theis, Cooper-Jacob, Hantush-Jacob. */
@NullMarked
package org.headroom.physics.aquifer;

import org.jspecify.annotations.NullMarked;
