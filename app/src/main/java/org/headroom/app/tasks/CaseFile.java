package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.Locale;
import org.headroom.data.network.MatpowerReader;
import org.headroom.data.network.NetworkYaml;
import org.headroom.data.quantity.TextFile;
import org.headroom.grid.network.Network;

/** A network file of any kind that Headroom reads, told apart by its ending, else by its first word. */
final class CaseFile {
    private CaseFile() {}

    /** @throws org.headroom.data.quantity.InputError if it is not a network that a power flow can be run on */
    static Network read(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String text = TextFile.read(file);
        if (name.endsWith(".m") || !name.endsWith(".yaml") && !name.endsWith(".yml") && looksLikeMatlab(text)) {
            return MatpowerReader.read(file.toString(), text);
        }
        return NetworkYaml.parse(file.toString(), text);
    }

    private static boolean looksLikeMatlab(String text) {
        String start = text.stripLeading();
        return start.startsWith("function") || start.startsWith("%");
    }
}
