/** The JavaFX window: shows and edits what tasks compute; the only room with JavaFX. */
@NullMarked
package org.headroom.app.desktop;

import org.jspecify.annotations.NullMarked;
