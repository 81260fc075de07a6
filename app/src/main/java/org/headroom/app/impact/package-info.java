/** What a site does to its neighbourhood over a year: the twin's year with its uncertainty, and what follows from it. */
@NullMarked
package org.headroom.app.impact;

import org.jspecify.annotations.NullMarked;
