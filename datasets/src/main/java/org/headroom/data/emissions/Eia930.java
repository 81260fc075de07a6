package org.headroom.data.emissions;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.series.CsvLine;
import org.headroom.data.series.Timestamps;
import org.headroom.grid.supply.HourlyEmission;

/**
 * Reads hourly files in the columns of form EIA-930: the six-month {@code EIA930_BALANCE} files ("Balancing Authority", "UTC
 * Time at End of Hour", "Net Generation (MW) from Coal" and so on, each perhaps also "(Imputed)" or "(Adjusted)"), and the
 * sheet "Published Hourly Data" of the grid monitor's workbooks saved as CSV ("BA", "UTC time", "NG: COL", "CO2 Emissions
 * Generated").
 *
 * <pre>
 *   factor = reported CO2 / positive generation            where "CO2 Emissions Generated" (t) stands
 *   factor = sum of fuel factor x positive generation / positive generation   otherwise
 * </pre>
 *
 * Generation below zero (pumping, charging, own use) counts as none, as in EIA's own estimate. It is the mix generated in the
 * authority: trade with neighbours is left out. Hours without a figure stay unknown; none is filled.
 *
 * @param emission by hour of the authority's rows
 * @param unknownHours hours between the first and the last without a figure
 * @param reported whether the file's own carbon was used
 */
