package org.headroom.physics.wastewater;

import org.headroom.physics.wastewater.membrane.CleaningDesign;
import org.headroom.physics.wastewater.membrane.Membrane;
import org.headroom.physics.wastewater.membrane.MembraneDesign;

/**
 * The recycled-water plant as the twin steps it: what it can give, and what becomes of membranes and tank.
 *
 * <pre>
 * offer   = what tank and treatment give, less what neighbours have first
 * product = min(asked + (V_full - V0) / (tau + dt), feed, rated, trains x flux)
 * intake  = (product + reject_0) / (1 - r),   reject = reject_0 + r intake
 * V1 = V0 + (product - given) dt,             c1 = (V0 c0 / dt + product c) / (V0 / dt + product)
 * trains at work = product / (area x net working flux), between the least and those in service
 * </pre>
 *
 * <p>Backward Euler; dt infinite gives the equilibrium, in which the tank neither gives nor takes. The biology is a table of
 * steady states at the mean load of its sludge age: quasi-steady, which the tank's hours and the sludge's days justify.
 * Minutes of filtration and backwash are means. What membranes may give is counted with the sludge of a fully loaded plant, so
 * a plant that cannot reach that load offers a few per cent too little at an equilibrium. Nothing is allocated in a step; not for use by two threads at once.
 */
public final class WaterRecycling {
    private static final double P_KG_PER_MOL = 0.030974;

    private final WaterRecyclingDesign design;
    private final Membrane membrane;
    private final Aeration aeration;
    private final double ratedM3PerS;
    private final double ratedIntakeM3PerS;
    private final double fixedRejectM3PerS;
    private final double rejectPerIntake;
    private final BiologyPoint made = new BiologyPoint();

    private WaterRecyclingLimit limit = WaterRecyclingLimit.NONE;
    private double mostFluxMPerS;

    public WaterRecycling(WaterRecyclingDesign design) {
        this.design = design;
        membrane = new Membrane(design.membrane());
        aeration = new Aeration(design.aeration());
        RecycledPlantDesign r = design.rated();
        ratedM3PerS = r.productM3PerDay() / 86_400;
        ratedIntakeM3PerS = r.intakeM3PerDay() / 86_400;
        double rejectM3PerS = (r.intakeM3PerDay() - r.productM3PerDay()) / 86_400;
        fixedRejectM3PerS = design.rejectFixedShare() * rejectM3PerS;
        rejectPerIntake = (1 - design.rejectFixedShare()) * rejectM3PerS / ratedIntakeM3PerS;
    }

    public WaterRecyclingDesign design() {
        return design;
    }

    /**
     * As it stands after a long while: clean membranes, product as the usual feed gives it, and a full tank, but an empty one
     * where nothing has been made and somebody has drawn.
     */
    public WaterRecyclingState fresh(WaterRecyclingConditions c) {
        WaterRecyclingState s = new WaterRecyclingState();
        boolean dry = productMost(s, c, 0) <= 0 && deliveryMost(c) > 0;
        s.storedM3 = dry ? 0 : design.storageM3();
        s.loadShare = Math.min(1, loadShare(c, ratedIntakeM3PerS));
        design.biology().at(c, s.loadShare, made);
        s.ammoniumNGPerM3 = made.ammoniumNGPerM3;
        s.nitrateNGPerM3 = made.nitrateNGPerM3;
        s.phosphatePGPerM3 = productPhosphate(c);
        s.alkalinityMolPerM3 = productAlkalinity(c);
        return s;
    }

    /**
     * The most that the site may draw over a step.
     *
     * @param perS 1 over the step's length; 0 for an equilibrium
     */
    public double offerM3PerS(WaterRecyclingState from, WaterRecyclingConditions c, double perS) {
        if (!c.exists) {
            return 0;
        }
        return siteMost(givenMost(from, c, productMost(from, c, perS), perS), c);
    }

