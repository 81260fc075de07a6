/** The plant as engineers draw it, with the values of any moment. */
@NullMarked
package org.headroom.app.desktop.synoptic;

import org.jspecify.annotations.NullMarked;
