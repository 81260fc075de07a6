package org.headroom.app.desktop.schedule;

import java.util.List;
import org.headroom.app.tasks.ScheduleEntry;

/**
 * A bar that is held.
 *
 * @param kind what moving the pointer changes
 * @param jobId the bar under the pointer; others that are selected move with it
 * @param piece which of its pieces; negative for all
 * @param before every job of the gesture as it was: the ghost
 */
record Drag(Kind kind, String jobId, int piece, List<ScheduleEntry> before) {
    enum Kind {
        MOVE,
        RESIZE
    }

    ScheduleEntry own() {
        return before.stream().filter(e -> e.id().equals(jobId)).findFirst().orElseThrow();
    }
}
