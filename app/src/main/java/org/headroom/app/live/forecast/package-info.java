/** What the site will draw, drink and how warm it will be: bands by lead time, and how often they were right. */
@NullMarked
package org.headroom.app.live.forecast;

import org.jspecify.annotations.NullMarked;
