package org.headroom.app.planning;

/**
 * A cut: a limit made lower by {@code amount} for a while, because the twin saw it broken.
 *
 * @param limit id of the limit
 * @param amount in the unit of the limit's id (MW, MVA, GPUs, US gal a day)
 */
public record Tightening(String limit, long fromS, long toS, double amount) {}
