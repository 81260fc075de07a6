package org.headroom.app.desktop.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.headroom.app.tasks.ScheduleEntry;

/**
 * Which row each job is drawn in: one of its own, or packed: in the order of starts each job takes the lowest row that is
 * free, {@code n log n}.
 *
 * @param jobs in the order in which they are drawn
 * @param row of each
 */
record GanttRows(List<ScheduleEntry> jobs, int[] row, int count, Map<String, Integer> rowOf) {
    private record Busy(long untilS, int row) {}

    static GanttRows of(List<ScheduleEntry> shown, boolean packed) {
        List<ScheduleEntry> jobs = new ArrayList<>(shown);
        int[] row = new int[jobs.size()];
        int count = packed ? pack(jobs, row) : jobs.size();
        Map<String, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < row.length; i++) {
            row[i] = packed ? row[i] : i;
            rowOf.put(jobs.get(i).id(), row[i]);
        }
        return new GanttRows(jobs, row, Math.max(1, count), rowOf);
    }

    private static int pack(List<ScheduleEntry> jobs, int[] row) {
        jobs.removeIf(e -> !e.placed());
        jobs.sort(Comparator.comparingLong(ScheduleEntry::startS).thenComparing(ScheduleEntry::id));
        PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::untilS));
        TreeSet<Integer> free = new TreeSet<>();
        int count = 0;
        for (int i = 0; i < jobs.size(); i++) {
            ScheduleEntry e = jobs.get(i);
            while (!busy.isEmpty() && busy.peek().untilS() <= e.startS()) {
                free.add(busy.remove().row());
            }
            Integer lowest = free.pollFirst();
            row[i] = lowest == null ? count++ : lowest;
            busy.add(new Busy(e.endS(), row[i]));
        }
        return count;
    }
}
