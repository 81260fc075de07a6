package org.headroom.data.site;

import java.util.List;
import java.util.Locale;

/**
 * What stands of the recycled-water plant, in time: stages in order, each until the next one begins. Immutable; asking
 * allocates nothing.
 */
public final class RecyclingStages {
    /** What can be seen of the plant. */
    public enum Status {
        ABSENT,
        BUILDING,
        PAUSED,
        /** Trains are tried; what they make goes to users as far as the stage's share says, the rest back to the works. */
        COMMISSIONING,
        RUNNING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether there is a plant that can give water. */
        public boolean operates() {
            return this == COMMISSIONING || this == RUNNING;
        }
    }

    /**
     * One stage.
     *
     * @param name as the site file calls it
     * @param fromS epoch seconds of its start
     * @param capacityShare part of the rated product on offer, 0 to 1; 0 unless the plant operates
     * @param source where it comes from
     */
    public record Stage(String name, long fromS, Status status, double capacityShare, String source) {
        /** Whether it gives water. */
        public boolean gives() {
            return capacityShare > 0;
        }
    }

    private static final Stage NOTHING = new Stage("before", Site.OPEN_FROM_S, Status.ABSENT, 0, "no stage has begun");

    private final List<Stage> stages;
    private final List<Stage> superseded;

    /**
     * @param stages in order of time, no two at once
     * @param superseded stages of the file that {@code available_from} ends before they begin
     */
    RecyclingStages(List<Stage> stages, List<Stage> superseded) {
        this.stages = List.copyOf(stages);
        this.superseded = List.copyOf(superseded);
    }

    /** As the file has them, in order of time; before the first there is nothing. */
    public List<Stage> stages() {
        return stages;
    }

    /** Stages of the file that are not followed, as the plant runs before they begin. */
    public List<Stage> superseded() {
        return superseded;
    }

    /** The stage at an instant. */
    public Stage at(double epochS) {
        Stage at = NOTHING;
        for (int i = 0; i < stages.size() && stages.get(i).fromS() <= epochS; i++) {
            at = stages.get(i);
        }
        return at;
    }

    /** Part of the rated product on offer, 0 to 1. */
    public double capacityShareAt(double epochS) {
        return at(epochS).capacityShare();
    }

    /** When the next stage begins; {@link Site#OPEN_TO_S} if none does. */
    public long nextChangeS(double afterS) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).fromS() > afterS) {
                return stages.get(i).fromS();
            }
        }
        return Site.OPEN_TO_S;
    }

    /** The first instant at which it gives water; {@link Site#OPEN_TO_S} if it never does. */
    public long firstProductS() {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).gives()) {
                return stages.get(i).fromS();
            }
        }
        return Site.OPEN_TO_S;
    }
}
