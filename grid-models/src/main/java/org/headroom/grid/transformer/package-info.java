/** The site's main substation: losses, capacity and what is left with one unit out. */
@NullMarked
package org.headroom.grid.transformer;

import org.jspecify.annotations.NullMarked;
