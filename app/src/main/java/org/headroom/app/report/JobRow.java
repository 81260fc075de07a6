package org.headroom.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.Job;

/**
 * A job with its pieces in time order: one row of the chart and of the table.
 *
 * @param pieces at least one
 */
record JobRow(Job job, List<Assignment> pieces) {
    /** Most GPU-hours first. */
    static final Comparator<JobRow> BY_SIZE = Comparator.comparingDouble((JobRow r) -> -r.gpuS())
            .thenComparing(r -> r.job().id());

    /** Jobs in the order in which they first appear. */
    static List<JobRow> of(List<Assignment> assignments) {
        Map<String, List<Assignment>> byJob = new LinkedHashMap<>();
        assignments.forEach(
                a -> byJob.computeIfAbsent(a.job().id(), _ -> new ArrayList<>()).add(a));
        List<JobRow> rows = new ArrayList<>();
        for (List<Assignment> pieces : byJob.values()) {
            pieces.sort(Comparator.comparingLong(Assignment::startS));
            rows.add(new JobRow(pieces.getFirst().job(), List.copyOf(pieces)));
        }
        return rows;
    }

    long startS() {
        return pieces.getFirst().startS();
    }

    /** The piece that ends last. */
    Assignment last() {
        return pieces.stream().max(Comparator.comparingLong(Assignment::endS)).orElseThrow();
    }

    Assignment longest() {
        return pieces.stream()
                .max(Comparator.comparingLong(a -> a.endS() - a.startS()))
                .orElseThrow();
    }

    int mostGpus() {
        return pieces.stream().mapToInt(Assignment::gpus).max().orElseThrow();
    }

    /** GPU-seconds of all pieces. */
    double gpuS() {
        return pieces.stream()
                .mapToDouble(a -> (double) a.gpus() * (a.endS() - a.startS()))
                .sum();
    }

    /** GPUs held on average from one instant to another. */
    double meanGpus(double fromS, double toS) {
        double held = 0;
        for (Assignment a : pieces) {
            held += a.gpus() * Math.max(0, Math.min(toS, a.endS()) - Math.max(fromS, a.startS())) / (toS - fromS);
        }
        return held;
    }

    /** Whether any piece runs at the rented site. */
    boolean away() {
        return pieces.stream().anyMatch(a -> !a.here());
    }
}
