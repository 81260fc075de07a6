package org.headroom.data.store;

import java.nio.file.Path;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.series.TimeGrid;

/** A process that writes runs until it is killed: {@code FILE staging|committing}. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        try (RunStore store = RunStore.open(Path.of(arguments[0]))) {
            if (arguments[1].equals("staging")) {
                stageForEver(store);
            }
            for (int seed = 100; ; seed++) {
                Samples.commit(store, seed, 100_000);
                System.out.println("committed " + seed);
            }
        }
    }

    private static void stageForEver(RunStore store) {
        try (RunWriter writer = store.begin(Samples.spec(99))) {
            SeriesBuffer power = writer.series("baseline", Samples.POWER, new TimeGrid(0, 1, Integer.MAX_VALUE));
            for (int i = 0; ; i++) {
                power.append(Math.sin(i));
                if (i == 500_000) {
                    System.out.println("staging");
                }
            }
        }
    }
}
