package org.headroom.data.site;

/**
 * What the site cost, so that an idle GPU-hour has a price.
 *
 * <pre>idle price = total / (GPUs x life)</pre>
 *
 * <p>Worked number: 4 billion dollars, 100,000 GPUs, 43,830 h: 0.913 dollars a GPU-hour.
 *
 * @param gpuUsd price of a GPU
 * @param totalUsd whole site
 * @param lifeS over which it is written off
 */
public record CapitalCost(double gpuUsd, double totalUsd, double lifeS) {
    public double usdPerGpuHour(int gpus) {
        return totalUsd / (gpus * (lifeS / 3600));
    }
}
