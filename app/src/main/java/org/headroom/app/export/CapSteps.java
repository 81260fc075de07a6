package org.headroom.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;

/** A job's power cap over time: its own pieces' and the site's, the lower of both. */
final class CapSteps {
    private CapSteps() {}

    /** A cap in whole watts from one instant to another. */
    record Step(long fromS, long toS, long capW) {}

    /** Steps in time order; neighbours that touch differ. */
    static List<Step> of(Schedule schedule, List<Assignment> pieces) {
        List<Step> steps = new ArrayList<>();
        for (Assignment a : pieces) {
            long[] changes = Stream.of(
                            LongStream.of(a.startS(), a.endS()),
                            schedule.siteCaps().stream().flatMapToLong(w -> LongStream.of(w.fromS(), w.toS())))
                    .flatMapToLong(s -> s)
                    .filter(s -> a.startS() <= s && s <= a.endS())
                    .sorted()
                    .distinct()
                    .toArray();
            for (int i = 0; i + 1 < changes.length; i++) {
                long capW = (long) Math.floor(schedule.capW(a, changes[i]));
                Step last = steps.isEmpty() ? null : steps.getLast();
                if (last != null && last.toS() == changes[i] && last.capW() == capW) {
                    steps.set(steps.size() - 1, new Step(last.fromS(), changes[i + 1], capW));
                } else {
                    steps.add(new Step(changes[i], changes[i + 1], capW));
                }
            }
        }
        return steps;
    }
}
