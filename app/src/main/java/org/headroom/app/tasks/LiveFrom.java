package org.headroom.app.tasks;

import java.net.URI;
import java.nio.file.Path;

/** Where a live run hears from. */
public sealed interface LiveFrom {
    /** A server that speaks Prometheus' HTTP API. */
    record Server(URI prometheus) implements LiveFrom {}

    /**
     * A simulated site in the same process: the site's twin plays the machine, with a plant that differs from its design
     * sheets and instruments that err, from the site's planning start on.
     *
     * @param speed seconds of the site's clock in one of the wall's
     */
    record Simulator(double speed, long seed) implements LiveFrom {}

    /**
     * A table of what meters read, from its first row on.
     *
     * @param speed seconds of the site's clock in one of the wall's
     */
    record Recording(Path file, double speed) implements LiveFrom {}
}
