package org.headroom.data.site;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;
import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.grid.supply.Call;
import org.headroom.grid.supply.CallLedger;
import org.headroom.grid.swing.TrainingJob;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.physics.cooling.Chiller;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ChillerPoint;
import org.jspecify.annotations.Nullable;

/** Holds the parts of a site against each other: what a number's own range cannot show. */
final class SiteChecks {
    /** Latent heat of water near 30 C, J/kg. */
    private static final double EVAPORATION_J_PER_KG = 2.43e6;

    private final Site site;
    private final long atS;
    private final List<Finding> findings = new ArrayList<>();

    private SiteChecks(Site site, long atS) {
        this.site = site;
        this.atS = atS;
    }

    static List<Finding> of(SiteTree tree, Instant at) {
        SiteChecks checks = new SiteChecks(tree.bind(at), at.getEpochSecond());
        checks.computers();
        checks.coldPlates();
        checks.heatRejection();
        checks.findings.addAll(CoolingChecks.of(checks.site, checks.atS));
        checks.chillerFit();
        checks.water();
        checks.connection();
        checks.network(NetworkTree.of(tree, at));
        checks.findings.addAll(StorageChecks.of(checks.site.grid()));
        checks.events();
        checks.swing(tree.swing(at));
        tree.jobBehaviour(at); // refuses what cannot be
        tree.curtailment(at);
        tree.publicRecord(at); // refuses what cannot be
        checks.calls(tree);
        checks.aquifer(tree, at);
        tree.community(at); // refuses what cannot be
        tree.communityAir(at);
        return List.copyOf(checks.findings);
    }

    private void computers() {
        ItPlant it = site.it();
        for (ItPlant.Kind kind : it.kinds()) {
            double gpusIdleW = it.gpusPerServer() * kind.gpu().idleW();
            double gpusLimitW = it.gpusPerServer() * kind.gpu().limitW();
            String group = kind.name().equals(ItPlant.OWN_KIND) ? "it.makers." : "it.kinds.";
            for (ItPlant.Maker maker : kind.makers()) {
                String path = group + maker.name() + ".server";
                if (maker.server().idleAcW() < gpusIdleW) {
                    error(path + ".idle_ac_w", "less than its idle GPUs draw, " + gpusIdleW + " W");
                }
                if (maker.server().maxAcW() < gpusLimitW) {
                    error(path + ".max_ac_w", "less than its GPUs draw at their limit, " + gpusLimitW + " W");
                }
            }
        }
        for (int k = 1; k < it.kinds().size(); k++) {
            if (it.serversOf(k) == 0) {
                warning("it.kinds." + it.kinds().get(k).name(), "no hall names it (it.halls.*.kind)");
            }
        }
    }

    private void coldPlates() {
        ItPlant it = site.it();
        double gpusPerRack = it.serversPerRack() * it.gpusPerServer();
        double platesKgPerS = gpusPerRack * site.cooling().flowLPerMinPerGpu() / 60_000 * WATER_DENSITY_KG_PER_M3;
        double cduKgPerS = site.cooling().cdu().pumps().flowKgPerS();
        if (platesKgPerS > cduKgPerS) {
            error(
                    "cooling.cdu.flow_kg_per_s",
                    String.format(
                            Locale.ROOT,
                            "%.2f kg/s is less than the %.2f kg/s of the rack's GPU cold plates",
                            cduKgPerS,
                            platesKgPerS));
        }
    }

    private double serversW(boolean rated) {
        ItPlant it = site.it();
        return it.servers()
                * it.serverMean(m -> rated ? m.server().ratedAcW() : m.server().trainingAcW());
    }

    private void heatRejection() {
        CoolingPlant c = site.cooling();
        for (boolean rated : new boolean[] {false, true}) {
            double serversW = serversW(rated);
            double chilledW = serversW * (1 - site.it().liquidShare())
                    + site.it().network().powerW()
                    + site.it().racks() * c.chilledLoop().rearDoorFanW();
            String load = rated ? "at nameplate" : "while training";
            if (c.mode() == CoolingPlant.Mode.DRY) {
                double warmW = serversW * site.it().liquidShare();
                capacity("cooling.dry", c.dry(), c.dry().unit().condenserInHighC(), warmW + chilledW, load, rated);
            } else if (c.mode() == CoolingPlant.Mode.HYBRID) {
                capacity("cooling.dry", c.dry(), c.dry().unit().condenserInHighC(), chilledW, load, rated);
                dryCoolers(serversW * site.it().liquidShare(), load, rated);
            } else {
                double condenserC = c.towers().cell().waterOutC();
                double compressorW = capacity("cooling.chillers", c.chillers(), condenserC, chilledW, load, rated);
                double heatW = serversW * site.it().liquidShare() + chilledW + compressorW;
                double towersW = c.towers().cells()
                        * c.towers().cell().waterKgPerS()
                        * WATER_CP_J_PER_KG_K
                        * (c.towers().cell().waterInC() - c.towers().cell().waterOutC());
                if (towersW < heatW) {
                    found(
                            rated,
                            "cooling.towers.cells_count",
                            String.format(
                                    Locale.ROOT,
                                    "towers reject %.1f MW at their nominal point, the site gives %.1f MW %s",
                                    towersW / 1e6,
                                    heatW / 1e6,
                                    load));
                }
            }
        }
    }

