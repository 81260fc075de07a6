package org.headroom.data.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the rows of a scheduler's log. Each row becomes a job or is rejected with its line number and reason.
 *
 * <p>Rejected: no positive GPU count, no positive run time or limit, cancelled before it started. Everything else counts,
 * whatever became of it, with the run time it had, or the limit it asked for where it had none. Its due date is {@value
 * Job#DEFAULT_DUE_RUN_TIMES} run times after its submit.
 */
final class ForeignRows {
    private static final int MOST_GPUS = 10_000_000;

    private final List<Job> jobs = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, Integer> rowsById = new HashMap<>();

    void reject(long line, String reason) {
        rejected.add(new Rejected(line, reason));
    }

    /**
     * @param cancelledBeforeStart the log says that it was cancelled and never ran
     * @param runS the run time it had, s; 0 or less if none
     * @param limitS the limit it asked for, s; 0 or less if none
     */
    void accept(
            long line,
            String id,
            long submitS,
            long gpus,
            boolean cancelledBeforeStart,
            double runS,
            double limitS,
            Work work,
            List<String> after) {
        double seconds = runS > 0 ? runS : limitS;
        if (gpus <= 0) {
            reject(line, "no positive GPU count");
        } else if (gpus > MOST_GPUS) {
            reject(line, gpus + " GPUs, more than " + MOST_GPUS);
        } else if (cancelledBeforeStart) {
            reject(line, "cancelled before it started");
        } else if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            reject(line, "no positive run time or limit");
        } else {
            int times = rowsById.merge(id, 1, Integer::sum);
            String unique = times == 1 ? id : id + "#" + times;
            double hours = seconds / 3600;
            int count = (int) gpus;
            long dueS = Job.defaultDueS(submitS, hours);
            jobs.add(new Job(unique, submitS, count, count, hours, work, 1, dueS, after, null, ""));
        }
    }

    boolean holds(String id) {
        return rowsById.containsKey(id);
    }

    JobLog log(String file) {
        return new JobLog(file, true, jobs, rejected);
    }
}
