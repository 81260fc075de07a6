/** Plots on canvas that share one time axis and one crosshair. */
@NullMarked
package org.headroom.app.desktop.chart;

import org.jspecify.annotations.NullMarked;
