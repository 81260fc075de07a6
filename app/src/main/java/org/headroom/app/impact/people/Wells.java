package org.headroom.app.impact.people;

import java.time.Instant;
import java.util.List;
import org.headroom.app.aquifer.AquiferStudy;
import org.headroom.app.aquifer.Interval;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Shortened;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.AquiferChecks;
import org.headroom.data.site.CommunityPlace;
import org.headroom.data.site.Finding;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** How far the site's own water lowers the aquifer below a place, if the year's mean draw is kept up for twenty years. */
final class Wells {
    private static final double DAY_S = 86_400;
    /** Ranges go from 10 to 90 % of the draws, as those of the ensemble. */
    private static final double LOW_SHARE = 0.1;

    private static final double SUSTAINED_S = 20 * 365.25 * DAY_S;
    private static final String SOURCE =
            "Hantush and Jacob (1955), docs/models/aquifer.md; 10 to 90 % over draws of the site's aquifer";

    private final @Nullable AquiferStudy study;
    private final Ground ground;

    Wells(ImpactCase c) {
        ground = Surroundings.ground(c);
        study = study(c);
    }

    private static @Nullable AquiferStudy study(ImpactCase c) {
        SiteAquifer aquifer = c.tree().aquifer(Instant.ofEpochSecond(c.window().fromS()));
        double gallons = c.year().figure("potable_gal");
        double days = (c.year().grid().endS() - c.year().grid().startS()) / DAY_S;
        if (aquifer == null
                || !(gallons > 0)
                || AquiferChecks.of(aquifer).stream().anyMatch(x -> x.severity() == Finding.Severity.ERROR)) {
            return null;
        }
        try {
            double rate = Unit.GAL_PER_DAY.toBase(gallons / days);
            return new AquiferStudy(aquifer, PumpingHistory.constant(0, rate), AquiferStudy.FEW_DRAWS, LOW_SHARE);
        } catch (OutOfRange e) {
            return null; // a field that does not fit together answers nothing
        }
    }

    /** Null where the site's file names no aquifer or the site draws nothing from it. */
    @Nullable
    Quantity below(CommunityPlace place, Figures f) {
        if (study == null) {
            return null;
        }
        Interval m = study.drawdownM(
                        ground.eastM(place.longitudeDeg()),
                        ground.northM(place.latitudeDeg()),
                        new double[] {SUSTAINED_S})
                .getFirst();
        return f.add(new Quantity(
                "neighbourhood." + place.id() + ".drawdown_m",
                "Drawdown of the aquifer at " + Shortened.of(place.name()),
                m.central(),
                m.low(),
                m.high(),
                Unit.M,
                "the year's mean mains draw, kept up for twenty years; sum over the wells",
                List.of("year.potable_gal", "water.aquifer"),
                SOURCE,
                Confidence.ESTIMATE));
    }
}
