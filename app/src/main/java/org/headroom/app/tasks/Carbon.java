package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.emissions.Eia930;
import org.headroom.data.emissions.FuelFactors;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Utility;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.EmissionFactor;
import org.headroom.grid.supply.HourlyEmission;
import org.jspecify.annotations.Nullable;

/**
 * The carbon of grid energy: by the site's flat factor, or hour by hour where the site names a file in EIA-930 columns
 * ({@code emissions.hourly_file}). An hourly curve never comes from anything but such a file.
 */
final class Carbon {
    private final EmissionFactor flat;
    private final @Nullable HourlyEmission hourly;
    private final @Nullable Path file;
    private final String summary;

    private Carbon(EmissionFactor flat, @Nullable HourlyEmission hourly, @Nullable Path file, String summary) {
        this.flat = flat;
        this.hourly = hourly;
        this.file = file;
        this.summary = summary;
    }

    /**
     * @param fromS start of what will be counted, epoch s
     * @param toS its end
     * @throws InputError if the file is not right or has no figure for an hour of it
     */
    static Carbon of(SiteTree tree, Site site, long fromS, long toS) {
        Utility.Emissions e =
                tree.utility(java.time.Instant.ofEpochSecond(fromS)).emissions();
        if (e.hourlyFile() == null) {
            return new Carbon(site.gridEmission(), null, null, "flat average factor");
        }
        Path file = beside(tree, e.hourlyFile());
        Eia930 read = Eia930.read(
                file, e.authority(), new FuelFactors(e.coalKgPerJ(), e.gasKgPerJ(), e.oilKgPerJ(), e.otherKgPerJ()));
        long unknownS = read.emission().firstUnknownS(fromS, toS);
        if (unknownS >= 0) {
            throw new InputError(
                    file,
                    e.authority(),
                    "no figure for the hour " + Timestamps.format(unknownS, site.zone()),
                    "every hour from " + Timestamps.format(fromS, site.zone()) + " to "
                            + Timestamps.format(toS, site.zone()) + ", or emissions.hourly_file null");
        }
        return new Carbon(site.gridEmission(), read.emission(), file, e.authority() + " hourly, " + read.summary());
    }

    /** The site's flat factor, whatever file it names. */
    static Carbon flat(Site site) {
        return new Carbon(site.gridEmission(), null, null, "flat average factor");
    }

    /** A relative name is looked for beside the site's file first. */
    private static Path beside(SiteTree tree, String name) {
        Path parent = Path.of(tree.file()).getParent();
        Path beside = parent == null ? Path.of(name) : parent.resolve(name);
        return Files.exists(beside) ? beside : Path.of(name);
    }

    /** Carbon dioxide of what the ledger saw at the utility's meter, kg. */
    double co2Kg(Ledger ledger) {
        HourlyEmission byHour = hourly;
        if (byHour == null) {
            return flat.co2Kg(ledger.total(Measures.SITE_POWER_MW) * 1e6);
        }
        double[] mw = ledger.halfHourDemandMw();
        double kg = 0;
        for (int i = 0; i < mw.length; i++) {
            long fromS = ledger.firstHalfHourS() + i * DemandMeter.SLOT_S;
            kg += byHour.kgPerJ(fromS) * mw[i] * 1e6 * DemandMeter.SLOT_S;
        }
        return kg;
    }

    /** Factor at an instant, kg/J; NaN where it is not known. */
    double kgPerJ(long atS) {
        return hourly == null ? flat.kgPerJ() : hourly.kgPerJ(atS);
    }

    /** The hourly file; null where the factor is flat. */
    @Nullable
    Path file() {
        return file;
    }

    String summary() {
        return summary;
    }
}