    private void dryCoolers(double warmW, String load, boolean rated) {
        CoolingPlant.DryCoolers coolers = site.cooling().dryCoolers();
        if (coolers == null) {
            return;
        }
        double coolersW = coolers.units()
                * coolers.unit().waterKgPerS()
                * WATER_CP_J_PER_KG_K
                * (coolers.unit().waterInC() - coolers.unit().waterOutC());
        if (coolersW < warmW) {
            found(
                    rated,
                    "cooling.dry_coolers.units_count",
                    String.format(
                            Locale.ROOT,
                            "dry coolers reject %.1f MW at their nominal point, the warm loop brings %.1f MW %s",
                            coolersW / 1e6,
                            warmW / 1e6,
                            load));
        }
    }

    /** The electric power of chillers at the edge of their fit; finds them too small. */
    private double capacity(
            String path, CoolingPlant.Chillers chillers, double condenserC, double loadW, String load, boolean rated) {
        ChillerDesign unit = chillers.unit();
        ChillerPoint point = new ChillerPoint();
        double outC = unit.fittedChilledOutC(site.cooling().chilledLoop().supplyC());
        // air-cooled machines are asked at the hottest day of fifty years in Memphis' design conditions, 41 C
        double inC = site.cooling().mode() != CoolingPlant.Mode.WET ? Math.min(41, condenserC) : condenserC;
        new Chiller(unit).at(loadW / chillers.units(), outC, inC, point);
        double capacityW = point.capacityW * chillers.units();
        if (capacityW < loadW) {
            found(
                    rated,
                    path + ".units_count",
                    String.format(
                            Locale.ROOT,
                            "they cool %.1f MW at %.1f C condenser inlet, the site gives %.1f MW %s",
                            capacityW / 1e6,
                            inC,
                            loadW / 1e6,
                            load));
        }
        return point.powerW * chillers.units() * (1 + chillers.auxiliaryShare());
    }

    private void chillerFit() {
        boolean dry = site.cooling().mode() != CoolingPlant.Mode.WET;
        String path = dry ? "cooling.dry" : "cooling.chillers";
        ChillerDesign unit = (dry ? site.cooling().dry() : site.cooling().chillers()).unit();
        double supplyC = site.cooling().chilledLoop().supplyC();
        if (unit.fittedChilledOutC(supplyC) != supplyC) {
            warning(
                    path + ".chilled_high_c",
                    String.format(
                            Locale.ROOT,
                            "the chilled supply of %.1f C is outside the curves' %.1f to %.1f C; they are read at the edge",
                            supplyC,
                            unit.chilledOutLowC(),
                            unit.chilledOutHighC()));
        }
        double condenserC = site.cooling().towers().cell().waterOutC();
        if (!dry && condenserC > unit.condenserInHighC()) {
            warning(
                    path + ".condenser_high_c",
                    String.format(
                            Locale.ROOT,
                            "tower water of %.1f C on the design day is beyond the curves' %.1f C: an extrapolation",
                            condenserC,
                            unit.condenserInHighC()));
        }
    }

    /** Make-up of the heat while training, all of it by evaporation, at 1.25 times what evaporates. */
    private void water() {
        double heatW = site.cooling().mode() == CoolingPlant.Mode.WET ? 1.1 * serversW(false) : 0;
        double makeupKgPerS = 1.25 * heatW / EVAPORATION_J_PER_KG;
        findings.addAll(WaterChecks.of(site.water(), makeupKgPerS / WATER_DENSITY_KG_PER_M3));
    }

