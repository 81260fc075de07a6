package org.headroom.data.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML into {@link YamlNode}s and refuses what a site file has no use for: tags, anchors, a second document, the
 * same key twice, more than 1 MiB, deep nesting.
 *
 * <p>It works on the parser's events and not through data binding, because an error line needs the line of every number
 * and whether a number was quoted, and an alias is refused before anything could be expanded.
 */
final class YamlReader {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 24;

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, String text) {
        this.file = file;
        this.events = new Parse(LoadSettings.builder().setLabel(file).build())
                .parseString(text)
                .iterator();
    }

    static YamlNode.Group read(Path path) {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw new InputError(file, "", "a directory", "a YAML file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InputError(file, "", "more than 1 MiB", "a YAML file of at most 1 MiB");
            }
            return parse(file, decode(file, bytes));
        } catch (NoSuchFileException e) {
            throw new InputError(file, "", "no such file", "a readable YAML file");
        } catch (IOException e) {
            throw new InputError(file, "", "an unreadable file (" + e.getMessage() + ")", "a readable YAML file");
        }
    }

    static YamlNode.Group parse(String file, String text) {
        if (text.isBlank()) {
            throw new InputError(file, "", "an empty file", "a YAML file with keys");
        }
        try {
            return new YamlReader(file, text).document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            throw new InputError(file, line, "broken YAML (" + e.getProblem() + ")", "valid YAML");
        } catch (YamlEngineException e) {
            throw new InputError(file, "", "broken YAML (" + e.getMessage() + ")", "valid YAML");
        }
    }

    static String decode(String file, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputError(file, "", "binary data", "a YAML file in UTF-8");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new InputError(file, "", "binary data", "a YAML file in UTF-8");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private YamlNode.Group document() {
        events.next(); // stream start
        if (events.next() instanceof StreamEndEvent) {
            throw new InputError(file, "", "an empty file", "a YAML file with keys");
        }
        YamlNode root = node(events.next(), 0);
        events.next(); // document end
        Event after = events.next();
        if (!(after instanceof StreamEndEvent)) {
            throw new InputError(file, line(after), "a second document", "one document");
        }
        if (root instanceof YamlNode.Group group) {
            return group;
        }
        throw new InputError(file, root.line(), "text that is not a list of keys", "keys such as 'it:' and 'cooling:'");
    }

    private YamlNode node(Event event, int depth) {
        int line = line(event);
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent n && n.getAnchor().isPresent())) {
            throw new InputError(file, line, "an anchor or alias", "plain YAML without & and *");
        }
        if (depth > MAX_DEPTH) {
            throw new InputError(file, line, "more than " + MAX_DEPTH + " levels", "a site tree");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(line, scalar.getTag().isPresent());
                yield new YamlNode.Scalar(line, scalar.getValue(), !scalar.isPlain());
            }
            case MappingStartEvent map -> {
                refuseTag(line, map.getTag().isPresent());
                yield group(line, depth);
            }
            case SequenceStartEvent list -> {
                refuseTag(line, list.getTag().isPresent());
                yield items(line, depth);
            }
            default -> throw new InputError(file, line, "broken YAML", "valid YAML");
        };
    }

    private YamlNode.Group group(int line, int depth) {
        Map<String, YamlNode> children = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(node(event, depth + 1) instanceof YamlNode.Scalar key)) {
                throw new InputError(file, line(event), "a key that is not plain text", "a key such as fan_w");
            }
            YamlNode before = children.get(key.text());
            if (before != null) {
                throw new InputError(
                        file,
                        key.line(),
                        "key '" + key.text() + "' twice (first in line " + before.line() + ")",
                        "each key once");
            }
            children.put(key.text(), node(events.next(), depth + 1));
        }
        return new YamlNode.Group(line, children);
    }

    private YamlNode.Items items(int line, int depth) {
        List<YamlNode> children = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            children.add(node(event, depth + 1));
        }
        return new YamlNode.Items(line, children);
    }

    private void refuseTag(int line, boolean tagged) {
        if (tagged) {
            throw new InputError(file, line, "a YAML tag (!...)", "plain YAML without tags");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
    }
}
