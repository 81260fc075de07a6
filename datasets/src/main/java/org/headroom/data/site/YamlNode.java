package org.headroom.data.site;

import java.util.List;
import java.util.Map;

/** What stands in a YAML file before anything is known about its meaning; each part knows its line, counted from 1. */
sealed interface YamlNode {
    int line();

    /** Keys in the order of the file. */
    record Group(int line, Map<String, YamlNode> children) implements YamlNode {}

    record Items(int line, List<YamlNode> children) implements YamlNode {}

    /** @param quoted whether it was written in quotes, which makes it text even if it looks like a number */
    record Scalar(int line, String text, boolean quoted) implements YamlNode {
        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }
    }
}
