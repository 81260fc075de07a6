package org.headroom.app.export;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.load.Assignment;

/**
 * What one Slurm job does of a planned job: pieces on the same number of GPUs at this site. Pieces that follow each other
 * at once are one stint (only the cap changes); a pause begins a new one.
 *
 * @param number of the leg within its job, from 0
 * @param more whether the job goes on after it, in another leg or elsewhere
 */
record Leg(
        JobPieces job, int number, List<Assignment> pieces, List<Integer> indexes, List<Stint> stints, boolean more) {

    /** A stretch without a pause. */
    record Stint(long fromS, long toS) {
        long minutes() {
            return Math.max(1, Math.ceilDiv(toS - fromS, 60L));
        }
    }

    int gpus() {
        return pieces.getFirst().gpus();
    }

    Stint first() {
        return stints.getFirst();
    }

    /** Whether it is told to write a checkpoint before its end, or in the middle. */
    boolean pauses() {
        return more || stints.size() > 1;
    }

    /** The legs of all jobs, job by job; what runs elsewhere has none. */
    static List<Leg> of(List<JobPieces> jobs) {
        List<Leg> legs = new ArrayList<>();
        for (JobPieces job : jobs) {
            int number = 0;
            int i = 0;
            while (i < job.pieces().size()) {
                int from = i++;
                Assignment first = job.pieces().get(from);
                if (!first.here()) {
                    continue;
                }
                while (i < job.pieces().size()
                        && job.pieces().get(i).here()
                        && job.pieces().get(i).gpus() == first.gpus()) {
                    i++;
                }
                List<Assignment> pieces = job.pieces().subList(from, i);
                legs.add(new Leg(
                        job,
                        number++,
                        pieces,
                        job.indexes().subList(from, i),
                        stints(pieces),
                        i < job.pieces().size()));
            }
        }
        return legs;
    }

    private static List<Stint> stints(List<Assignment> pieces) {
        List<Stint> stints = new ArrayList<>();
        for (Assignment a : pieces) {
            boolean goesOn = !stints.isEmpty() && stints.getLast().toS() >= a.startS();
            if (goesOn) {
                stints.set(stints.size() - 1, new Stint(stints.getLast().fromS(), a.endS()));
            } else {
                stints.add(new Stint(a.startS(), a.endS()));
            }
        }
        return stints;
    }
}
