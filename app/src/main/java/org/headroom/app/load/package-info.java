/** From jobs and their schedule to the mean demand of each rack. */
@NullMarked
package org.headroom.app.load;

import org.jspecify.annotations.NullMarked;
