package org.headroom.data.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of computing a job is. */
public enum Work {
    PRETRAIN,
    FINETUNE,
    REINFORCEMENT,
    EVALUATION,
    INFERENCE,
    OTHER;

    /** As written in files, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it writes checkpoints, so that it can be paused and taken up again: training of all kinds, but no service. */
    public boolean resumable() {
        return this != EVALUATION && this != INFERENCE;
    }

    public static Optional<Work> parse(String id) {
        return Arrays.stream(values()).filter(work -> work.id().equals(id)).findFirst();
    }

    /** All ids, for an error line. */
    static String ids() {
        return Arrays.stream(values()).map(Work::id).collect(Collectors.joining(", "));
    }
}
