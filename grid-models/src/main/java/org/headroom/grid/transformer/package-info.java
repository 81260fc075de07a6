/** The site's main substation: losses, capacity and what is left with one unit out; temperatures, ageing and overloads of transformers. */
@NullMarked
package org.headroom.grid.transformer;

import org.jspecify.annotations.NullMarked;
