/** Headroom now and ahead: bands, key figures, alarms. */
@NullMarked
package org.headroom.app.desktop.overview;

import org.jspecify.annotations.NullMarked;
