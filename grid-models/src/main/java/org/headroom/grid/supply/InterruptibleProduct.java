package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * What a utility may call for. TVA's IP5 gives 5 minutes' notice and is called for reliability alone, IP30 gives 30
 * minutes and is called for economic reasons too (Athens Utilities Board, interruptible options). A real IP30 contract
 * of a data miner allowed 12 h of economic calls in a fiscal year (SEC 1830029, exhibit 10.28, 2022).
 *
 * @param name as in {@code ip30}
 * @param noticeS least notice, s
 * @param economic whether it may be called for economic reasons
 * @param economicHoursPerYear most hours of such calls in a fiscal year; infinite if none is set
 */
public record InterruptibleProduct(String name, double noticeS, boolean economic, double economicHoursPerYear) {
    public InterruptibleProduct {
        Checks.notNegative("notice_s", noticeS);
        if (!(economicHoursPerYear >= 0)) {
            throw new org.headroom.physics.basis.OutOfRange(
                    "economic_hours_per_year_h", Double.toString(economicHoursPerYear), "0 or greater");
        }
    }
}
