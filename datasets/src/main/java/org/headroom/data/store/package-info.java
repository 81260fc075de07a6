/** The user's database of runs: inputs by content hash, summaries, schedules and time series in chunks (SQLite). */
@NullMarked
package org.headroom.data.store;

import org.jspecify.annotations.NullMarked;
