package org.headroom.app.desktop.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture in few colours: the most frequent ones (half as many as may be left, so all plain areas) stay exactly as they
 * are, and each of the others becomes the nearest of those that stay. No colour moves further than a distance (the sum of squares over red, green and blue, each 0 to
 * 255) that is the smallest, doubling from 1, with which the colours suffice. With white 3 times, 0xFEFEFE and black once
 * each, and two colours to be left: 0xFEFEFE becomes white, at a distance of 3.
 */
final class FewColours {
    private FewColours() {}

    /**
     * @param rgb pixels
     * @param most colours that may be left, 2 or more
     */
    static int[] of(int[] rgb, int most) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int colour : rgb) {
            counts.merge(colour, 1, Integer::sum);
        }
        if (counts.size() <= most) {
            return rgb;
        }
        List<Integer> frequent = new ArrayList<>(counts.keySet());
        frequent.sort((a, b) -> {
            int byCount = Integer.compare(counts.getOrDefault(b, 0), counts.getOrDefault(a, 0));
            return byCount == 0 ? Integer.compare(a, b) : byCount;
        });
        int[] kept = new int[most];
        int count = -1;
        for (int distance = 1; count < 0; distance *= 2) {
            count = choose(frequent, distance, kept);
        }
        Map<Integer, Integer> becomes = new HashMap<>();
        for (int colour : frequent) {
            becomes.put(colour, nearest(colour, kept, count));
        }
        int[] few = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            few[i] = becomes.getOrDefault(rgb[i], rgb[i]);
        }
        return few;
    }

    /** Takes the first half, then each colour that none of those taken is near to; how many, or -1 if there is no room. */
    private static int choose(List<Integer> frequent, int distance, int[] kept) {
        int count = 0;
        for (int colour : frequent) {
            if (count < kept.length / 2 || distance(colour, nearest(colour, kept, count)) > distance) {
                if (count == kept.length) {
                    return -1;
                }
                kept[count++] = colour;
            }
        }
        return count;
    }

    private static int nearest(int colour, int[] kept, int count) {
        int best = kept[0];
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < count && least > 0; i++) {
            int d = distance(colour, kept[i]);
            if (d < least) {
                least = d;
                best = kept[i];
            }
        }
        return best;
    }

    static int distance(int a, int b) {
        int red = ((a >> 16) & 0xFF) - ((b >> 16) & 0xFF);
        int green = ((a >> 8) & 0xFF) - ((b >> 8) & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
