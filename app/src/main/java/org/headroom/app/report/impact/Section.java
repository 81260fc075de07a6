package org.headroom.app.report.impact;

import java.util.List;
import java.util.Set;

/**
 * A section of a report.
 *
 * @param id as in a link
 * @param audiences who gets it
 */
public record Section(String id, String title, Set<Audience> audiences, List<Block> blocks) {
    public Section {
        audiences = Set.copyOf(audiences);
        blocks = List.copyOf(blocks);
    }
}
