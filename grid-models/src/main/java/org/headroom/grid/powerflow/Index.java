package org.headroom.grid.powerflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.physics.basis.OutOfRange;

/** Places of things by their id. */
final class Index {
    private final String kind;
    private final Map<String, Integer> places = new HashMap<>();

    Index(String kind, List<String> ids) {
        this.kind = kind;
        for (int i = 0; i < ids.size(); i++) {
            if (places.put(ids.get(i), i) != null) {
                throw new OutOfRange(kind, ids.get(i) + " twice", "each id once");
            }
        }
    }

    /** @throws OutOfRange if there is none of that id */
    int of(String field, String id) {
        Integer place = places.get(id);
        if (place == null) {
            throw new OutOfRange(field, "'" + id + "'", "the id of a " + kind);
        }
        return place;
    }
}
