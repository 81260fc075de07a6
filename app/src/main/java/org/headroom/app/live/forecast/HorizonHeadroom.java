package org.headroom.app.live.forecast;

import org.headroom.data.quantity.Unit;

/**
 * The smallest headroom of a limit within a horizon.
 *
 * @param limit id as in {@code site_power_mw}
 * @param horizonS 3600, 86400 or 604800
 * @param left allowed less drawn where that is least; negative if it is exceeded
 * @param atS when the median is least, epoch seconds
 * @param overShare share of the members in which the limit is exceeded, 0 to 1; for gallons of a day half where the median
 *     passes it, a tenth where only the 90 % quantile does
 */
public record HorizonHeadroom(String limit, long horizonS, Quantiles left, Unit unit, long atS, double overShare) {}
