/** The cooling plant part by part: tower, chiller, heat exchanger, cold plate, pump and fan. */
@NullMarked
package org.headroom.physics.cooling;

import org.jspecify.annotations.NullMarked;
