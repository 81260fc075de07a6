package org.headroom.app.tasks;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.year.Costs;
import org.headroom.app.impact.year.StudyBytes;
import org.headroom.app.impact.year.StudyKey;
import org.headroom.app.impact.year.YearInputs;
import org.headroom.app.impact.year.YearStudy;
import org.headroom.app.impact.year.Years;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/** The years around a run, computed once and kept in the store. */
public final class ImpactYears {
    /** Members of a report's ensemble unless the user says otherwise. */
    public static final int MEMBERS = 60;

    private static final String KIND = "years";

    private ImpactYears() {}

    /**
     * The year of a run, its ensemble, what its promises would change and its hard days.
     *
     * @param tree the site as the run kept it
     * @param overlays of the weather, as the run had them
     * @param members of the ensemble, 0 for none
     * @param database where it is kept and looked for; null: neither
     */
    public static YearStudy of(
            SiteTree tree,
            WeatherSource weather,
            Overlays overlays,
            List<WeatherSource> otherYears,
            ImpactCase.Window window,
            int members,
            long seed,
            @Nullable Path database,
            Progress progress) {
        YearInputs in = new YearInputs(tree, weather, overlays, otherYears, window, costs());
        if (database == null) {
            return Years.of(in, members, seed, progress);
        }
        String key = StudyKey.of(in, members, seed, Version.MODEL);
        try (RunStore store = RunStore.open(database)) {
            Optional<byte[]> kept = store.study(key);
            if (kept.isPresent()) {
                return StudyBytes.read(kept.get());
            }
        } catch (UncheckedIOException e) {
            return Years.of(in, members, seed, progress); // what is kept cannot be read: as if nothing were kept
        }
        YearStudy study = Years.of(in, members, seed, progress);
        try (RunStore store = RunStore.open(database)) {
            store.keepStudy(key, KIND, StudyBytes.of(study));
        }
        return study;
    }

    /** As {@code simulate} and {@code plan} bill. */
    static Costs costs() {
        return (SiteTree tree, Site site, Ledger ledger) -> {
            long fromS = ledger.firstHalfHourS();
            Bills bills = Bills.of(site, carbon(tree, site, fromS, fromS + (long) ledger.seconds()), ledger);
            double generationT = ledger.total(Measures.GENERATION_CO2_KG_PER_H) / 3600 * 1e-3;
            return new Costs.Cost(
                    bills.energyUsd(),
                    bills.demandUsd(),
                    bills.waterUsd(),
                    bills.sewerUsd(),
                    bills.co2T() - generationT);
        };
    }

    /** The hourly file where it covers the time, else the flat factor. */
    private static Carbon carbon(SiteTree tree, Site site, long fromS, long toS) {
        try {
            return Carbon.of(tree, site, fromS, toS);
        } catch (InputError e) {
            return Carbon.flat(site);
        }
    }
}
