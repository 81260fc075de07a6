package org.headroom.app.impact.air;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CommunityAir;
import org.headroom.data.site.CommunityPlace;
import org.headroom.physics.basis.Constants;

/**
 * Where the air of a site's stacks goes over a year: a screening by hourly plumes at the places of the site's file and over a map.
 *
 * <p>Three sets of emissions: the year as it was run; the permit's twelve-month caps as a constant emission; and that without its catalysts, NOx /
 * (1 - share taken out). NO2 by ARM2, applied to the addition of the site alone. Drift: water that leaves as drops times its dissolved solids, all of them counted as PM10 (AP-42, 13.4).
 */
public final class AirStudy {
    private static final int GRID = 41;
    private static final double UG_PER_G = 1e6;
    private static final double POUNDS_PER_KG = 1 / 0.45359237;
    private static final double HOURS_A_YEAR = 8760;

    private final ImpactCase c;
    private final CommunityAir air;
    private final Ground ground;
    private final List<CommunityPlace> places;
    private final double[] longitudeDeg = new double[GRID];
    private final double[] latitudeDeg = new double[GRID];
    private final double[] eastM;
    private final double[] northM;
    private final boolean[] refused;

    private AirStudy(ImpactCase c) {
        this.c = c;
        air = c.tree().communityAir(Instant.ofEpochSecond(c.window().fromS()));
        ground = Surroundings.ground(c);
        places = Surroundings.community(c).places();
        for (int i = 0; i < GRID; i++) {
            double m = air.mapM() * (i / (GRID - 1.0) - 0.5);
            longitudeDeg[i] = ground.longitude(m);
            latitudeDeg[i] = ground.latitude(m);
        }
        int points = places.size() + GRID * GRID;
        eastM = new double[points];
        northM = new double[points];
        refused = new boolean[points];
        for (int i = 0; i < points; i++) {
            int cell = i - places.size();
            eastM[i] = ground.eastM(cell < 0 ? places.get(i).longitudeDeg() : longitudeDeg[cell % GRID]);
            northM[i] = ground.northM(cell < 0 ? places.get(i).latitudeDeg() : latitudeDeg[cell / GRID]);
            refused[i] = inCavity(eastM[i], northM[i]);
        }
    }

    private boolean inCavity(double east, double north) {
        CommunityAir.Building building = air.building();
        return building != null
                && building.cavity()
                        .holds(
                                east - ground.eastM(building.longitudeDeg()),
                                north - ground.northM(building.latitudeDeg()));
    }

    /** Runs it; a few tenths of a second of computing. */
    public static AirFindings of(ImpactCase c) {
        return new AirStudy(c).findings();
    }

    private AirFindings findings() {
        Year year = c.year();
        List<String> missing = new ArrayList<>();
        if (air.stacks().isEmpty()) {
            missing.add("stacks of on-site generation (community.air.stacks)");
        }
        Winds winds = Winds.of(
                c.weather(),
                year.grid(),
                c.zone(),
                c.site().latitudeDeg(),
                c.site().longitudeDeg());
        if (!winds.missing().isEmpty()) {
            missing.add(winds.missing());
        }
        boolean modelled = missing.isEmpty();
        double[] nox = gPerS(year.hours(Measures.GENERATION_NOX_KG_PER_H));
        double[] pm = gPerS(year.hours(Measures.GENERATION_PM_KG_PER_H));
        boolean emits = Arrays.stream(nox).anyMatch(q -> q > 0);
        CommunityAir.Permitted permit = air.permit();
        AirScenario actual = none("actual", "the year as it was run");
        AirScenario permitted = none("permitted", "the permit's caps as a constant emission");
        AirScenario bare = none("permitted_bare", "the same fuel without catalysts");
        if (modelled) {
            DispersionYear d = DispersionYear.of(winds, air, ground, eastM, northM, nox, pm);
            actual = scenario(actual, emits, d::fastDesign, d::fastHighest, d::slowMean);
            if (permit != null) {
                double noxQ = permit.noxKg() * 1000 / (HOURS_A_YEAR * Constants.SECONDS_PER_HOUR);
                double pmQ = permit.pmKg() * 1000 / (HOURS_A_YEAR * Constants.SECONDS_PER_HOUR);
                double bareQ = noxQ / (1 - permit.catalystNoxShare());
                permitted = scenario(
                        permitted,
                        true,
                        i -> noxQ * d.unitDesign(i),
                        i -> noxQ * d.unitHighest(i),
                        i -> pmQ * d.unitMean(i));
                bare = scenario(
                        bare,
                        true,
                        i -> bareQ * d.unitDesign(i),
                        i -> bareQ * d.unitHighest(i),
                        i -> pmQ * d.unitMean(i));
            }
        }
        double driftKgPerH = driftKgPerH(year);
        return new AirFindings(
                modelled,
                missing,
                Unit.SHORT_TON.fromBase(year.figure("nox_kg")),
                Unit.SHORT_TON.fromBase(year.figure("pm_kg")),
                Unit.SHORT_TON.fromBase(year.figure("formaldehyde_kg")),
                driftKgPerH * POUNDS_PER_KG,
                Unit.SHORT_TON.fromBase(driftKgPerH * year.grid().count()),
                actual,
                permitted,
                bare,
                air.backgroundNo2(),
                air.backgroundPm25());
    }

