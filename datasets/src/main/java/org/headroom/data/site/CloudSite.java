package org.headroom.data.site;

/**
 * The second site, rented.
 *
 * @param gpuAcW AC power a GPU with its share of server and network
 * @param pue site power over IT power
 * @param waterM3PerJ water over IT energy
 * @param transferS time for a job's data to get there and back, s
 * @param kgPerJ carbon dioxide over electric energy
 */
public record CloudSite(
        String location,
        int gpus,
        double gpuAcW,
        double pue,
        double waterM3PerJ,
        double kgPerJ,
        double priceUsdPerGpuH,
        double transferS) {}
