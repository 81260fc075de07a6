/** Membranes that separate activated sludge from water: flux, pressure, fouling, cleaning. */
@NullMarked
package org.headroom.physics.wastewater.membrane;

import org.jspecify.annotations.NullMarked;
