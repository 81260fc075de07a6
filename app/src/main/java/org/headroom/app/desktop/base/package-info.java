/** What all views share: the workspace with its undo, the worker behind it, the time that is shown, texts, units and colours. */
@NullMarked
package org.headroom.app.desktop.base;

import org.jspecify.annotations.NullMarked;
