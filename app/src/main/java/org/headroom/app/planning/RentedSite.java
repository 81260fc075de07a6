package org.headroom.app.planning;

/**
 * GPUs to rent at a second site. A job there runs uncapped, from start to end, and draws nothing here.
 *
 * @param usdPerGpuH rent, $ per GPU and hour
 * @param transferS time for its data to get there and back, s; part of the run
 * @param itWPerGpu AC power per GPU at work, W
 * @param pue site power over IT power
 * @param waterM3PerJ water over IT energy, m3/J
 * @param kgCo2PerJ carbon dioxide of its electricity, kg/J
 */
public record RentedSite(
        int gpus,
        double usdPerGpuH,
        long transferS,
        double itWPerGpu,
        double pue,
        double waterM3PerJ,
        double kgCo2PerJ) {
    /** Site energy of a run, J. */
    public double siteJ(double gpuHours) {
        return gpuHours * 3600 * itWPerGpu * pue;
    }

    /** Carbon dioxide of a run, t. */
    public double co2T(double gpuHours) {
        return siteJ(gpuHours) * kgCo2PerJ / 1000;
    }

    /** Water of a run, m3. */
    public double waterM3(double gpuHours) {
        return gpuHours * 3600 * itWPerGpu * waterM3PerJ;
    }
}
