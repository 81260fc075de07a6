/** The jobs in time: moved, locked, split and solved. */
@NullMarked
package org.headroom.app.desktop.schedule;

import org.jspecify.annotations.NullMarked;
