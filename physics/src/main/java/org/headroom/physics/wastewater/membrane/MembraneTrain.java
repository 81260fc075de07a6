package org.headroom.physics.wastewater.membrane;

/**
 * One train over time, with its cleans as events: what the means of {@link Membrane} are means of.
 *
 * <pre>
 * R_residual, R_irreversible grow by share r t_f / t_cycle while the train runs
 * maintenance clean every T_m: R_residual falls to (1 - e_m); recovery clean every T_r, or when the pressure limit cuts the
 * flux (not twice within T_m): R_residual to 0, R_irreversible to (1 - e_r)
 * flux = min(asked, pumps, what the pressure limit allows at the end of a filtration)
 * </pre>
 *
 * <p>Advances in pieces of an hour or less, cut at cleans. Above the sustainable flux it runs as asked and clogs fast: that is
 * what it is for. Cycles of minutes are not followed; the pressure's rise within one is reported. Source: see {@link
 * Membrane}.
 */
public final class MembraneTrain {
    private static final double LONGEST_PIECE_S = 3600;

    private final Membrane membrane;
    private final double runningShare;

    private double residualPerM;
    private double irreversiblePerM;
    private double sinceMaintenanceS;
    private double sinceRecoveryS;
    private double outS;
    private int maintenanceCleans;
    private int recoveryCleans;
    private double givenM;
    private double fluxMPerS;
    private double growthPerMPerS;
    private double sustainableMPerS;
    private double waterC = 20;

    public MembraneTrain(MembraneDesign design) {
        membrane = new Membrane(design);
        runningShare = design.filtrationS() / (design.filtrationS() + design.relaxationS() + design.backwashS());
    }

    /** What it is asked to do and meets, constant over a step. */
    public record Duty(double fluxMPerS, double waterC, double mlssGPerM3, double scourMPerS) {}

    /** Runs for {@code dtS}; 0 only sees what the duty asks for now. */
    public void advance(Duty duty, double dtS) {
        waterC = duty.waterC();
        sustainableMPerS = membrane.sustainableFluxMPerS(waterC, duty.mlssGPerM3(), duty.scourMPerS());
        set(duty);
        double left = dtS;
        while (left > 0) {
            left -= outS > 0 ? wait(left) : run(duty, left);
        }
        set(duty);
    }

    private double wait(double left) {
        double piece = Math.min(left, outS);
        outS -= piece;
        return piece;
    }

    private double run(Duty duty, double left) {
        CleaningDesign c = membrane.design().cleaning();
        set(duty);
        boolean cut = fluxMPerS < Math.min(duty.fluxMPerS(), membrane.design().pumpsFluxMPerS()) * (1 - 1e-9);
        if (sinceRecoveryS >= c.recoveryEveryS() || (cut && sinceRecoveryS >= c.maintenanceEveryS())) {
            residualPerM = 0;
            irreversiblePerM *= 1 - c.recoveryRemovedShare();
            sinceRecoveryS = 0;
            sinceMaintenanceS = 0;
            outS = c.recoveryS();
            recoveryCleans++;
            set(duty);
            return 0;
        }
        if (sinceMaintenanceS >= c.maintenanceEveryS()) {
            residualPerM *= 1 - c.maintenanceRemovedShare();
            sinceMaintenanceS = 0;
            outS = c.maintenanceS();
            maintenanceCleans++;
            set(duty);
            return 0;
        }
        double piece = Math.min(
                Math.min(left, LONGEST_PIECE_S),
                Math.min(c.maintenanceEveryS() - sinceMaintenanceS, c.recoveryEveryS() - sinceRecoveryS));
        FoulingDesign f = membrane.design().fouling();
        double grown = fluxMPerS > 0 ? growthPerMPerS * runningShare * piece : 0;
        residualPerM += f.residualShare() * grown;
        irreversiblePerM += f.irreversibleShare() * grown;
        sinceMaintenanceS += piece;
        sinceRecoveryS += piece;
        MembraneDesign d = membrane.design();
        givenM += fluxMPerS * runningShare * (1 - d.backwashOverFlux() * d.backwashS() / d.filtrationS()) * piece;
        return piece;
    }

    private void set(Duty duty) {
        MembraneDesign d = membrane.design();
        double most = Math.min(duty.fluxMPerS(), d.pumpsFluxMPerS());
        fluxMPerS = membrane.fluxNowAtTmpLimitMPerS(residualPerM + irreversiblePerM, waterC, sustainableMPerS, most);
        growthPerMPerS = membrane.growthPerMPerS(fluxMPerS, sustainableMPerS);
    }

    /** Whether it stands still for a clean. */
    public boolean cleaning() {
        return outS > 0;
    }

    /** While filtering, m/s. */
    public double fluxMPerS() {
        return fluxMPerS;
    }

    public double sustainableFluxMPerS() {
        return sustainableMPerS;
    }

    /** Just after a backwash, Pa. */
    public double tmpStartPa() {
        return membrane.tmpPa(fluxMPerS, waterC, residualPerM + irreversiblePerM);
    }

    /** At the end of a filtration, Pa. */
    public double tmpEndPa() {
        double removable = growthPerMPerS * membrane.design().filtrationS();
        return membrane.tmpPa(fluxMPerS, waterC, residualPerM + irreversiblePerM + removable);
    }

    /** Flux over pressure just after a backwash, m/(s Pa): 1/(mu R), whether water flows or not. */
    public double permeabilityMPerSPa() {
        return 1 / membrane.tmpPa(1, waterC, residualPerM + irreversiblePerM);
    }

    public double residualPerM() {
        return residualPerM;
    }

    public double irreversiblePerM() {
        return irreversiblePerM;
    }

    public int maintenanceCleans() {
        return maintenanceCleans;
    }

    public int recoveryCleans() {
        return recoveryCleans;
    }

    /** Net product since the start, m3/m2. */
    public double givenM() {
        return givenM;
    }

    /** NaOCl as Cl2 since the start, kg/m2. */
    public double hypochloriteKgPerM2() {
        CleaningDesign c = membrane.design().cleaning();
        return maintenanceCleans * c.maintenanceHypochloriteKgPerM2()
                + recoveryCleans * c.recoveryHypochloriteKgPerM2();
    }

    /** Citric acid since the start, kg/m2. */
    public double citricKgPerM2() {
        CleaningDesign c = membrane.design().cleaning();
        return maintenanceCleans * c.maintenanceCitricKgPerM2() + recoveryCleans * c.recoveryCitricKgPerM2();
    }
}
