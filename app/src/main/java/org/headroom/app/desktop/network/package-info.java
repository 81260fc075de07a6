/** The one-line diagram: loading, voltage, outages, transformers, stranded headroom. */
@NullMarked
package org.headroom.app.desktop.network;

import org.jspecify.annotations.NullMarked;
