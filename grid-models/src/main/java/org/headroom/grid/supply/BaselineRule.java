package org.headroom.grid.supply;

import java.util.Locale;

/**
 * What a site would have drawn without a call: named rules of the trade. The kinds are those of NAESB's measurement and
 * verification standards (WEQ-015): baseline type I from earlier days, maximum base load, meter before and after. Which
 * one TVA uses for a contract is not public.
 */
public enum BaselineRule {
    /** Mean of the last ten like days (MISO's default, California ISO's 10-in-10); five are the fewest. */
    TEN_OF_TEN(10, 10, 5),
    /** The five highest of the last ten like days (New York ISO's customer baseline load). */
    HIGH_FIVE_OF_TEN(5, 10, 5),
    /** The four highest of the last five like days (PJM's economic load response). */
    HIGH_FOUR_OF_FIVE(4, 5, 4),
    /** Contract demand throughout (maximum base load): what counts is the level reached, not the fall. */
    CONTRACT_DEMAND(0, 0, 0),
    /** The hour before the announcement, held flat (meter before, meter after). */
    METER_BEFORE(0, 0, 0),
    /** A series that both sides agreed on. */
    GIVEN(0, 0, 0);

    private final int chosen;
    private final int looked;
    private final int fewest;

    BaselineRule(int chosen, int looked, int fewest) {
        this.chosen = chosen;
        this.looked = looked;
        this.fewest = fewest;
    }

    /** X of "high X of Y"; 0 for a rule that looks at no days. */
    public int chosen() {
        return chosen;
    }

    /** Y of "high X of Y". */
    public int looked() {
        return looked;
    }

    /** Fewest days with which it still works. */
    public int fewest() {
        return fewest;
    }

    public boolean fromDays() {
        return looked > 0;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
