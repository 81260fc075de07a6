package org.headroom.app.telemetry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.load.Fleet;
import org.headroom.data.quantity.InputError;

/** Names of hosts, racks and halls: server i stands in rack i / slots; {@code r0001n1} is the first of the first rack. */
final class Hosts {
    private static final Pattern NAME = Pattern.compile("r(\\d{4,7})n(\\d{1,4})");

    private Hosts() {}

    static String name(Fleet fleet, int server) {
        return rack(server / fleet.slots()) + "n" + (server % fleet.slots() + 1);
    }

    static String rack(int rack) {
        return String.format(Locale.ROOT, "r%04d", rack + 1);
    }

    static String hall(Fleet fleet, int rack) {
        return Integer.toString(fleet.hallOf(rack) + 1);
    }

    /** The server of a name. */
    static int server(Fleet fleet, String option, String name) {
        Matcher m = NAME.matcher(name);
        if (m.matches()) {
            int rack = Integer.parseInt(m.group(1)) - 1;
            int slot = Integer.parseInt(m.group(2)) - 1;
            if (rack >= 0 && rack < fleet.racks() && slot >= 0 && slot < fleet.serversIn(rack)) {
                return rack * fleet.slots() + slot;
            }
        }
        throw new InputError(option, "", "'" + name + "'", "a host, r0001n1 to " + name(fleet, fleet.servers() - 1));
    }
}