public record Eia930(HourlyEmission emission, int unknownHours, boolean reported) {
    private static final long HOUR_S = 3600;
    private static final double KG_PER_T = 1e3;
    private static final double J_PER_MWH = 3.6e9;

    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    private static final DateTimeFormatter AMERICAN_SHORT = DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.US);

    /** A fuel with the endings that its columns have in either kind of file. */
    private enum Fuel {
        COAL(List.of("coal"), List.of("COL")),
        GAS(List.of("natural gas"), List.of("NG")),
        OIL(List.of("all petroleum products", "petroleum"), List.of("OIL")),
        CLEAN(
                List.of(
                        "nuclear",
                        "hydropower",
                        "solar",
                        "wind",
                        "pumped storage",
                        "battery",
                        "other energy storage",
                        "geothermal",
                        "unknown energy storage"),
                List.of("NUC", "WAT", "SUN", "WND", "PS", "BAT", "SNB", "WNB", "UES", "GEO", "OES")),
        OTHER(List.of("other fuel", "unknown fuel"), List.of("OTH", "UNK"));

        private final List<String> words;
        private final List<String> codes;

        Fuel(List<String> words, List<String> codes) {
            this.words = words;
            this.codes = codes;
        }
    }

    /** @param totalColumn of which it is a part, -1 if of none; the part counts where the total has no figure */
    private record Source(Fuel fuel, int column, int totalColumn) {}

    /**
     * @param authority as in {@code TVA}
     * @throws InputError with file and line
     */
    public static Eia930 read(Path file, String authority, FuelFactors factors) {
        return parse(file.toString(), TextFile.read(file), authority, factors);
    }

    static Eia930 parse(String file, String text, String authority, FuelFactors factors) {
        List<String> lines = text.lines().toList();
        List<String> head = CsvLine.cells(lines.getFirst());
        int authorityAt = column(head, "Balancing Authority", "BA", "Region");
        int timeAt = column(head, "UTC Time at End of Hour", "UTC time");
        int reportedAt = column(head, "CO2 Emissions Generated");
        List<Source> sources = sources(head);
        if (authorityAt < 0 || timeAt < 0 || sources.isEmpty()) {
            throw new InputError(
                    file,
                    1,
                    "columns " + String.join(",", head.subList(0, Math.min(6, head.size()))) + ", ...",
                    "EIA-930: Balancing Authority, UTC Time at End of Hour, Net Generation (MW) from Coal and so on");
        }
        TreeMap<Long, Double> byHour = new TreeMap<>();
        Set<String> others = new LinkedHashSet<>();
        boolean reported = false;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            long line = i + 1L;
            List<String> cells = CsvLine.cells(lines.get(i));
            if (cells.size() != head.size()) {
                throw new InputError(file, line, cells.size() + " fields", head.size() + " fields");
            }
            if (!cells.get(authorityAt).equalsIgnoreCase(authority)) {
                others.add(cells.get(authorityAt));
                continue;
            }
            long hourS = hour(file, line, cells.get(timeAt));
            if (byHour.containsKey(hourS)) {
                throw new InputError(file, line, "the hour " + cells.get(timeAt) + " twice", "each hour once");
            }
            double carbonT =
                    reportedAt < 0 ? Double.NaN : number(file, line, "CO2 Emissions Generated", cells.get(reportedAt));
            reported |= !Double.isNaN(carbonT);
            byHour.put(hourS, kgPerJ(file, line, head, cells, sources, carbonT, factors));
        }
        if (byHour.isEmpty()) {
            throw new InputError(
                    file,
                    "",
                    "no row of " + authority,
                    others.isEmpty()
                            ? "one or more"
                            : "one of "
                                    + String.join(
                                            ", ", others.stream().limit(12).toList()));
        }
        return of(byHour, reported);
    }

    private static Eia930 of(TreeMap<Long, Double> byHour, boolean reported) {
        long startS = byHour.firstKey();
        double[] kgPerJ = new double[(int) ((byHour.lastKey() - startS) / HOUR_S) + 1];
        Arrays.fill(kgPerJ, Double.NaN);
        byHour.forEach((hourS, factor) -> kgPerJ[(int) ((hourS - startS) / HOUR_S)] = factor);
        int unknown = (int) Arrays.stream(kgPerJ).filter(Double::isNaN).count();
        return new Eia930(new HourlyEmission(startS, kgPerJ), unknown, reported);
    }

    /** NaN where no fuel has a figure, or none generates. */
    private static double kgPerJ(
            String file,
            long line,
            List<String> head,
            List<String> cells,
            List<Source> sources,
            double carbonT,
            FuelFactors factors) {
        double mwh = 0;
        double kg = 0;
        for (Source source : sources) {
            double value = number(file, line, head.get(source.column()), cells.get(source.column()));
            boolean inTotal = source.totalColumn() >= 0
                    && !cells.get(source.totalColumn()).isEmpty();
            double generated = inTotal || Double.isNaN(value) ? 0 : Math.max(0, value);
            mwh += generated;
            kg += generated * J_PER_MWH * factor(source.fuel(), factors);
        }
        if (!(mwh > 0)) {
            return Double.NaN;
        }
        return (Double.isNaN(carbonT) ? kg : carbonT * KG_PER_T) / (mwh * J_PER_MWH);
    }

    private static double factor(Fuel fuel, FuelFactors factors) {
        return switch (fuel) {
            case COAL -> factors.coalKgPerJ();
            case GAS -> factors.gasKgPerJ();
            case OIL -> factors.oilKgPerJ();
            case CLEAN -> 0;
            case OTHER -> factors.otherKgPerJ();
        };
    }

    /** Generation by fuel, of each fuel its best column: adjusted before imputed before as reported. */
    private static List<Source> sources(List<String> head) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            String name = head.get(i);
            String plain = plain(name);
            boolean adjusted = name.endsWith("(Adjusted)") || name.startsWith("Adjusted ");
            boolean better = !adjusted && head.stream().anyMatch(other -> isAdjusted(other, plain));
            boolean imputed = name.endsWith("(Imputed)"); // holds the filled hours alone
            if (better || imputed) {
                continue;
            }
            for (Fuel fuel : Fuel.values()) {
                if (is(fuel, plain)) {
                    sources.add(new Source(fuel, i, totalOf(head, name, plain)));
                    break;
                }
            }
        }
        return sources;
    }

    /** The column of all solar, all wind, or hydropower with pumped storage, of which another is a part. */
    private static int totalOf(List<String> head, String name, String plain) {
        String total = plain.replaceFirst(" with(out)? Integrated Battery Storage$", "")
                .replaceFirst("from (Hydropower Excluding )?Pumped Storage$", "from Hydropower and Pumped Storage");
        return total.equals(plain) ? -1 : head.indexOf(name.replace(plain, total));
    }

    private static boolean isAdjusted(String other, String plain) {
        return (other.endsWith("(Adjusted)") || other.startsWith("Adjusted "))
                && plain(other).equals(plain);
    }

    private static String plain(String name) {
        return name.replaceFirst("^Adjusted ", "")
                .replaceFirst(" Gen$", "")
                .replaceFirst("\\s*\\((Adjusted|Imputed)\\)$", "")
                .strip();
    }

    private static boolean is(Fuel fuel, String plain) {
        String prefix = "Net Generation (MW) from ";
        if (plain.startsWith(prefix)) {
            String from = plain.substring(prefix.length()).toLowerCase(Locale.ROOT);
            return fuel.words.stream().anyMatch(from::startsWith);
        }
        return fuel.codes.stream().anyMatch(code -> plain.equals("NG: " + code));
    }

    private static int column(List<String> head, String... names) {
        for (String name : names) {
            if (head.contains(name)) {
                return head.indexOf(name);
            }
        }
        return -1;
    }

    /** Start of the hour, epoch s; the file has its end. */
    private static long hour(String file, long line, String text) {
        long endS = parseUtc(file, line, text);
        if (Math.floorMod(endS, HOUR_S) != 0) {
            throw new InputError(file, line, "time " + text, "a full hour in UTC");
        }
        return endS - HOUR_S;
    }

    private static long parseUtc(String file, long line, String text) {
        for (DateTimeFormatter form : List.of(AMERICAN, AMERICAN_SHORT)) {
            try {
                return LocalDateTime.parse(text.toUpperCase(Locale.ROOT), form).toEpochSecond(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // another form, perhaps
            }
        }
        return Timestamps.parse(text, ZoneOffset.UTC)
                .orElseThrow(() ->
                        new InputError(file, line, "time '" + text + "'", "a UTC time such as 07/17/2025 8:00:00 PM"));
    }

    /** NaN for an empty cell; thousands may be cut by commas. */
    private static double number(String file, long line, String column, String text) {
        String digits = text.replace(",", "");
        return digits.isEmpty() ? Double.NaN : Cell.number(file, line, column, digits, -1e9, 1e9);
    }

    /** What a person reads about it. */
    public String summary() {
        long fromS = emission.startS();
        return emission.kgPerJ().length + " hours from " + Instant.ofEpochSecond(fromS) + ", " + unknownHours
                + " of them without a figure, "
                + (reported ? "carbon as the file reports it" : "carbon from the fuel mix");
    }
}
