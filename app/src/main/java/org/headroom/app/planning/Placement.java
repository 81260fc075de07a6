package org.headroom.app.planning;

import org.jspecify.annotations.Nullable;

/** A remembered state of a {@link Board}: the course of every job (null for none), the cap of every span. */
record Placement(@Nullable Course[] courses, int[] spanCap) {
    static Placement of(Board board) {
        @Nullable Course[] courses = new @Nullable Course[board.in.jobs];
        for (int j = 0; j < courses.length; j++) {
            courses[j] = board.course(j);
        }
        return new Placement(courses, board.spanCap.clone());
    }

    void onto(Board board) {
        for (int span = 0; span < spanCap.length; span++) {
            board.setSpanCap(span, spanCap[span]);
        }
        for (int j = 0; j < courses.length; j++) {
            board.set(j, courses[j]);
        }
    }
}
