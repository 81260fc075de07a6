/** Files of wastewater plants and of what flows into them. */
@NullMarked
package org.headroom.data.wastewater;

import org.jspecify.annotations.NullMarked;
