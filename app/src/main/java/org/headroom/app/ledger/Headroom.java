package org.headroom.app.ledger;

import org.headroom.data.quantity.Unit;

/**
 * How close a limit came.
 *
 * @param limit the limit's id
 * @param smallest allowed less drawn where that was least, in {@code unit}; negative if the limit was broken
 * @param atS epoch seconds of that moment, the start of its step or day
 */
public record Headroom(String limit, double smallest, Unit unit, long atS) {}
