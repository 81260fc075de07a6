package org.headroom.app.tasks;

import org.headroom.app.twin.Operation;

/** How a face follows a long task, and stops it. */
@FunctionalInterface
public interface Progress extends Operation.Watch {
    /** Says nothing and never stops. */
    Progress SILENT = _ -> true;
}