    /**
     * One step.
     *
     * @param to becomes the state at its end; may be {@code from}
     * @param siteM3PerS what the site draws; at most the offer is given
     */
    public void advance(
            WaterRecyclingState from,
            WaterRecyclingState to,
            WaterRecyclingConditions c,
            double siteM3PerS,
            double perS,
            WaterRecyclingPoint out) {
        double productMost = 0;
        double givenMost = 0;
        limit = WaterRecyclingLimit.ABSENT;
        if (c.exists) {
            productMost = productMost(from, c, perS);
            givenMost = givenMost(from, c, productMost, perS);
        }
        double othersAsked = Math.max(0, c.othersM3PerS);
        double site = Math.clamp(siteM3PerS, 0, siteMost(givenMost, c));
        double others = Math.min(othersAsked, givenMost - site);
        double given = site + others;
        double storedM3 = from.storedM3;
        double refill = (design.storageM3() - storedM3) * perS / (1 + design.storageRefillS() * perS);
        double product = Math.clamp(given + refill, 0, productMost);
        flows(from, c, product, perS, out);
        out.siteM3PerS = site;
        out.othersM3PerS = others;
        out.othersShortM3PerS = othersAsked - others;
        out.productM3PerS = product;
        out.productMostM3PerS = productMost;
        out.siteMostM3PerS = siteMost(Math.min(deliveryMost(c), productMost), c);
        out.productLimit = limit;
        out.limit = binding(given, givenMost, product, productMost, deliveryMost(c));
        foul(from, to, c, perS, out);
        powers(c, given, out);
        chemicals(c, out);
        store(from, to, c, given, perS, out);
    }

    /** What treatment can make, m3/s; notes on what it hangs, and the highest flux. */
    private double productMost(WaterRecyclingState from, WaterRecyclingConditions c, double perS) {
        double capacity = Math.clamp(c.capacityShare, 0, 1);
        double power = Math.clamp(c.powerShare, 0, 1);
        double trains = trainsInService(c);
        double feed = Math.max(0, c.feedM3PerS);
        double most = capacity * ratedM3PerS;
        limit = WaterRecyclingLimit.RATED;
        if (power < 1) {
            most *= power;
            limit = WaterRecyclingLimit.POWER;
        }
        double fed = Math.max(0, feed * (1 - rejectPerIntake) - fixedRejectM3PerS(c));
        if (fed < most) {
            most = fed;
            limit = WaterRecyclingLimit.FEED;
        }
        double load = loadAfter(from, loadShare(c, Math.min(feed, capacity * power * ratedIntakeM3PerS)), perS);
        double sustainable =
                membrane.sustainableFluxMPerS(c.feedC, design.biology().mlssGPerM3(c.feedC, load));
        double capMPerS = Math.min(sustainable, design.membrane().pumpsFluxMPerS());
        mostFluxMPerS = membrane.fluxAtTmpLimitMPerS(
                from.residualPerM,
                from.irreversiblePerM,
                c.feedC,
                sustainable,
                trains / design.trains(),
                perS,
                capMPerS);
        double filtered = trains * design.membrane().areaM2() * membrane.netShare() * mostFluxMPerS;
        if (filtered < most) {
            most = filtered;
            if (trains < capacity * design.trains()) {
                limit = WaterRecyclingLimit.TRAINS;
            } else if (mostFluxMPerS < capMPerS) {
                limit = WaterRecyclingLimit.TMP;
            } else {
                limit = capMPerS < sustainable ? WaterRecyclingLimit.PUMPS : WaterRecyclingLimit.FLUX;
            }
        }
        return most;
    }

    /** What tank and treatment together give to all users, m3/s. */
    private double givenMost(WaterRecyclingState from, WaterRecyclingConditions c, double productMost, double perS) {
        return Math.min(deliveryMost(c), productMost + from.storedM3 * perS);
    }

    private double deliveryMost(WaterRecyclingConditions c) {
        double power = Math.clamp(c.powerShare, 0, 1);
        return design.storageMostM3PerS() * (power + (1 - power) * design.backupShare());
    }

    private double siteMost(double givenMost, WaterRecyclingConditions c) {
        return Math.max(givenMost - Math.max(0, c.othersM3PerS), design.siteShare() * givenMost);
    }

    private WaterRecyclingLimit binding(
            double given, double givenMost, double product, double productMost, double deliveryMost) {
        boolean all = given >= givenMost * (1 - 1e-12);
        if (limit != WaterRecyclingLimit.ABSENT && all && givenMost >= deliveryMost) {
            return limit == WaterRecyclingLimit.POWER ? limit : WaterRecyclingLimit.DELIVERY;
        }
        return all || product >= productMost ? limit : WaterRecyclingLimit.NONE;
    }

    private double trainsInService(WaterRecyclingConditions c) {
        return Math.clamp(c.trainsInService, 0, Math.clamp(c.capacityShare, 0, 1) * design.trains());
    }

    private double fixedRejectM3PerS(WaterRecyclingConditions c) {
        return fixedRejectM3PerS
                * Math.clamp(c.capacityShare, 0, 1)
                * Math.clamp(c.powerShare, 0, 1)
                * Math.min(1, trainsInService(c));
    }