    private static AirScenario none(String id, String words) {
        return new AirScenario(id, words, false, List.of(), AirField.EMPTY);
    }

    /** From g/m3 of NOx and PM by point; where nothing is emitted it is all nought. */
    private AirScenario scenario(
            AirScenario of,
            boolean emits,
            IntToDoubleFunction noxDesign,
            IntToDoubleFunction noxHighest,
            IntToDoubleFunction pmMean) {
        double[] no2 = new double[GRID * GRID];
        double[] pm25 = new double[GRID * GRID];
        for (int cell = 0; cell < no2.length; cell++) {
            int i = places.size() + cell;
            no2[cell] = refused[i] ? Double.NaN : air.no2().ofNox(UG_PER_G * noxDesign.applyAsDouble(i));
            pm25[cell] = refused[i] ? Double.NaN : UG_PER_G * pmMean.applyAsDouble(i);
        }
        List<AirScenario.AtPlace> at = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            CommunityPlace place = places.get(i);
            double not = refused[i] ? Double.NaN : 1;
            at.add(new AirScenario.AtPlace(
                    place.id(),
                    place.name(),
                    place.kind().name().toLowerCase(java.util.Locale.ROOT),
                    place.longitudeDeg(),
                    place.latitudeDeg(),
                    distanceM(i),
                    refused[i],
                    not * air.no2().ofNox(UG_PER_G * noxDesign.applyAsDouble(i)),
                    not * air.no2().ofNox(UG_PER_G * noxHighest.applyAsDouble(i)),
                    not * UG_PER_G * pmMean.applyAsDouble(i)));
        }
        return new AirScenario(of.id(), of.words(), emits, at, new AirField(longitudeDeg, latitudeDeg, no2, pm25));
    }

    private double distanceM(int point) {
        CommunityAir.StackGroup first = air.stacks().getFirst();
        return Math.hypot(
                eastM[point] - ground.eastM(first.longitudeDeg()), northM[point] - ground.northM(first.latitudeDeg()));
    }

    private static double[] gPerS(double[] kgPerH) {
        return Arrays.stream(kgPerH)
                .map(kg -> kg * 1000 / Constants.SECONDS_PER_HOUR)
                .toArray();
    }

    /** Mean over the year; not a number if the year kept neither drift nor solids. */
    private static double driftKgPerH(Year year) {
        double[] gal = year.hours(Measures.DRIFT_GAL_PER_DAY);
        double[] tds = year.hours(Measures.BASIN_TDS_MG_PER_L);
        int n = Math.min(gal.length, tds.length);
        double kg = 0;
        for (int i = 0; i < n; i++) {
            kg += gal[i] > 0 ? gal[i] * Constants.LITRES_PER_US_GALLON * tds[i] * 1e-6 / 24 : 0;
        }
        return n == 0 ? Double.NaN : kg / n;
    }
}
