package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * Contract demand in two parts: {@code contract = firm (protected demand) + interruptible}.
 *
 * <p>Worked number: the data miner's 11,000 kW with 1,000 kW protected (SEC 1830029, exhibit 10.28) is 10 MW
 * interruptible.
 *
 * @param contractW contract demand, W
 * @param protectedW demand that is not interrupted, W; at most the contract counts
 */
public record InterruptibleContract(InterruptibleProduct product, double contractW, double protectedW) {
    public InterruptibleContract {
        Checks.notNegative("contract_w", contractW);
        Checks.notNegative("protected_w", protectedW);
    }

    public double firmW() {
        return Math.min(protectedW, contractW);
    }

    public double interruptibleW() {
        return contractW - firmW();
    }
}
