package org.headroom.data.wastewater;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.site.KeyedFile;

/**
 * A wastewater plant as a file: units, streams, organisms, energy, influent, limits. Read by the rules of site files: unknown keys are
 * refused, numbers may carry a passport, {@code --set PATH=VALUE} changes one. Immutable.
 */
public final class PlantFile {
    private static final List<String> EMBEDDED = List.of("bsm1", "memphis-recycled");

    private final KeyedFile keys;
    private final String text;
    private final boolean changed;

    private PlantFile(KeyedFile keys, String text, boolean changed) {
        this.keys = keys;
        this.text = text;
        this.changed = changed;
    }

    /** The names of the plants that ship with Headroom; the first is the default. */
    public static List<String> embeddedNames() {
        return EMBEDDED;
    }

    /** What {@code --plant} means: the name of an embedded plant or else a file. */
    public static PlantFile open(String nameOrFile) {
        if (EMBEDDED.contains(nameOrFile)) {
            return parse(nameOrFile, embedded(nameOrFile));
        }
        Path path;
        try {
            path = Path.of(nameOrFile);
        } catch (InvalidPathException e) {
            throw new InputError("--plant", "", "a name that cannot be a file", allowed());
        }
        if (!Files.exists(path)) {
            throw new InputError(nameOrFile, "", "no such file", allowed());
        }
        return read(path);
    }

    public static PlantFile read(Path file) {
        return new PlantFile(KeyedFile.read(PlantTable.TABLE, file), TextFile.read(file), false);
    }

    /** A plant from YAML text; {@code file} is what error lines call it. */
    public static PlantFile parse(String file, String yaml) {
        return new PlantFile(KeyedFile.parse(PlantTable.TABLE, file, yaml), yaml, false);
    }

    private static String allowed() {
        return "a YAML file or " + String.join(" | ", EMBEDDED);
    }

    private static String embedded(String name) {
        try (InputStream in = PlantFile.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the embedded plant " + name + " is missing");
            }
            return TextFile.text(name, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the embedded plant " + name + " cannot be read", e);
        }
    }

    /** This plant with other values, as {@code --set} gives them. */
    public PlantFile with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        changes.keySet().forEach(path -> {
            known(path, "units", "unit", "kind", changes);
            known(path, "streams", "stream", "from", changes);
        });
        return new PlantFile(keys.withText(changes), text, true);
    }

    /** A name that the file does not have is a slip, unless the changes make all of it new. */
    private void known(String path, String group, String what, String first, Map<String, String> changes) {
        String[] parts = path.split("\\.", -1);
        if (parts.length < 3 || !parts[0].equals(group) || changes.containsKey(group + "." + parts[1] + "." + first)) {
            return;
        }
        List<String> names = keys.names(group);
        if (!names.contains(parts[1])) {
            throw new InputError(
                    "--set",
                    path,
                    "no " + what + " " + parts[1] + " in " + keys.file(),
                    "one of " + String.join(", ", names));
        }
    }

    /** A file that {@link #read} accepts: as it was written, comments and all, unless values were set. */
    public String yaml() {
        return changed ? keys.toYaml() : text;
    }

    /** Its values with their passports. */
    public KeyedFile keys() {
        return keys;
    }

    /**
     * The plant that the file describes.
     *
     * @throws InputError for the first thing that does not fit together
     */
    public WastewaterPlant plant() {
        return new PlantBinding(keys).plant();
    }
}
