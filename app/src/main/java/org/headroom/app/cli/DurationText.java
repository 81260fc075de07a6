package org.headroom.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them everywhere in Headroom: {@code 15s 5min 4h 14d}. In seconds. */
final class DurationText implements ITypeConverter<Long> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(s|min|h|d)");

    @Override
    public Long convert(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new TypeConversionException("found '" + text + "', allowed: a duration such as 15s, 5min, 4h or 14d");
        }
        long n = Long.parseLong(m.group(1));
        return n
                * switch (m.group(2)) {
                    case "s" -> 1L;
                    case "min" -> 60L;
                    case "h" -> 3600L;
                    default -> 86400L;
                };
    }
}
