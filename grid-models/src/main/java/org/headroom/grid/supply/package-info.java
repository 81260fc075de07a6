/** What the utility asks and charges: tariff, demand metering, emission factor and limits over time. */
@NullMarked
package org.headroom.grid.supply;

import org.jspecify.annotations.NullMarked;
