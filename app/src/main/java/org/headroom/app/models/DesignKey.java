package org.headroom.app.models;

/**
 * One key of a {@code --design} file.
 *
 * @param name snake_case with the unit last
 * @param count 1 for a number, otherwise the length of the list
 */
public record DesignKey(String name, int count) {}
