package org.headroom.app.live.serve;

import java.util.Map;

/**
 * What a live run shows at an instant. Made by the loop, read by anyone, never changed.
 *
 * @param publishedMs wall clock when it was made, ms
 * @param metrics text for Prometheus
 * @param health one JSON document
 * @param alarms one JSON document
 */
public record LivePage(long publishedMs, byte[] metrics, Map<String, Object> health, Map<String, Object> alarms) {}
