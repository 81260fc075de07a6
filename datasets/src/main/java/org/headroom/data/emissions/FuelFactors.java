package org.headroom.data.emissions;

/**
 * Carbon dioxide of generation, kg/J by fuel, where a file does not report it. Nuclear, water, wind, sun and storage have
 * none. Worked number: EIA FAQ 74 has 2.30 lb/kWh for coal in 2022, 1,043.3 kg/MWh.
 */
public record FuelFactors(double coalKgPerJ, double gasKgPerJ, double oilKgPerJ, double otherKgPerJ) {}
