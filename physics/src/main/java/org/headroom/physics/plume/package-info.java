/** How gas from a stack rises and spreads in the wind: screening after EPA's ISC3; knows no site and no weather file. */
@NullMarked
package org.headroom.physics.plume;

import org.jspecify.annotations.NullMarked;
