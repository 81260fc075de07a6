/** The plant that turns treated sewage into cooling water, and what it sends back. */
@NullMarked
package org.headroom.physics.wastewater;

import org.jspecify.annotations.NullMarked;
