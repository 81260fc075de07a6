/** Activated sludge: its kinetics, its settler, a flowsheet of tanks and streams, and how they go through time. */
@NullMarked
package org.headroom.physics.wastewater.biology;

import org.jspecify.annotations.NullMarked;
