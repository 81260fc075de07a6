/** The way out of a live run: metrics, health and alarms over HTTP, alarms by webhook, a dashboard. */
@NullMarked
package org.headroom.app.live.serve;

import org.jspecify.annotations.NullMarked;
