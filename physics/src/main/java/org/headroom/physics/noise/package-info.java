/** Sound from machines to neighbours: spectra, the way through the open air, and the levels of a day. */
@NullMarked
package org.headroom.physics.noise;

import org.jspecify.annotations.NullMarked;
