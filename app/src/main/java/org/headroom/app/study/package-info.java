/** Studies: the twin run over many sites or dates to answer one question. */
@NullMarked
package org.headroom.app.study;

import org.jspecify.annotations.NullMarked;
