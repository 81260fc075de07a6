package org.headroom.app.twin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.RecyclingFeed;
import org.headroom.data.site.RecyclingPlant;
import org.headroom.data.wastewater.PlantFile;
import org.headroom.data.wastewater.WastewaterPlant;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.BiologySurvey;
import org.headroom.physics.wastewater.BiologyTable;
import org.headroom.physics.wastewater.FeedQuality;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/**
 * What the bacteria of a recycling plant do, worked out from the plant file that the site names.
 *
 * <p>Tanks go with the site's plant: the file's loads count over the file's own flow. Some fifteen steady states, 30 ms
 * warm: outside the step, and remembered for a plant, since every what-if asks for the same again. The memory holds
 * answers of a pure function, so nothing can come to depend on it.
 */
final class PlantBiology {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double N_G_PER_MOL = 14.007;

    /** Plants without a plant file: usual figures of a nitrifying membrane bioreactor (Judd and Judd 2011, ch. 2). */
    private static final double SLUDGE_AGE_S = 20 * SECONDS_PER_DAY;

    private static final double MLSS_G_PER_M3 = 8000;
    private static final double OXYGEN_PER_COD = 0.6;
    private static final double SLUDGE_PER_COD = 0.3;
    private static final double OXYGEN_PER_NITROGEN = 4.57;

    private static final Map<WastewaterPlant, BiologyTable> ANSWERS = new ConcurrentHashMap<>();

    private PlantBiology() {}

    /** @param product what the site file says of the product; what the biology makes where it names no plant file */
    static BiologyTable of(RecyclingPlant plant, RecyclingFeed feed, @Nullable WaterQuality product) {
        if (feed.bodMgPerL() > RecyclingFeed.RAW_BOD_MG_PER_L) {
            throw new InputError(
                    "site",
                    "water.recycled.feed.bod_mg_per_l",
                    feed.bodMgPerL() + " mg/L, raw sewage",
                    "treated sewage, at most " + RecyclingFeed.RAW_BOD_MG_PER_L + " mg/L");
        }
        String file = plant.biology();
        if (file == null) {
            return asSaid(feed.quality(), product);
        }
        return ANSWERS.computeIfAbsent(PlantFile.open(file).plant(), PlantBiology::workOut);
    }

    private static BiologyTable workOut(WastewaterPlant plant) {
        try {
            return new BiologySurvey(plant.design(), plant.concentrations(), plant.flowM3PerDay()).table();
        } catch (OutOfRange e) {
            throw new InputError(plant.file(), e.name(), e.found(), e.allowed());
        }
    }

    /** Product as the site file has it, whatever the temperature. */
    private static BiologyTable asSaid(FeedQuality feed, @Nullable WaterQuality product) {
        double ammonium = 0;
        double nitrate = feed.nitrateNGPerM3();
        double alkalinity = feed.alkalinityMolPerM3();
        if (product != null) {
            ammonium = product.mgPerL(Species.AMMONIUM) * N_G_PER_MOL / Species.AMMONIUM.gPerMol();
            nitrate = product.mgPerL(Species.NITRATE) * N_G_PER_MOL / Species.NITRATE.gPerMol();
            alkalinity = product.mgPerL(Species.ALKALINITY) / Species.ALKALINITY.gPerMol();
        }
        double nitrified = Math.max(0, feed.ammoniumNGPerM3() - ammonium);
        BiologyTable.Entry entry = new BiologyTable.Entry(
                ammonium,
                nitrate - feed.nitrateNGPerM3(),
                feed.alkalinityMolPerM3() - alkalinity,
                (OXYGEN_PER_COD * feed.codGPerM3() + OXYGEN_PER_NITROGEN * nitrified) / 1000,
                SLUDGE_PER_COD * feed.codGPerM3() / 1000,
                MLSS_G_PER_M3);
        return BiologyTable.constant(feed, SLUDGE_AGE_S, entry);
    }
}
