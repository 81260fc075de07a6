package org.headroom.grid.supply;

/**
 * One charge of a month: {@code amount = quantity x price x share}, where the share of the month applies to monthly
 * prices alone (it is 1 for energy).
 *
 * @param charge what it is for, as in {@code maximum demand}
 * @param quantity how much, in the unit
 * @param unit kW, kWh, kvar or month
 * @param priceUsd for one unit; of a month where the unit is kW, kvar or month
 * @param share of the calendar month that is billed
 */
public record BillLine(String charge, double quantity, String unit, double priceUsd, double share) {
    public double amountUsd() {
        return quantity * priceUsd * share;
    }
}
