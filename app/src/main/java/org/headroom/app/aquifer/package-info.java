/** What a site's mains draw does to the wells and to the aquifer that it comes from, with its uncertainty. */
@NullMarked
package org.headroom.app.aquifer;

import org.jspecify.annotations.NullMarked;
