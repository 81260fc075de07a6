package org.headroom.data.site;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * How a site's telemetry is read: the group {@code telemetry} of its file, all of it optional. Times are of the site's
 * clock, so that a simulated site that runs 60 times as fast is read with the same file.
 *
 * @param stepS length of a live step, s
 * @param lagS how long after a step's end its samples are asked for, s
 * @param staleS how old the last value of a silent rack or meter may be, s
 * @param frozenS a sensor that stands still so long while most of its kind move is left out, s
 * @param meters what the file says of the site's meters, by id; a meter it does not name has the default query
 */
public record Telemetry(
        double stepS, double lagS, double staleS, double frozenS, Hosts hosts, Map<String, Meter> meters) {

    /** What holds where a site file says nothing. */
    public static final Telemetry DEFAULT = new Telemetry(15, 30, 60, 1800, Hosts.DEFAULT, Map.of());

    public Telemetry {
        meters = Map.copyOf(meters);
    }

    /**
     * How the name of a host tells its rack.
     *
     * @param label the label that holds the name
     * @param pattern looked for in the name; its groups: {@code rack}, a number from 1 (of the site, or of the hall where
     *     there is a group {@code hall}: its name or its number), and {@code slot}, the server in the rack from 1
     * @param file CSV with the columns host, rack and, where wanted, slot and hall; names it does not hold are held
     *     against the pattern; null for none
     */
    public record Hosts(
            String label, String pattern, @Nullable String file) {
        /** Names such as r0001n1: rack 1, server 1. */
        public static final String DEFAULT_PATTERN = "^r(?<rack>[0-9]+)n(?<slot>[0-9]+)";

        public static final Hosts DEFAULT = new Hosts("Hostname", DEFAULT_PATTERN, null);

        public Hosts {
            if (!label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                throw new OutOfRange("label", "'" + label + "'", "letters, digits and _, as in Hostname");
            }
            try {
                if (!Pattern.compile(pattern).namedGroups().containsKey("rack")) {
                    throw new OutOfRange(
                            "pattern", "'" + pattern + "'", "a group for the rack, as in " + DEFAULT_PATTERN);
                }
            } catch (PatternSyntaxException e) {
                throw new OutOfRange(
                        "pattern", "'" + pattern + "' (" + e.getDescription() + ")", "a regular expression");
            }
        }
    }

    /**
     * One of the site's meters.
     *
     * @param query PromQL that gives one value; null for the default
     * @param unit unit of that value; null for the meter's own
     * @param scale what the value is multiplied by before that; -1 turns a meter round
     * @param noisePercent standard deviation of a reading over its value; NaN for a usual instrument's
     */
    public record Meter(@Nullable String query, @Nullable Unit unit, double scale, double noisePercent) {}
}
