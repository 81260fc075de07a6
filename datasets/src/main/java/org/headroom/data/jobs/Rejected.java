package org.headroom.data.jobs;

/**
 * A row of a foreign log that cannot be planned.
 *
 * @param line its line number in the file, the first being 1
 * @param reason in a few words
 */
public record Rejected(long line, String reason) {}
