package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What a contract may add to the printed prices. Every one of them is optional; {@link #NONE} has none.
 *
 * @param reactive charge for reactive demand, or null
 * @param ratchetShare billed demand is at least this share of the highest demand of the eleven months before; 0: none
 * @param minimumContractShare billed demand is at least this share of contract demand; 0: none
 * @param minimumBillUsd a month costs at least this, $
 * @param creditUsdPerKw interruptible credit, $ a month for each kW above the protected demand; NaN: not public
 * @param protectedW demand that is not interrupted, W
 */
public record BillingTerms(
        @Nullable ReactiveRule reactive,
        double ratchetShare,
        double minimumContractShare,
        double minimumBillUsd,
        double creditUsdPerKw,
        double protectedW) {
    public static final BillingTerms NONE = new BillingTerms(null, 0, 0, 0, Double.NaN, 0);

    public BillingTerms {
        Checks.share("ratchet_share", ratchetShare);
        Checks.share("minimum_contract_share", minimumContractShare);
        Checks.notNegative("minimum_bill_usd", minimumBillUsd);
        Checks.notNegative("protected_w", protectedW);
        if (!Double.isNaN(creditUsdPerKw)) {
            Checks.notNegative("credit_usd_per_kw", creditUsdPerKw);
        }
    }
}
