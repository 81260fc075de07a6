/** When each job runs, on how many GPUs and under which power cap, so that every limit holds; OptaPlanner lives here. */
@NullMarked
package org.headroom.app.planning;

import org.jspecify.annotations.NullMarked;