    private double loadShare(WaterRecyclingConditions c, double intakeM3PerS) {
        return intakeM3PerS / ratedIntakeM3PerS * design.biology().strength(c);
    }

    private double loadAfter(WaterRecyclingState from, double loadShare, double perS) {
        double rate = 1 / design.biology().sludgeAgeS();
        return (from.loadShare * perS + loadShare * rate) / (perS + rate);
    }

    /** Intake, reject, trains and flux for a product. */
    private void flows(
            WaterRecyclingState from,
            WaterRecyclingConditions c,
            double product,
            double perS,
            WaterRecyclingPoint out) {
        MembraneDesign m = design.membrane();
        double feed = Math.max(0, c.feedM3PerS);
        double fixed = c.exists ? Math.min(fixedRejectM3PerS(c), feed * (1 - rejectPerIntake)) : 0;
        out.intakeM3PerS = (product + fixed) / (1 - rejectPerIntake);
        out.rejectM3PerS = fixed + rejectPerIntake * out.intakeM3PerS;
        double inService = c.exists ? trainsInService(c) : 0;
        double least = Math.min(design.leastTrains() * Math.clamp(c.powerShare, 0, 1), inService);
        double perTrain =
                m.areaM2() * membrane.netShare() * Math.min(design.workingFluxMPerS(), Math.max(mostFluxMPerS, 1e-12));
        out.trains = Math.clamp(product / perTrain, least, inService);
        out.fluxMPerS = out.trains > 0 ? product / (m.areaM2() * membrane.netShare() * out.trains) : 0;
        double load = c.exists ? loadAfter(from, loadShare(c, out.intakeM3PerS), perS) : from.loadShare;
        design.biology().at(c, load, made);
        out.loadShare = load;
        out.mlssGPerM3 = made.mlssGPerM3;
        out.sludgeKgPerS = made.sludgeKgPerM3 * out.intakeM3PerS;
        out.oxygenKgPerS = made.oxygenKgPerM3 * out.intakeM3PerS;
        out.tssGPerM3 = m.breachShare() * made.mlssGPerM3;
        out.rejectTssGPerM3 = out.rejectM3PerS > 0 ? 1000 * out.sludgeKgPerS / out.rejectM3PerS : 0;
    }

    /** Resistances at the end of the step, and the pressure there. */
    private void foul(
            WaterRecyclingState from,
            WaterRecyclingState to,
            WaterRecyclingConditions c,
            double perS,
            WaterRecyclingPoint out) {
        to.loadShare = out.loadShare;
        if (!c.exists) {
            to.residualPerM = from.residualPerM;
            to.irreversiblePerM = from.irreversiblePerM;
            out.tmpPa = 0;
            return;
        }
        double sustainable = membrane.sustainableFluxMPerS(c.feedC, out.mlssGPerM3);
        double growth = membrane.growthPerMPerS(out.fluxMPerS, sustainable);
        double duty = out.trains / design.trains();
        to.residualPerM = membrane.residualPerM(from.residualPerM, growth, duty, perS);
        to.irreversiblePerM = membrane.irreversiblePerM(from.irreversiblePerM, growth, duty, perS);
        double fouling = membrane.removablePerM(growth) + to.residualPerM + to.irreversiblePerM;
        out.tmpPa = membrane.tmpPa(out.fluxMPerS, c.feedC, fouling);
    }

    private void powers(WaterRecyclingConditions c, double given, WaterRecyclingPoint out) {
        PumpingDesign p = design.pumping();
        MembraneDesign m = design.membrane();
        double power = Math.clamp(c.powerShare, 0, 1);
        double running = c.exists ? power * Math.clamp(c.capacityShare, 0, 1) : 0;
        double scourAir = m.scourMPerS() * m.areaM2() * out.trains;
        double carried =
                p.recirculationRatio() * out.productM3PerS * design.aeration().membraneOxygenGPerM3() / 1000;
        double fromScour = Math.min(carried, aeration.scourOxygenKgPerS(scourAir, c.feedC, out.mlssGPerM3));
        double air = aeration.airM3PerS(Math.max(0, out.oxygenKgPerS - fromScour), c.feedC, out.mlssGPerM3);
        double leastAir = design.aeration().leastAirMPerS() * design.aeration().floorM2() * running;
        double permeate = m.areaM2() * out.trains * out.fluxMPerS * membrane.filteringShare();
        double backwash = permeate - out.productM3PerS;
        double delivered = given * design.storageMostM3PerS() * power / Math.max(deliveryMost(c), 1e-30);
        out.aerationW = aeration.finePowerW(Math.max(air, leastAir));
        out.scourW = aeration.scourPowerW(scourAir);
        out.pumpsW = (out.intakeM3PerS * p.feedPa()
                        + (permeate + backwash) * (out.tmpPa + p.permeatePa())
                        + p.recirculationRatio() * out.productM3PerS * p.recirculationPa()
                        + delivered * p.deliveryPa())
                / p.pumpEfficiency();
        out.mixingW = p.mixingW() * running;
        out.otherW = p.otherW() * running + p.otherWPerTrain() * out.trains;
        out.powerW = out.aerationW + out.scourW + out.pumpsW + out.mixingW + out.otherW;
    }

