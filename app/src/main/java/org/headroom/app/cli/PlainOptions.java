package org.headroom.app.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options that need no parser: {@code --name value} pairs, each name once and no value that looks like an option. The
 * whole parser costs a quarter of a second, which a window has not.
 */
final class PlainOptions {
    private PlainOptions() {}

    /**
     * The values by name; null if the words are anything else, which is for the parser to judge.
     *
     * @param names options with a value that are allowed
     */
    static @Nullable Map<String, String> read(List<String> words, List<String> names) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            boolean known = names.contains(name) && i + 1 < words.size() && !values.containsKey(name);
            if (!known
                    || words.get(i + 1).isEmpty()
                    || "-@'\"".indexOf(words.get(i + 1).charAt(0)) >= 0) {
                return null;
            }
            values.put(name, words.get(i + 1));
        }
        return values;
    }
}