    private void connection() {
        GridConnection grid = site.grid();
        double itW = serversW(true);
        double networkW = site.it().network().powerW();
        double upsW = grid.upsItShare() * itW + grid.upsNetworkShare() * networkW;
        if (upsW > grid.ups().ratedW()) {
            error(
                    "grid.ups.rated_w",
                    String.format(
                            Locale.ROOT,
                            "%.1f MW behind a UPS of %.1f MW",
                            upsW / 1e6,
                            grid.ups().ratedW() / 1e6));
        }
        if (itW > grid.pdu().ratedW()) {
            error(
                    "grid.pdu.rated_w",
                    String.format(
                            Locale.ROOT,
                            "%.1f MW of servers at nameplate on %.1f MW",
                            itW / 1e6,
                            grid.pdu().ratedW() / 1e6));
        }
        double limitW = 1e6
                * site.limits().stream()
                        .filter(w ->
                                w.limit().equals("site_power_mw") && w.label().equals("base limit"))
                        .filter(w -> inForce(w.fromS(), w.toS()))
                        .mapToDouble(w -> w.value())
                        .min()
                        .orElse(0);
        double connectedW = grid.utilityW();
        if (limitW > connectedW * (1 + 1e-12)) {
            error(
                    "limits.site_power_mw",
                    String.format(Locale.ROOT, "%.1f MW, but %.1f MW are connected", limitW / 1e6, connectedW / 1e6));
        }
        SubstationDesign substation = grid.substation();
        double allW = substation.units() * substation.ratingVa() * substation.powerFactor();
        double firmW = (substation.units() - 1) * substation.ratingVa() * substation.powerFactor();
        double utilityW = Math.min(limitW, connectedW);
        if (allW < utilityW) {
            error(
                    "grid.substation.rated_mva",
                    String.format(Locale.ROOT, "%.1f MW in all for %.1f MW", allW / 1e6, utilityW / 1e6));
        } else if (firmW < utilityW) {
            warning(
                    "grid.substation.rated_mva",
                    String.format(
                            Locale.ROOT,
                            "N-1 leaves %.1f MW of %.1f MW: one unit out is a hard limit",
                            firmW / 1e6,
                            utilityW / 1e6));
        }
        if (grid.unitSubstations().ratedW() < itW + networkW) {
            error(
                    "grid.unit_substations.units_count",
                    String.format(
                            Locale.ROOT,
                            "%.1f MW in all for %.1f MW",
                            grid.unitSubstations().ratedW() / 1e6,
                            (itW + networkW) / 1e6));
        }
    }

    /** The network at nameplate and while training. */
    private void network(@Nullable NetworkTree tree) {
        if (tree == null) {
            return;
        }
        findings.addAll(tree.check());
        for (boolean rated : new boolean[] {false, true}) {
            NetworkTree loaded = tree.withDemand(NetworkDemands.of(site, rated), "site check");
            String when = rated ? " at nameplate" : " while training";
            findings.addAll(NetworkFindings.worst(loaded, NetworkTree.GROUP + ".", when, rated));
        }
    }

    private boolean inForce(long fromS, long toS) {
        return fromS <= atS && atS < toS;
    }

    /** Calls against the contract: notice, level, reason and hours of the fiscal year. */
    private void calls(SiteTree tree) {
        Utility utility = tree.utility(Instant.ofEpochSecond(atS));
        List<Call> calls = utility.calls();
        if (calls.isEmpty() || utility.contract() == null) {
            return;
        }
        CallLedger ledger = new CallLedger(
                call -> tree.utility(Instant.ofEpochSecond(call.fromS())).contract(), utility.fiscal(), calls);
        ledger.breaches().forEach(b -> warning("events." + b.callId() + "." + b.what(), b.text()));
    }

    private void events() {
        for (SiteEvent event : site.events()) {
            event.values().forEach((limit, value) -> {
                boolean unlimited = site.limits().stream()
                        .noneMatch(w -> w.limit().equals(limit) && w.label().equals("base limit"));
                boolean lower = limit.equals("units_out")
                        || unlimited
                        || site.limits().stream()
                                .filter(w ->
                                        w.limit().equals(limit) && w.label().equals("base limit"))
                                .anyMatch(w -> w.fromS() < event.toS() && event.fromS() < w.toS() && w.value() > value);
                if (!lower) {
                    warning("events." + event.id() + "." + limit, "it is not below the limit that holds anyway");
                }
            });
        }
    }

    private void swing(SwingPlant swing) {
        TrainingJob.Power power = swing.power();
        if (power.communicationW() < power.idleW()) {
            warning(
                    "grid.swing.communication_ac_w",
                    String.format(
                            Locale.ROOT,
                            "%.0f W is less than the %.0f W of an idle server",
                            power.communicationW(),
                            power.idleW()));
        }
        double batteryJ = site.grid().battery().energyJ();
        if (swing.remedies().batteryJ() > batteryJ) {
            warning(
                    "grid.swing.remedies.battery_mwh",
                    String.format(
                            Locale.ROOT,
                            "%.1f MWh of a battery that holds %.1f MWh",
                            swing.remedies().batteryJ() / 3.6e9,
                            batteryJ / 3.6e9));
        }
    }

    private void aquifer(SiteTree tree, Instant at) {
        SiteAquifer aquifer = tree.aquifer(at);
        if (aquifer != null) {
            findings.addAll(AquiferChecks.of(aquifer));
        } else if (tree.leaves().stream().anyMatch(leaf -> leaf.path().equals("limits.drawdown_m"))) {
            warning("limits.drawdown_m", "the site has no water.aquifer: it is not judged");
        }
    }

    /** What fails at nameplate alone is a warning, what fails while training an error. */
    private void found(boolean rated, String path, String text) {
        findings.add(new Finding(rated ? Finding.Severity.WARNING : Finding.Severity.ERROR, path, text));
    }

    private void error(String path, String text) {
        findings.add(new Finding(Finding.Severity.ERROR, path, text));
    }

    private void warning(String path, String text) {
        findings.add(new Finding(Finding.Severity.WARNING, path, text));
    }
}
