/** The tree of scenarios, and any of them against any other. */
@NullMarked
package org.headroom.app.desktop.scenarios;

import org.jspecify.annotations.NullMarked;
