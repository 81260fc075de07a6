package org.headroom.app.impact.year;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.headroom.data.weather.Weather;

/**
 * Another year of the same weather: the days of each month in blocks of three to seven, in another order, so that spells
 * stay together, monthly means stay as they are and other days of work meet other air. At the seams of blocks the air
 * jumps at midnight.
 */
final class ShuffledDays {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 7;
    private static final long DAY_S = 86_400;
    private static final int DAY_H = 24;

    private ShuffledDays() {}

    static Weather of(Weather weather, ZoneOffset offset, SplittableRandom random) {
        long lead = Math.floorMod(-(weather.startS() + offset.getTotalSeconds()), DAY_S) / 3600;
        int days = (int) ((weather.hours() - lead) / DAY_H);
        int[] hourOf = new int[weather.hours()];
        for (int h = 0; h < hourOf.length; h++) {
            hourOf[h] = h;
        }
        LocalDate first =
                LocalDate.ofEpochDay(Math.floorDiv(weather.startS() + lead * 3600 + offset.getTotalSeconds(), DAY_S));
        int from = 0;
        while (from < days) {
            int to = from + 1;
            while (to < days
                    && first.plusDays(to).getMonth() == first.plusDays(from).getMonth()) {
                to++;
            }
            int[] order = order(from, to, random);
            for (int d = from; d < to; d++) {
                for (int h = 0; h < DAY_H; h++) {
                    hourOf[(int) lead + d * DAY_H + h] = (int) lead + order[d - from] * DAY_H + h;
                }
            }
            from = to;
        }
        return weather.reordered(hourOf);
    }

    /** Days from and to in blocks, in another order. */
    private static int[] order(int from, int to, SplittableRandom random) {
        List<int[]> blocks = new ArrayList<>();
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + SHORTEST + random.nextInt(LONGEST - SHORTEST + 1));
            blocks.add(new int[] {at, end});
            at = end;
        }
        for (int i = blocks.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int[] kept = blocks.get(i);
            blocks.set(i, blocks.get(j));
            blocks.set(j, kept);
        }
        int[] order = new int[to - from];
        int next = 0;
        for (int[] block : blocks) {
            for (int d = block[0]; d < block[1]; d++) {
                order[next++] = d;
            }
        }
        return order;
    }
}
