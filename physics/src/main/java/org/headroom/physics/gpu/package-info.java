/** What a GPU and its server draw for a given activity, power cap and temperature. */
@NullMarked
package org.headroom.physics.gpu;

import org.jspecify.annotations.NullMarked;
