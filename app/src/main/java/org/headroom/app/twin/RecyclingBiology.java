package org.headroom.app.twin;

import org.headroom.data.site.RecyclingFeed;
import org.headroom.data.site.RecyclingPlant;
import org.headroom.physics.wastewater.BiologyTable;

/** What the bacteria of a recycling plant do, worked out from its plant file. */
final class RecyclingBiology {
    private RecyclingBiology() {}

    static BiologyTable of(RecyclingPlant plant, RecyclingFeed feed) {
        return BiologyTable.constant(
                feed.quality(),
                20 * 86_400,
                new BiologyTable.Entry(0.3, feed.quality().ammoniumNGPerM3(), 1, 0.08, 0.02, 8000));
    }
}
