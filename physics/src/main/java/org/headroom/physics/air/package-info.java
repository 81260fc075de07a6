/** Moist air: wet bulb, dew point, humidity ratio, enthalpy and volume by the formulas of the ASHRAE Handbook. */
@NullMarked
package org.headroom.physics.air;

import org.jspecify.annotations.NullMarked;
