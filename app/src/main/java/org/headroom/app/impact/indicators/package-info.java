/** The community indicators: each from the year and its uncertainty, held against what it has to hold; standards and models beside them. */
@NullMarked
package org.headroom.app.impact.indicators;

import org.jspecify.annotations.NullMarked;
