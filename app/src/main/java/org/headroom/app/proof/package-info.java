/** The planner's problem by itself: written down, read back, checked, bounded and solved to proof; OR-Tools lives here. */
@NullMarked
package org.headroom.app.proof;

import org.jspecify.annotations.NullMarked;
