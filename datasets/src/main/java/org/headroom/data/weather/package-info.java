/** Hourly outdoor air: typical years, dated series, and their readers. */
@NullMarked
package org.headroom.data.weather;

import org.jspecify.annotations.NullMarked;
