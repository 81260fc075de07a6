/** Where the water of an evaporative plant goes: evaporation, drift and blowdown. */
@NullMarked
package org.headroom.physics.water;

import org.jspecify.annotations.NullMarked;
