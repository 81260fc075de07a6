package org.headroom.app.twin;

import java.util.Arrays;
import java.util.List;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Fault;

/**
 * What of the cooling equipment can be used over a step, as shares from 0 to 1; filled by the caller, reused from step to
 * step. A fault that lasts for a part of a step counts for that part, so energy does not depend on the step's length.
 */
public final class Availability {
    /** Shorter steps than this are not worth their rounding, s. */
    private static final double EDGE_S = 1e-3;

    public double warmPumps = 1;
    public double chilledPumps = 1;
    public double towerPumps = 1;
    public double towerFans = 1;
    public double chillers = 1;
    public double makeup = 1;

    /** Where the warm loop's three-way valve sticks, 1 is full flow through the exchangers; NaN if it is free. */
    public double warmValve = Double.NaN;

    /** Share of each rack's coolant pumps; read only if {@link #racksTouched}. */
    final double[] cduPumps;

    /** Share of each rack's facility-water valve; read only if {@link #racksTouched}. */
    final double[] cduValves;

    boolean racksTouched;

    /** Changes whenever the racks' shares or the warm pumps do. */
    long version;

    private double lastWarmPumps = 1;

    Availability(int racks) {
        cduPumps = new double[racks];
        cduValves = new double[racks];
        Arrays.fill(cduPumps, 1);
        Arrays.fill(cduValves, 1);
    }

    /** All equipment there. */
    public void all() {
        warmPumps = 1;
        chilledPumps = 1;
        towerPumps = 1;
        towerFans = 1;
        chillers = 1;
        makeup = 1;
        warmValve = Double.NaN;
        if (racksTouched) {
            Arrays.fill(cduPumps, 1);
            Arrays.fill(cduValves, 1);
            racksTouched = false;
            version++;
        }
        noteWarmPumps();
    }

    /** What faults leave over [fromS, toS]; pumps, fans and chillers restart one after the other after a power dip. */
    public void set(List<Fault> faults, CoolingPlant.Restart restart, double fromS, double toS) {
        if (faults.isEmpty()) {
            return;
        }
        all();
        for (int i = 0; i < faults.size(); i++) {
            apply(faults.get(i), restart, fromS, toS);
        }
        noteWarmPumps();
    }

    /**
     * The first instant within (afterS, beforeS) at which equipment goes or comes back, or {@code beforeS}: steps that end
     * there see each piece either gone or there.
     */
    public static double nextChangeS(List<Fault> faults, CoolingPlant.Restart restart, double afterS, double beforeS) {
        double next = beforeS;
        for (int i = 0; i < faults.size(); i++) {
            Fault f = faults.get(i);
            next = earlier(next, f.fromS(), afterS);
            next = earlier(next, f.toS(), afterS);
            if (f.component() == Fault.Component.COOLING_POWER) {
                next = earlier(next, f.toS() + restart.pumpsS(), afterS);
                next = earlier(next, f.toS() + restart.fansS(), afterS);
                next = earlier(next, f.toS() + restart.chillersS(), afterS);
            }
        }
        return next;
    }

    private static double earlier(double next, double candidateS, double afterS) {
        return candidateS > afterS + EDGE_S && candidateS < next - EDGE_S ? candidateS : next;
    }

    private void apply(Fault f, CoolingPlant.Restart restart, double fromS, double toS) {
        double left = 1 - f.lostShare() * f.overlap(fromS, toS, 0);
        switch (f.component()) {
            case WARM_PUMPS -> warmPumps *= left;
            case CHILLED_PUMPS -> chilledPumps *= left;
            case TOWER_PUMPS -> towerPumps *= left;
            case TOWER_FANS -> towerFans *= left;
            case CHILLERS -> chillers *= left;
            case MAKEUP -> makeup *= left;
            case CDU_PUMPS -> racks(cduPumps, f, left);
            case CDU_VALVES -> racks(cduValves, f, left);
            case WARM_VALVE -> {
                if (f.overlap(fromS, toS, 0) > 0) {
                    warmValve = f.position();
                }
            }
            case COOLING_POWER -> {
                double pumps = 1 - f.lostShare() * f.overlap(fromS, toS, restart.pumpsS());
                warmPumps *= pumps;
                chilledPumps *= pumps;
                towerPumps *= pumps;
                towerFans *= 1 - f.lostShare() * f.overlap(fromS, toS, restart.fansS());
                chillers *= 1 - f.lostShare() * f.overlap(fromS, toS, restart.chillersS());
                racks(cduPumps, f, pumps);
            }
        }
    }

    private void racks(double[] shares, Fault f, double left) {
        if (left == 1) {
            return;
        }
        for (int r = f.firstRack(); r < Math.min(shares.length, f.firstRack() + f.racks()); r++) {
            shares[r] *= left;
        }
        racksTouched = true;
        version++;
    }

    private void noteWarmPumps() {
        if (warmPumps != lastWarmPumps) {
            lastWarmPumps = warmPumps;
            version++;
        }
    }
}
