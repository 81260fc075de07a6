/** The command line: parses, calls one task, prints. */
@NullMarked
package org.headroom.app.cli;

import org.jspecify.annotations.NullMarked;
