/** Readers of network files: MATPOWER cases and Headroom's own YAML. */
@NullMarked
package org.headroom.data.network;

import org.jspecify.annotations.NullMarked;
