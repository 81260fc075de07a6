/** Calls of the utility: which jobs give way, what the battery gives, and what the meter sees of it. */
@NullMarked
package org.headroom.app.curtail;

import org.jspecify.annotations.NullMarked;
