package org.headroom.data.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;

/** Checks that our own lists name each job once, depend only on jobs they hold, and never in a circle. */
final class Dependencies {
    private final String file;
    private final List<Job> jobs;
    private final List<String> places;
    private final Map<String, Integer> rowById = new HashMap<>();

    private Dependencies(String file, List<Job> jobs, List<String> places) {
        this.file = file;
        this.jobs = jobs;
        this.places = places;
    }

    /** @param places of each job in the file, in the same order */
    static void check(String file, List<Job> jobs, List<String> places) {
        new Dependencies(file, jobs, places).check();
    }

    private void check() {
        for (int row = 0; row < jobs.size(); row++) {
            Integer earlier = rowById.putIfAbsent(jobs.get(row).id(), row);
            if (earlier != null) {
                throw new InputError(
                        file,
                        places.get(row) + ", id",
                        "'" + jobs.get(row).id() + "' again",
                        "each id once (first at " + places.get(earlier) + ")");
            }
        }
        for (int row = 0; row < jobs.size(); row++) {
            for (String id : jobs.get(row).after()) {
                if (!rowById.containsKey(id)) {
                    throw new InputError(
                            file,
                            places.get(row) + ", after",
                            "unknown job '" + id + "'",
                            "the id of a job in this file");
                }
            }
        }
        noCircle();
    }

    /** Depth first with an explicit stack: long chains are allowed. */
    private void noCircle() {
        Set<Integer> done = new HashSet<>();
        for (int root = 0; root < jobs.size(); root++) {
            Deque<Integer> path = new ArrayDeque<>();
            Map<Integer, Integer> next = new HashMap<>();
            path.addLast(root);
            while (!path.isEmpty()) {
                int row = path.getLast();
                List<String> after = jobs.get(row).after();
                int i = next.merge(row, 1, Integer::sum) - 1;
                if (done.contains(row) || i >= after.size()) {
                    done.add(row);
                    path.removeLast();
                    continue;
                }
                int before = rowById.getOrDefault(after.get(i), -1);
                if (path.contains(before)) {
                    throw circle(new ArrayList<>(path), before);
                }
                path.addLast(before);
            }
        }
    }

    private InputError circle(List<Integer> path, int closing) {
        List<String> ids = new ArrayList<>();
        for (int row : path.subList(path.indexOf(closing), path.size())) {
            ids.add(jobs.get(row).id());
        }
        ids.add(jobs.get(closing).id());
        return new InputError(
                file,
                places.get(closing) + ", after",
                "a cycle of dependencies: " + String.join(" after ", ids),
                "dependencies without a cycle");
    }
}
