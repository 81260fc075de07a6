package org.headroom.app.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.Job;

/**
 * A job with its pieces in time order.
 *
 * @param indexes the place of each piece in the schedule
 */
record JobPieces(Job job, List<Assignment> pieces, List<Integer> indexes) {

    /** The jobs of a schedule in the order in which they first appear. */
    static List<JobPieces> of(List<Assignment> assignments) {
        Map<String, List<Integer>> byJob = new LinkedHashMap<>();
        for (int i = 0; i < assignments.size(); i++) {
            byJob.computeIfAbsent(assignments.get(i).job().id(), _ -> new ArrayList<>())
                    .add(i);
        }
        List<JobPieces> jobs = new ArrayList<>();
        for (List<Integer> indexes : byJob.values()) {
            indexes.sort(Comparator.comparingLong(i -> assignments.get(i).startS()));
            List<Assignment> pieces = indexes.stream().map(assignments::get).toList();
            jobs.add(new JobPieces(pieces.getFirst().job(), pieces, List.copyOf(indexes)));
        }
        return jobs;
    }

    Assignment first() {
        return pieces.getFirst();
    }

    Assignment last() {
        return pieces.getLast();
    }

    int mostGpus() {
        return pieces.stream().mapToInt(Assignment::gpus).max().orElseThrow();
    }

    double highestCapW() {
        return pieces.stream().mapToDouble(Assignment::powerCapW).max().orElseThrow();
    }
}