    private void chemicals(WaterRecyclingConditions c, WaterRecyclingPoint out) {
        CleaningDesign k = design.membrane().cleaning();
        DosingDesign d = design.dosing();
        double cleanedM2 =
                c.exists ? design.membrane().areaM2() * trainsInService(c) * Math.clamp(c.powerShare, 0, 1) : 0;
        out.hypochloriteKgPerS = d.hypochloriteGPerM3() / 1000 * out.productM3PerS
                + cleanedM2
                        * (k.maintenanceHypochloriteKgPerM2() / k.maintenanceEveryS()
                                + k.recoveryHypochloriteKgPerM2() / k.recoveryEveryS());
        out.citricKgPerS = cleanedM2
                * (k.maintenanceCitricKgPerM2() / k.maintenanceEveryS()
                        + k.recoveryCitricKgPerM2() / k.recoveryEveryS());
        out.coagulantKgPerS = coagulantMolPerM3(c) * d.coagulantGPerMol() / 1000 * out.intakeM3PerS;
    }

    private double productPhosphate(WaterRecyclingConditions c) {
        return Math.min(Math.max(0, c.feedPhosphatePGPerM3), design.dosing().phosphatePGPerM3());
    }

    private double coagulantMolPerM3(WaterRecyclingConditions c) {
        return design.dosing().coagulantMolPerMolP() * removedPhosphateMolPerM3(c);
    }

    private double removedPhosphateMolPerM3(WaterRecyclingConditions c) {
        return (Math.max(0, c.feedPhosphatePGPerM3) - productPhosphate(c)) / (1000 * P_KG_PER_MOL);
    }

    /** Three anions come with each metal ion; the phosphate that goes was one (as H2PO4-). */
    private double productAlkalinity(WaterRecyclingConditions c) {
        return Math.max(0, made.alkalinityMolPerM3 - 3 * coagulantMolPerM3(c) + removedPhosphateMolPerM3(c));
    }

    private void store(
            WaterRecyclingState from,
            WaterRecyclingState to,
            WaterRecyclingConditions c,
            double given,
            double perS,
            WaterRecyclingPoint out) {
        double product = out.productM3PerS;
        double held = from.storedM3 * perS;
        double all = held + product;
        if (all > 0) {
            to.ammoniumNGPerM3 = (held * from.ammoniumNGPerM3 + product * made.ammoniumNGPerM3) / all;
            to.nitrateNGPerM3 = (held * from.nitrateNGPerM3 + product * made.nitrateNGPerM3) / all;
            to.phosphatePGPerM3 = (held * from.phosphatePGPerM3 + product * productPhosphate(c)) / all;
            to.alkalinityMolPerM3 = (held * from.alkalinityMolPerM3 + product * productAlkalinity(c)) / all;
        } else {
            to.ammoniumNGPerM3 = from.ammoniumNGPerM3;
            to.nitrateNGPerM3 = from.nitrateNGPerM3;
            to.phosphatePGPerM3 = from.phosphatePGPerM3;
            to.alkalinityMolPerM3 = from.alkalinityMolPerM3;
        }
        double before = from.storedM3;
        to.storedM3 = perS > 0 ? Math.max(0, before + (product - given) / perS) : before;
        out.storageChangeM3PerS = (to.storedM3 - before) * perS;
        out.storageShare = design.storageM3() > 0 ? to.storedM3 / design.storageM3() : 0;
        out.ammoniumNGPerM3 = to.ammoniumNGPerM3;
        out.nitrateNGPerM3 = to.nitrateNGPerM3;
        out.phosphatePGPerM3 = to.phosphatePGPerM3;
        out.alkalinityMolPerM3 = to.alkalinityMolPerM3;
    }
}
