package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.aquifer.Boundary;
import org.headroom.physics.aquifer.Well;

/** Holds the parts of a site's aquifer against each other and against what the well functions mean. */
public final class AquiferChecks {
    /** Freeze and Cherry (1979): confined aquifers have 0.005 to 0.00005; beyond this it is a water table. */
    private static final double MOST_CONFINED = 0.01;

    private static final double LEAST_CONFINED = 1e-5;

    /** The well functions are held against tables up to this distance in leakage factors. */
    private static final double FARTHEST = 5;

    /** Hantush (1964): in the well itself the solution needs a radius below a tenth of the leakage factor. */
    private static final double WIDEST = 0.1;

    private final SiteAquifer field;
    private final List<Finding> findings = new ArrayList<>();

    private AquiferChecks(SiteAquifer field) {
        this.field = field;
    }

    public static List<Finding> of(SiteAquifer field) {
        AquiferChecks checks = new AquiferChecks(field);
        checks.wells();
        checks.shares();
        checks.hydraulics();
        checks.boundaries();
        checks.pumping();
        return List.copyOf(checks.findings);
    }

    private void wells() {
        List<SiteAquifer.FieldWell> wells = field.wells();
        for (int i = 0; i < wells.size(); i++) {
            Well a = wells.get(i).well();
            for (int k = 0; k < i; k++) {
                Well b = wells.get(k).well();
                double apartM = Math.hypot(a.xM() - b.xM(), a.yM() - b.yM());
                if (apartM < a.radiusM() + b.radiusM()) {
                    error(
                            "wells." + wells.get(i).name(),
                            String.format(
                                    Locale.ROOT,
                                    "%.2f m from %s: wells stand apart by their radii at least",
                                    apartM,
                                    wells.get(k).name()));
                }
            }
            if (a.radiusM() > WIDEST * field.leakageFactorM().low()) {
                warning(
                        "wells." + wells.get(i).name() + ".radius_m",
                        String.format(
                                Locale.ROOT,
                                "%.2f m is more than a tenth of the leakage factor: drawdown in the well is not reliable",
                                a.radiusM()));
            }
        }
    }

    private void shares() {
        if (Math.abs(field.statedShares() - 1) > 1e-6) {
            error(
                    "wells",
                    String.format(
                            Locale.ROOT,
                            "the shares add up to %.4f; 1 is needed, they are scaled to it",
                            field.statedShares()));
        }
    }

    private void hydraulics() {
        double s = field.storativity().value();
        if (s > MOST_CONFINED || s < LEAST_CONFINED) {
            warning(
                    "storativity",
                    String.format(
                            Locale.ROOT,
                            "%.2e is not that of a confined aquifer, %.0e to %.0e; Theis and Hantush hold for those",
                            s,
                            LEAST_CONFINED,
                            MOST_CONFINED));
        }
        unknown("transmissivity_m2_per_day", field.transmissivityM2PerS());
        unknown("storativity", field.storativity());
        if (Double.isFinite(field.leakageFactorM().value())) {
            unknown("leakage_factor_m", field.leakageFactorM());
        }
        for (SiteAquifer.Place place : field.places()) {
            double nearestM = field.nearestWellM(place.eastM(), place.northM());
            if (nearestM > FARTHEST * field.leakageFactorM().low()) {
                warning(
                        "points." + place.name(),
                        String.format(
                                Locale.ROOT,
                                "%.1f km from the nearest well, more than %.0f leakage factors at their least: no drawdown to tell",
                                nearestM / 1000,
                                FARTHEST));
            }
        }
    }

    private void unknown(String key, SiteAquifer.Range range) {
        if (!range.known()) {
            warning(key, "no low and high: its uncertainty is not carried through");
        }
    }

    private void boundaries() {
        for (Boundary edge : field.boundaries()) {
            for (SiteAquifer.FieldWell well : field.wells()) {
                if (edge.distanceM(well.well().xM(), well.well().yM()) <= 0) {
                    error("wells." + well.name(), "it stands beyond an edge of the aquifer; all wells on one side");
                }
            }
            for (SiteAquifer.Place place : field.places()) {
                if (edge.distanceM(place.eastM(), place.northM()) < 0) {
                    warning("points." + place.name(), "it lies beyond an edge of the aquifer: nothing is told there");
                }
            }
        }
    }

    private void pumping() {
        double needM3PerS = field.backgroundM3PerS().value()
                + field.drawM3PerS().value() * field.shareOfMains().value();
        if (needM3PerS > field.capacityM3PerS()) {
            warning(
                    "capacity_gal_per_day",
                    String.format(
                            Locale.ROOT,
                            "%.2f Mgal/d, less than the %.2f Mgal/d of the site and all others",
                            Unit.GAL_PER_DAY.fromBase(field.capacityM3PerS()) / 1e6,
                            Unit.GAL_PER_DAY.fromBase(needM3PerS) / 1e6));
        }
    }

    private void error(String key, String text) {
        found(Finding.Severity.ERROR, key, text);
    }

    private void warning(String key, String text) {
        found(Finding.Severity.WARNING, key, text);
    }

    private void found(Finding.Severity severity, String key, String text) {
        findings.add(new Finding(severity, AquiferBinding.GROUP + "." + key, text));
    }
}
