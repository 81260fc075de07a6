package org.headroom.data.site;

/**
 * Something in a site file that does not fit together.
 *
 * @param path the input to look at first
 * @param text one line: what was found and what would fit
 */
public record Finding(Severity severity, String path, String text) {
    /** An error cannot be simulated sensibly; a warning can. */
    public enum Severity {
        ERROR,
        WARNING;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
