/** What every model stands on: constants, curves, checks and the model card; the only physics package that grid may use. */
@NullMarked
package org.headroom.physics.basis;

import org.jspecify.annotations.NullMarked;
