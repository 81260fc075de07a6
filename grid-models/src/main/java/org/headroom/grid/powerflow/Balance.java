package org.headroom.grid.powerflow;

/**
 * The bus whose powers add up worst: generation, less load, less shunt, less what its branches take.
 *
 * @param bus where it is
 * @param missingW active power that is left over, W
 * @param missingVar reactive power that is left over, var
 */
public record Balance(String bus, double missingW, double missingVar) {}
