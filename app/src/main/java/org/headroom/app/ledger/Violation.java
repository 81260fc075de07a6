package org.headroom.app.ledger;

import org.headroom.data.quantity.Unit;

/**
 * A limit that was broken.
 *
 * @param limit id of the limit, as in {@code site_power_mw}
 * @param fromS epoch seconds of the first breach
 * @param toS epoch seconds after the last one
 * @param worst the worst value in {@code unit}
 * @param allowed what was allowed then
 */
public record Violation(String limit, long fromS, long toS, double worst, double allowed, Unit unit) {}
