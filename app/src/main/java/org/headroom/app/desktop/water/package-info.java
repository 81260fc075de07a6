/** Days of water, sources, chemistry, the aquifer and the recycling plant. */
@NullMarked
package org.headroom.app.desktop.water;

import org.jspecify.annotations.NullMarked;
