/** Losses between the server's inlet and the medium-voltage bus: PDU, UPS and unit substation. */
@NullMarked
package org.headroom.grid.conversion;

import org.jspecify.annotations.NullMarked;
