/** Time grids, series in chunks and their compact coding. */
@NullMarked
package org.headroom.data.series;

import org.jspecify.annotations.NullMarked;
