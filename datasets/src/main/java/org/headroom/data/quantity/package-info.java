/** Numbers with their unit, source and confidence; the names of outputs; and the one error that means bad input. */
@NullMarked
package org.headroom.data.quantity;

import org.jspecify.annotations.NullMarked;
