/** Measures what Headroom costs: a step of the twin with JMH, whole commands as processes of their own. */
@NullMarked
package org.headroom.app.bench;

import org.jspecify.annotations.NullMarked;
