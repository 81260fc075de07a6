package org.headroom.app.scenario;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One scenario: a name and what differs from its parent.
 *
 * @param id never changes and is never used again, as in {@code s3}
 * @param parentId empty for the root, which is the site as it is
 * @param changes values by path that differ from the parent's
 * @param parentThen what the parent came to when this scenario was made or last agreed to it, by path: a later difference
 *     is worth a notice
 */
public record Scenario(
        String id,
        String name,
        String parentId,
        SortedMap<String, String> changes,
        SortedMap<String, String> parentThen) {
    public Scenario {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        parentThen = Collections.unmodifiableSortedMap(new TreeMap<>(parentThen));
    }

    public boolean isRoot() {
        return parentId.isEmpty();
    }

    Scenario named(String newName) {
        return new Scenario(id, newName, parentId, changes, parentThen);
    }

    Scenario changing(Map<String, String> newChanges) {
        return new Scenario(id, name, parentId, new TreeMap<>(newChanges), parentThen);
    }

    Scenario agreeing(Map<String, String> parentNow) {
        return new Scenario(id, name, parentId, changes, new TreeMap<>(parentNow));
    }
}
