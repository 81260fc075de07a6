/** What may be changed, and what follows from it. */
@NullMarked
package org.headroom.app.desktop.whatif;

import org.jspecify.annotations.NullMarked;
