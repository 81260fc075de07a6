package org.headroom.data.site;

import java.util.List;
import java.util.Map;

/**
 * How jobs spend their time on a site: phases by kind of work, storage, failures, slow servers, the week of inference and
 * planned maintenance. What the file does not say is the default named in docs/models/load.md.
 *
 * @param placement {@code lowest}, {@code compact}, {@code spread} or {@code worst_fit}
 * @param phases by the id of the work
 * @param inference activity over its mean by hour and weekday
 */
public record JobBehaviour(
        String placement,
        Map<String, Phases> phases,
        Storage storage,
        Failures failures,
        Stragglers stragglers,
        Week inference,
        List<Maintenance> maintenance) {
    public JobBehaviour {
        phases = Map.copyOf(phases);
        maintenance = List.copyOf(maintenance);
    }

    /**
     * The phases of one kind of work; activities are those of tensor cores or SMs, 0 to 1.
     *
     * @param checkpointEveryS iterations between two checkpoints, s; 0 for the Young/Daly interval
     * @param checkpointBytesPerGpu state to save
     * @param evaluationEveryS iterations between two evaluation pauses, s; 0 for none
     * @param communicationShare exposed communication over the iteration
     * @param bubbleShare pipeline bubbles over the iteration
     * @param waitingActivity in exposed communication, in a hang and while waiting for another server
     * @param gang whether all servers advance together; otherwise each works for itself, at the mean over all phases
     */
    public record Phases(
            double startUpS,
            double checkpointEveryS,
            double checkpointBytesPerGpu,
            double evaluationEveryS,
            double evaluationS,
            double communicationShare,
            double bubbleShare,
            double startUpActivity,
            double checkpointActivity,
            double waitingActivity,
            boolean gang) {}

    /**
     * Where checkpoints go.
     *
     * @param writeBytesPerS what a job's checkpoint is written at
     * @param leastS shortest pause for one
     * @param bytesPerParameter weights and optimizer state to save, of a job that states its model
     */
    public record Storage(double writeBytesPerS, double leastS, double bytesPerParameter) {
        /** How long computing stops for a checkpoint, s. */
        public double pauseS(double bytes) {
            return Math.max(leastS, bytes / writeBytesPerS);
        }
    }

    /**
     * Unplanned stops.
     *
     * @param repairS for which the failed server is out of use; 0 for a reset in place
     */
    public record Failures(double gpuHoursPerFailure, double detectionS, double restartS, double repairS) {}

    /** Servers that turn slow for a while. */
    public record Stragglers(double gpuHoursPerStraggler, double slowdownShare, double lastingS) {}

    /** Activity over its mean: 24 hours of the local clock, 7 days from Monday. */
    public record Week(List<Double> hourly, List<Double> daily) {
        public Week {
            hourly = List.copyOf(hourly);
            daily = List.copyOf(daily);
        }
    }

    /**
     * Racks out of use over {@code [fromS, toS)}.
     *
     * @param firstRack from 0
     * @param drain jobs on them run out first and no new one starts from {@code fromS - noticeS} on; otherwise they save and
     *     leave {@code noticeS} before
     */
    public record Maintenance(
            String id, long fromS, long toS, int firstRack, int racks, boolean drain, double noticeS) {}
}
