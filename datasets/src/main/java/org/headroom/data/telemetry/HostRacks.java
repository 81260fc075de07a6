package org.headroom.data.telemetry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.series.CsvLine;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * The rack that a host or a series belongs to, as {@code telemetry.hosts} of the site file says: by a table of hosts, else
 * by the pattern of their names. Racks are counted from 1 through the whole site, or within the hall where the table or
 * the pattern names one (by its name or its number).
 */
public final class HostRacks {
    /** The label by which recording rules tell the rack. */
    public static final String RACK_LABEL = "rack";

    /** Of a rack, where it is counted within its hall. */
    public static final String HALL_LABEL = "hall";

    private static final Pattern NUMBER = Pattern.compile("[a-zA-Z_ -]*0*([0-9]{1,9})");
    private static final int UNKNOWN = -1;

    private final String label;
    private final Pattern pattern;
    private final boolean byHall;
    private final int racks;
    private final List<String> hallNames;
    private final int[] hallFirst;
    private final Map<String, Integer> table = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();

    /** @param folder of the site file, where the table of hosts is looked for first */
    public HostRacks(ItPlant it, Telemetry.Hosts hosts, Path folder) {
        label = hosts.label();
        pattern = Pattern.compile(hosts.pattern());
        byHall = pattern.namedGroups().containsKey("hall");
        racks = it.racks();
        hallNames = it.hallList().stream().map(ItPlant.Hall::name).toList();
        hallFirst = new int[hallNames.size() + 1];
        for (int h = 0; h < hallNames.size(); h++) {
            hallFirst[h + 1] = hallFirst[h] + it.hallList().get(h).racks();
        }
        String file = hosts.file();
        if (file != null) {
            Path beside = folder.resolve(file);
            read(java.nio.file.Files.exists(beside) ? beside : Path.of(file));
        }
    }

    public int racks() {
        return racks;
    }

    /** The label that holds the name of a host. */
    public String label() {
        return label;
    }

    /** Index of a host's rack from 0; -1 if it belongs to none. */
    public int rackOf(String host) {
        Integer told = table.get(host);
        if (told != null) {
            return told;
        }
        Integer rack = known.get(host);
        if (rack == null) {
            rack = byPattern(host);
            known.put(host, rack);
        }
        return rack;
    }

    /**
     * Index of the rack of a series: by its host where the table names it, else by its label {@code rack} (a number, or
     * letters and a number), else by its host's name.
     */
    public int rackOf(Map<String, String> labels) {
        String named = labels.get(label);
        Integer told = named == null ? null : table.get(named);
        if (told != null) {
            return told;
        }
        String rack = labels.get(RACK_LABEL);
        if (rack != null && !rack.isEmpty()) {
            int byNumber = place(byHall ? labels.get(HALL_LABEL) : null, rack);
            return byNumber >= 0 ? byNumber : rackOf(rack);
        }
        return named == null ? UNKNOWN : rackOf(named);
    }

    private int byPattern(String host) {
        Matcher m = pattern.matcher(host);
        if (!m.find()) {
            return UNKNOWN;
        }
        String rack = m.group("rack");
        return rack == null ? UNKNOWN : place(byHall ? m.group("hall") : null, rack);
    }

    /** @param rack a number from 1, with letters before it or not */
    private int place(@Nullable String hall, String rack) {
        Matcher number = NUMBER.matcher(rack);
        if (!number.matches()) {
            return UNKNOWN;
        }
        int inside = Integer.parseInt(number.group(1));
        if (hall == null || hall.isEmpty()) {
            return inside >= 1 && inside <= racks ? inside - 1 : UNKNOWN;
        }
        int h = hallOf(hall);
        return h >= 0 && inside >= 1 && inside <= hallFirst[h + 1] - hallFirst[h] ? hallFirst[h] + inside - 1 : UNKNOWN;
    }

    private int hallOf(String name) {
        int byName = hallNames.indexOf(name);
        if (byName >= 0) {
            return byName;
        }
        Matcher number = NUMBER.matcher(name);
        int n = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        return n >= 1 && n <= hallNames.size() ? n - 1 : UNKNOWN;
    }

    private void read(Path file) {
        List<String> lines = TextFile.read(file).lines().toList();
        List<String> head = new ArrayList<>(CsvLine.cells(lines.getFirst().toLowerCase(Locale.ROOT)));
        int host = head.indexOf("host");
        int rack = head.indexOf("rack");
        int hall = head.indexOf("hall");
        int slot = head.indexOf("slot");
        Map<String, String> inSlot = new HashMap<>();
        if (host < 0 || rack < 0) {
            throw new InputError(
                    file.toString(), 1, "the columns " + String.join(", ", head), "host,rack[,slot][,hall]");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = CsvLine.cells(lines.get(i));
            if (cells.size() != head.size() || cells.get(host).isEmpty()) {
                throw new InputError(file.toString(), i + 1, "'" + lines.get(i) + "'", head.size() + " cells");
            }
            int place = place(hall < 0 ? null : cells.get(hall), cells.get(rack));
            if (place < 0) {
                throw new InputError(
                        file.toString(), i + 1, "rack '" + cells.get(rack) + "'", "a rack of the site, 1 to " + racks);
            }
            if (slot >= 0 && !cells.get(slot).isEmpty()) {
                String other = inSlot.putIfAbsent(place + "/" + cells.get(slot), cells.get(host));
                if (other != null) {
                    throw new InputError(
                            file.toString(),
                            i + 1,
                            "host '" + cells.get(host) + "' in slot " + cells.get(slot) + " of '" + other + "'",
                            "one host a slot");
                }
            }
            if (table.put(cells.get(host), place) != null) {
                throw new InputError(file.toString(), i + 1, "host '" + cells.get(host) + "' again", "each host once");
            }
        }
        if (table.isEmpty()) {
            throw new InputError(file.toString(), lines.size(), "no hosts", "a row a host");
        }
    }
}
