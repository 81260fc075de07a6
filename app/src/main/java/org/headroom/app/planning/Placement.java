package org.headroom.app.planning;

/** A remembered state of a {@link Board}: start (negative for none), size and cap of every job, cap of every span. */
record Placement(int[] start, int[] size, int[] cap, int[] spanCap) {
    static Placement of(Board board) {
        return new Placement(board.start.clone(), board.size.clone(), board.cap.clone(), board.spanCap.clone());
    }

    void onto(Board board) {
        for (int span = 0; span < spanCap.length; span++) {
            board.setSpanCap(span, spanCap[span]);
        }
        for (int j = 0; j < start.length; j++) {
            board.set(j, start[j], size[j], cap[j]);
        }
        board.refresh();
    }
}
