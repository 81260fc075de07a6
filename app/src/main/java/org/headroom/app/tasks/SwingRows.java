package org.headroom.app.tasks;

import org.headroom.data.site.Site;
import org.headroom.data.site.SwingPlant;
import org.headroom.grid.swing.FrequencyResponse;
import org.headroom.grid.swing.RemedyCosts;
import org.headroom.grid.swing.Spectrum;
import org.headroom.grid.swing.StorageDesign;
import org.headroom.grid.swing.SwingFigures;
import org.headroom.grid.swing.SwingRun;

/** Judges runs by a site's limits, grid and prices. */
final class SwingRows {
    private final Site site;
    private final SwingPlant plant;

    SwingRows(Site site, SwingPlant plant) {
        this.site = site;
        this.plant = plant;
    }

    SwingOutcome.Row of(String id, String title, SwingRun run, RemedyCosts costs) {
        Spectrum spectrum = new Spectrum(run.meter());
        SwingFigures figures = SwingFigures.of(run.meter(), spectrum);
        return new SwingOutcome.Row(
                id,
                title,
                run,
                figures,
                figures.against(plant.limits()),
                spectrum,
                plant.network().of(figures.second().largestW()),
                plant.network().pst(run.meter()),
                FrequencyResponse.of(plant.inertia(), run.meter(), run.meter().meanW()),
                cost(costs));
    }

    private SwingOutcome.Cost cost(RemedyCosts costs) {
        double dayS = 86_400;
        SwingPlant.RemedyDesigns d = plant.remedies();
        double batteryJ = site.grid().battery().energyJ();
        double cycles = batteryJ > 0 ? costs.batteryGivenW() * dayS / batteryJ : 0;
        double gpuHours = costs.gpusLost() * 24;
        double usdPerGpuHour = site.capital().usdPerGpuHour(site.it().gpus());
        return new SwingOutcome.Cost(
                costs.addedW() * dayS / 3.6e9,
                costs.addedW() * dayS * plant.energyUsdPerJ(),
                costs.batteryGivenW() * dayS / 3.6e9,
                cycles,
                cycles / d.batteryCycles() * batteryJ * d.batteryUsdPerJ(),
                gpuHours,
                gpuHours * usdPerGpuHour);
    }

    /** The site's battery with this power, W. */
    StorageDesign battery(double powerW) {
        SwingPlant.RemedyDesigns d = plant.remedies();
        return new StorageDesign(
                powerW,
                d.batteryJ(),
                site.grid().battery().chargeEfficiency(),
                site.grid().battery().dischargeEfficiency(),
                d.batteryResponseS(),
                d.batterySmoothS());
    }
}
