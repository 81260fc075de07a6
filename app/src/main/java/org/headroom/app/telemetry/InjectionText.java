package org.headroom.app.telemetry;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Fault;

/**
 * Reads what goes wrong as people write it: {@code KIND[:WHAT]@FROM..TO[=VALUE]}, as in {@code
 * meter_bias:revenue@30min..2h=3%} or {@code plant:chillers@1h..90min=0.5}. FROM and TO are durations since the start of
 * the simulation, or times of the site's clock; without TO it stays.
 */
public final class InjectionText {
    private static final Pattern SHAPE = Pattern.compile("([a-z_]+)(?::([^@=]+))?@([^=]+?)(?:=(.+))?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|min|h|d)");

    private final Fleet fleet;
    private final SiteMeters meters;
    private final double startS;
    private final ZoneId zone;

    public InjectionText(Fleet fleet, SiteMeters meters, double startS, ZoneId zone) {
        this.fleet = fleet;
        this.meters = meters;
        this.startS = startS;
        this.zone = zone;
    }

    /** @throws InputError if it is none */
    public Injection parse(String option, String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new InputError(option, "", "'" + text + "'", "KIND[:WHAT]@FROM..TO[=VALUE]");
        }
        String word = m.group(1);
        Injection.Kind kind = Arrays.stream(Injection.Kind.values())
                .filter(k -> k.id().equals(word))
                .findFirst()
                .orElseThrow(() -> new InputError(option, "", "'" + word + "'", kinds()));
        String what = Optional.ofNullable(m.group(2)).orElse("");
        checkWhat(option, kind, what);
        double[] span = span(option, m.group(3));
        return new Injection(kind, what, span[0], span[1], value(option, kind, m.group(4)));
    }

    /** A silence of everything: {@code FROM..TO}. */
    public Injection gap(String text) {
        double[] span = span("--gap", text);
        return new Injection(Injection.Kind.ALL_SILENT, "", span[0], span[1], 0);
    }

    private static String kinds() {
        return Arrays.stream(Injection.Kind.values()).map(Injection.Kind::id).collect(Collectors.joining(", "));
    }

    private void checkWhat(String option, Injection.Kind kind, String what) {
        if (kind.ofMeters()) {
            if (meters.indexOf(what) < 0) {
                throw new InputError(option, "", "'" + what + "'", "a meter such as revenue, makeup or cold_water");
            }
        } else if (kind.ofHosts()) {
            Hosts.server(fleet, option, what);
        } else if (kind == Injection.Kind.CLOCK_SKEW || kind == Injection.Kind.LATE) {
            if (!"site".equals(what) && !"racks".equals(what)) {
                Hosts.server(fleet, option, what);
            }
        } else if (kind == Injection.Kind.PLANT) {
            component(option, what);
        } else if (!what.isEmpty()) {
            throw new InputError(option, "", kind.id() + ":" + what, kind.id() + " alone");
        }
    }

    /** The component of a plant fault. */
    static Fault.Component component(String option, String what) {
        return Arrays.stream(Fault.Component.values())
                .filter(c -> c.id().equals(what))
                .findFirst()
                .orElseThrow(() -> new InputError(
                        option,
                        "",
                        "'" + what + "'",
                        Arrays.stream(Fault.Component.values())
                                .map(Fault.Component::id)
                                .collect(Collectors.joining(", "))));
    }

    private static double value(String option, Injection.Kind kind, @org.jspecify.annotations.Nullable String text) {
        boolean share = kind == Injection.Kind.RACKS_SILENT || kind == Injection.Kind.PLANT;
        boolean needed = kind == Injection.Kind.METER_DRIFT
                || kind == Injection.Kind.METER_BIAS
                || kind == Injection.Kind.CLOCK_SKEW
                || kind == Injection.Kind.LATE;
        if (text == null) {
            if (needed) {
                throw new InputError(option, "", kind.id() + " without a value", "=VALUE at its end");
            }
            return kind == Injection.Kind.RACKS_SILENT ? 0.5 : 1;
        }
        Matcher duration = DURATION.matcher(text);
        if (duration.matches() && !share) {
            return seconds(duration);
        }
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        double value = Cell.isNumber(digits) ? Double.parseDouble(digits) / (percent ? 100 : 1) : Double.NaN;
        double most = share ? 1 : 1e6;
        if (!(value >= (share ? 0 : -most) && value <= most)) {
            throw new InputError(
                    option, "", "'" + text + "'", share ? "a share, 0 to 1" : "a number, 3% or a duration");
        }
        return value;
    }

    private double[] span(String option, String text) {
        int dots = text.indexOf("..");
        double fromS = instant(option, dots < 0 ? text : text.substring(0, dots));
        double toS = dots < 0 || dots + 2 == text.length()
                ? Double.POSITIVE_INFINITY
                : instant(option, text.substring(dots + 2));
        if (!(toS > fromS)) {
            throw new InputError(option, "", "'" + text + "'", "FROM..TO with TO after FROM");
        }
        return new double[] {fromS, toS};
    }

    private double instant(String option, String text) {
        Matcher m = DURATION.matcher(text);
        return m.matches() ? startS + seconds(m) : time(option, text, zone, ", or a duration such as 30min");
    }

    private static double seconds(Matcher m) {
        long n = Long.parseLong(m.group(1));
        return n
                * (double)
                        switch (m.group(2).toLowerCase(Locale.ROOT)) {
                            case "s" -> 1L;
                            case "min" -> 60L;
                            case "h" -> 3600L;
                            default -> 86_400L;
                        };
    }

    /**
     * A time of the site's clock, or one with an offset.
     *
     * @param also what else is allowed, for the message
     */
    public static long time(String option, String text, ZoneId zone, String also) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toEpochSecond();
        } catch (DateTimeException e) {
            try {
                return OffsetDateTime.parse(text).toEpochSecond();
            } catch (DateTimeException e2) {
                throw new InputError(
                        option,
                        "",
                        "'" + text + "'",
                        "a time such as 2025-07-17T15:00 or 2025-07-17T15:00:00-05:00" + also);
            }
        }
    }
}
