/** Named scenarios: each holds only what differs from its parent, by path; as values and as a file. */
@NullMarked
package org.headroom.app.scenario;

import org.jspecify.annotations.NullMarked;
