/** Training jobs: what they ask for, and the readers of job lists and scheduler logs. */
@NullMarked
package org.headroom.data.jobs;

import org.jspecify.annotations.NullMarked;
