/** A network as data: buses, branches and generators, held to be well formed; solved by {@code grid.powerflow}. */
@NullMarked
package org.headroom.grid.network;

import org.jspecify.annotations.NullMarked;
