package org.headroom.data.weather;

import java.nio.file.Path;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;

/** Opens a weather file of any known format, told by its first line. */
public final class WeatherFiles {
    private WeatherFiles() {}

    /**
     * @param zone for times without offset in our own CSV
     * @throws InputError naming file, line, what was found and the allowed range
     */
    public static WeatherSource read(Path file, ZoneId zone) {
        return parse(file.toString(), TextFile.read(file), zone);
    }

    /** The same of text that is at hand; {@code name} is said where it is wrong. */
    public static WeatherSource parse(String name, String text, ZoneId zone) {
        String first = text.lines().findFirst().orElse("").strip();
        if (first.startsWith("LOCATION,")) {
            return EpwReader.parse(name, text);
        }
        if (first.startsWith("time,") || first.contains("drybulb_c")) {
            return WeatherCsv.parse(name, text, zone);
        }
        String shown = first.length() > 60 ? first.substring(0, 60) + "..." : first;
        throw new InputError(
                name,
                1,
                "'" + shown + "'",
                "an EnergyPlus weather file (first line LOCATION,...) or a CSV with the columns " + WeatherCsv.HEADER);
    }
}
