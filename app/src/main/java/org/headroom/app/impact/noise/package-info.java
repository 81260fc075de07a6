/** How loud the site is around it: machines as the twin runs them hour by hour, heard at places and over a map. */
@NullMarked
package org.headroom.app.impact.noise;

import org.jspecify.annotations.NullMarked;
