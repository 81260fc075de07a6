package org.headroom.data.wastewater;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;

/** Which column of an influent's table holds what; -1 where there is none. */
final class InfluentColumns {
    private static final int FLOW = 15;
    private static final int TEMPERATURE = 16;

    /** The benchmark's table with temperature and five spare columns. */
    private static final int MOST = 22;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, String> OTHER_NAMES =
            Map.of("q", "flow_m3_per_day", "t", "temperature_c", "flow", "flow_m3_per_day");
    private static final String NAMES = "time_d or time, " + String.join(", ", InfluentFile.STATES)
            + ", flow_m3_per_day, and if known tss, temperature_c";

    private final String separator;
    private final List<String> names;
    private final boolean header;

    private InfluentColumns(String separator, List<String> names, boolean header) {
        this.separator = separator;
        this.names = names;
        this.header = header;
    }

    /** From the first line of a file: its header, or a row of the benchmark's layout. */
    static InfluentColumns of(String file, long line, String text) {
        String separator = text.contains(";") ? ";" : text.contains(",") ? "," : text.contains("\t") ? "\t" : " ";
        String[] cells = cells(separator, text);
        if (!isName(cells[0])) {
            return bare(file, line, separator, cells.length);
        }
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = known(cell);
            if (name == null) {
                throw new InputError(file, line, "column '" + cell + "'", NAMES);
            }
            if (names.contains(name)) {
                throw new InputError(file, line, "column " + name + " twice", "once");
            }
            names.add(name);
        }
        List<String> missing = new ArrayList<>(InfluentFile.STATES);
        missing.add("flow_m3_per_day");
        missing.removeAll(names);
        boolean timed = names.contains("time_d") != names.contains("time");
        if (!timed || !missing.isEmpty()) {
            throw new InputError(
                    file,
                    line,
                    timed ? "no column " + String.join(", ", missing) : "no column of times, or two",
                    NAMES);
        }
        return new InfluentColumns(separator, names, true);
    }

    private static InfluentColumns bare(String file, long line, String separator, int count) {
        if (count <= FLOW || count > MOST) {
            throw new InputError(
                    file,
                    line,
                    count + " columns without a header",
                    (FLOW + 1) + " to " + MOST + " (time_d, 13 states, TSS, Q, T, spare), or a header");
        }
        List<String> names = new ArrayList<>();
        names.add("time_d");
        names.addAll(InfluentFile.STATES);
        names.add("tss");
        names.add("flow_m3_per_day");
        if (count > TEMPERATURE) {
            names.add("temperature_c");
        }
        for (int spare = names.size(); spare < count; spare++) {
            names.add("spare " + spare);
        }
        return new InfluentColumns(separator, names, false);
    }

    private static boolean isName(String cell) {
        return !cell.isEmpty() && !Cell.isNumber(cell) && Character.isLetter(cell.charAt(0));
    }

    /** S_NH, snh_g_per_m3 and SNH are all snh. */
    private static @org.jspecify.annotations.Nullable String known(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        if (lower.equals("time_d") || lower.equals("time") || lower.equals("tss") || OTHER_NAMES.containsValue(lower)) {
            return lower;
        }
        if (OTHER_NAMES.containsKey(lower)) {
            return OTHER_NAMES.get(lower);
        }
        String state = lower.replaceFirst("_(g|mol)_per_m3$|_mg_per_l$", "").replace("_", "");
        return InfluentFile.STATES.contains(state) || state.equals("tss") ? state : null;
    }

    String[] cells(String line) {
        return cells(separator, line);
    }

    private static String[] cells(String separator, String line) {
        if (separator.equals(" ") || separator.equals("\t")) {
            return BLANKS.split(line.strip());
        }
        String[] cells = line.split(separator, -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }

    boolean header() {
        return header;
    }

    int count() {
        return names.size();
    }

    int time() {
        return Math.max(names.indexOf("time_d"), names.indexOf("time"));
    }

    /** Whether times may be dates. */
    boolean dated() {
        return names.contains("time");
    }

    String timeName() {
        return names.get(time());
    }

    int state(int k) {
        return names.indexOf(InfluentFile.STATES.get(k));
    }

    int flow() {
        return names.indexOf("flow_m3_per_day");
    }

    String flowName() {
        return "flow_m3_per_day";
    }

    int tss() {
        return names.indexOf("tss");
    }

    int temperature() {
        return names.indexOf("temperature_c");
    }
}
