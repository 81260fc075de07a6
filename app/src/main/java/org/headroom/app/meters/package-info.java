/** What each meter of the site would read of a step: the one list that simulator, live estimate and alarms share. */
@NullMarked
package org.headroom.app.meters;

import org.jspecify.annotations.NullMarked;
