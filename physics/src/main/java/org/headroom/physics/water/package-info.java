/** Water of an evaporative plant: where it goes, what is dissolved in it, how far it may concentrate, where it comes from. */
@NullMarked
package org.headroom.physics.water;

import org.jspecify.annotations.NullMarked;
