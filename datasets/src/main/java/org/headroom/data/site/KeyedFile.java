package org.headroom.data.site;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * A strict YAML file of another kind than a site's, read by the same rules: a table says what may stand at each path, an unknown key
 * is refused with what it may have meant, every number may carry a passport, {@code --set} changes one path. Immutable.
 */
public final class KeyedFile {
    private final String file;
    private final Table table;
    private final Map<String, Leaf> leaves;
    private final SiteValues values;

    /** The paths of one kind of file, in the form of the site's table. */
    public static final class Table {
        private final SiteSchema schema;

        /**
         * @param lines path, kind, range or words, then {@code #} and the meaning, one a line; {@code *} in a path stands for a
         *     name that the file chooses, {@code ?} after the kind makes it optional
         */
        public Table(String lines) {
            this.schema = new SiteSchema(lines);
        }

        /** In the order of the table. */
        public List<Rule> rules() {
            return schema.rules();
        }
    }

    private KeyedFile(String file, Table table, Map<String, Leaf> leaves) {
        this.file = file;
        this.table = table;
        this.leaves = Collections.unmodifiableMap(leaves);
        this.values = new SiteValues(file, leaves, ZoneOffset.UTC, Site.OPEN_TO_S);
        table.schema.requireAll(file, leaves);
    }

    /** @throws InputError for the first thing that is not right */
    public static KeyedFile read(Table table, Path file) {
        return of(table, file.toString(), YamlReader.read(file));
    }

    /** The same from text; {@code file} is what error lines call it. */
    public static KeyedFile parse(Table table, String file, String yaml) {
        return of(table, file, YamlReader.parse(file, yaml));
    }

    private static KeyedFile of(Table table, String file, YamlNode.Group root) {
        YamlNode parent = root.children().get("extends");
        if (parent != null) {
            throw new InputError(file, parent.line(), "an unknown key, extends", "a file that is whole");
        }
        List<String> cleared = new ArrayList<>();
        Map<String, Leaf> leaves = SiteReader.read(table.schema, file, root, cleared);
        return new KeyedFile(file, table, SiteYaml.grouped(leaves));
    }

    /** This file with values as {@code --set PATH=VALUE} gives them; {@code null} clears an optional one. */
    public KeyedFile withText(Map<String, String> changes) {
        Map<String, Leaf> next = new LinkedHashMap<>(leaves);
        changes.forEach((path, text) ->
                next.putAll(SiteReader.readText(table.schema, "--set", path, text, "set for this run")));
        return new KeyedFile(file, table, next.size() == leaves.size() ? next : SiteYaml.grouped(next));
    }

    /** A file that reads back as this one. */
    public String toYaml() {
        return SiteYaml.text(table.schema, leaves.values());
    }

    /** What error lines call it. */
    public String file() {
        return file;
    }

    /** In the order of the file. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves.values());
    }

    /** The names that the file chose below a group, in its order. */
    public List<String> names(String group) {
        return values.names(group);
    }

    /** A number in the unit of its key. */
    public double raw(String path) {
        return values.raw(path);
    }

    /** A number in SI. */
    public double si(String path) {
        return values.si(path);
    }

    /** A number in the unit of its key, if there is one. */
    public OptionalDouble optional(String path) {
        return values.optional(path);
    }

    /** A number with its passport, or null. */
    public @Nullable Sourced sourced(String path) {
        return leaves.containsKey(path) && values.value(path) instanceof Leaf.Num num ? num.sourced() : null;
    }

    public String text(String path) {
        return values.text(path);
    }

    public @Nullable String textOrNull(String path) {
        return values.textOrNull(path);
    }

    /** Builds a design whose own checks name the key; its refusal becomes an input error with the whole path. */
    public <T> T design(String group, Supplier<T> build) {
        return values.design(group, build);
    }

    public InputError error(String path, String found, String allowed) {
        Leaf leaf = leaves.get(path);
        String place = leaf == null || leaf.line() == 0 ? path : "line " + leaf.line() + ", " + path;
        return new InputError(file, place, found, allowed);
    }
}
