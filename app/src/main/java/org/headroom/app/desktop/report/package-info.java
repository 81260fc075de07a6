/** The report before it is written, and the schedule to hand over. */
@NullMarked
package org.headroom.app.desktop.report;

import org.jspecify.annotations.NullMarked;
