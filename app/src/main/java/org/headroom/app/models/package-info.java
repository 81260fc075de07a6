/** One adapter for each {@code headroom model}: a physical model as a table of inputs and outputs. */
@NullMarked
package org.headroom.app.models;

import org.jspecify.annotations.NullMarked;
