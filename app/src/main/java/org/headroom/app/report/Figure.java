package org.headroom.app.report;

import java.util.List;

/**
 * A chart with its caption and keys.
 *
 * @param svgs the same chart in its forms, of which the page shows one
 * @param keys what the lines and colours mean
 * @param note a sentence below the chart; may be empty
 */
public record Figure(String id, String title, List<Key> keys, List<String> svgs, String note) {
    /** @param mark the CSS class of the small sample before the text */
    public record Key(String mark, String text) {}
}
