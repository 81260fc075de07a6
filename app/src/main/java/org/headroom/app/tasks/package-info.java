/** One class a user task, shared by the command line and the desktop. */
@NullMarked
package org.headroom.app.tasks;

import org.jspecify.annotations.NullMarked;
