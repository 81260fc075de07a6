package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CloudSite;

/**
 * What a schedule's runs at the second site take, by that site's factors; apart from what the planned site takes.
 *
 * @param jobs how many run there
 * @param costUsd rent of the GPUs while they work, not while data is on its way
 */
record Rented(int jobs, double gpuHours, double costUsd, double energyMwh, double waterM3, double co2T) {
    static Rented of(CloudSite cloud, Schedule schedule) {
        double gpuHours = 0;
        int jobs = 0;
        for (Assignment a : schedule.assignments()) {
            if (!a.here()) {
                jobs++;
                gpuHours += a.gpus() * Math.max(0, a.endS() - a.startS() - cloud.transferS()) / 3600;
            }
        }
        double itJ = gpuHours * 3600 * cloud.gpuAcW();
        return new Rented(
                jobs,
                gpuHours,
                gpuHours * cloud.priceUsdPerGpuH(),
                Unit.MWH.fromBase(itJ * cloud.pue()),
                itJ * cloud.waterM3PerJ(),
                itJ * cloud.pue() * cloud.kgPerJ() / 1000);
    }

    Map<String, Object> json() {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("jobs", jobs);
        Envelope.put(d, "gpu_h", gpuHours);
        Envelope.put(d, "energy_mwh", energyMwh);
        Envelope.put(d, "water_gal", Unit.GAL.fromBase(waterM3));
        Envelope.put(d, "co2_t", co2T);
        return d;
    }
}
