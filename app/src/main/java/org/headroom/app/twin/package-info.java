/** Couples load, heat, cooling, water and electricity into one step, and checks its balances. */
@NullMarked
package org.headroom.app.twin;

import org.jspecify.annotations.NullMarked;
