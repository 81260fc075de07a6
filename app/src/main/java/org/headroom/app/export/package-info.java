/** Writes a schedule and its time series down for other programs: CSV, JSON, Slurm. */
@NullMarked
package org.headroom.app.export;

import org.jspecify.annotations.NullMarked;
