/** Carbon of grid electricity hour by hour, from files that a user gives. */
@NullMarked
package org.headroom.data.emissions;

import org.jspecify.annotations.NullMarked;
