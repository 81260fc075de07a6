package org.headroom.app.impact.indicators;

import java.time.Instant;
import java.util.List;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.AquiferChecks;
import org.headroom.data.site.Finding;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** W8 and W9: what the year's mean mains draw does to the aquifer if it is kept up for twenty years, as a run's end tells it. */
final class WellIndicators {
    /** Ranges go from 10 to 90 % of the draws, as those of the ensemble. */
    private static final double LOW_SHARE = 0.1;

    private static final double SUSTAINED_S = 20 * 365.25 * 86_400;

    private static final String SOURCE =
            "Hantush and Jacob (1955), docs/models/aquifer.md; 10 to 90 % over draws of the site's aquifer";

    private final Numbers n;
    private final @Nullable AquiferStudy study;

    WellIndicators(Numbers numbers) {
        this.n = numbers;
        this.study = study();
    }

    private @Nullable AquiferStudy study() {
        SiteAquifer aquifer =
                n.site().tree().aquifer(Instant.ofEpochSecond(n.site().window().fromS()));
        double gallons = n.year("potable_gal");
        if (aquifer == null || !Double.isFinite(gallons) || broken(aquifer)) {
            return null;
        }
        try {
            double rate = Unit.GAL_PER_DAY.toBase(gallons / n.days());
            return new AquiferStudy(aquifer, PumpingHistory.constant(0, rate), AquiferStudy.FEW_DRAWS, LOW_SHARE);
        } catch (OutOfRange e) {
            return null; // a field that does not fit together answers nothing
        }
    }

    private static boolean broken(SiteAquifer aquifer) {
        return AquiferChecks.of(aquifer).stream().anyMatch(found -> found.severity() == Finding.Severity.ERROR);
    }

    Found drawdown() {
        if (study == null) {
            return Found.none();
        }
        List<SiteAquifer.Place> places = study.site().places();
        SiteAquifer.Place near = places.isEmpty() ? study.deepestWell(SUSTAINED_S) : places.getFirst();
        return Found.of(at("w8.near_m", near), at("w8.well_m", study.deepestWell(SUSTAINED_S)));
    }

    private Quantity at(String id, SiteAquifer.Place place) {
        AquiferStudy wells = java.util.Objects.requireNonNull(study);
        Interval metres = wells.drawdownM(place.eastM(), place.northM(), new double[] {SUSTAINED_S})
                .getFirst();
        return quantity(id, "Drawdown after twenty years, " + place.label(), Unit.M, metres, 1);
    }

    Found leakage() {
        if (study == null) {
            return Found.none();
        }
        return Found.of(
                quantity(
                        "w9.share_percent", "Leakage over pumping", Unit.PERCENT, study.leakageShare(SUSTAINED_S), 100),
                quantity(
                        "w9.leakage_m3_per_day",
                        "Leakage from above",
                        Unit.M3_PER_DAY,
                        study.leakageM3PerS(SUSTAINED_S),
                        86_400));
    }

    private Quantity quantity(String id, String name, Unit unit, Interval interval, double factor) {
        return n.plain(
                new Numbers.Words(
                        "indicator." + id,
                        name,
                        unit,
                        "the year's mean mains draw, kept up for twenty years; sum over the wells",
                        SOURCE),
                interval.central() * factor,
                interval.high() > interval.low() ? interval.low() * factor : Double.NaN,
                interval.high() > interval.low() ? interval.high() * factor : Double.NaN,
                List.of("year.potable_gal", "water.aquifer"),
                Confidence.ESTIMATE);
    }
}
