package org.headroom.grid.network;

/**
 * What a branch joins.
 *
 * @param from bus at the tap side
 * @param to bus at the other side
 */
public record Ends(String from, String to) {}
