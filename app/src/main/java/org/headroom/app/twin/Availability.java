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

    /** What faults leave over [fromS, toS]; chillers without chilled or tower water trip and restart after it. */
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

    private void apply(Fault f, CoolingPlant.Restart restart, double fromS, double toS) {
        double left = 1 - f.lostShare() * f.overlap(fromS, toS, 0);
        double chillersLeft = 1 - f.lostShare() * f.overlap(fromS, toS, restart.chillersS());
        switch (f.component()) {
            case WARM_PUMPS -> warmPumps *= left;
            case CHILLED_PUMPS -> {
                chilledPumps *= left;
                chillers *= chillersLeft;
            }
            case TOWER_PUMPS -> {
                towerPumps *= left;
                chillers *= chillersLeft;
            }
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
                chillers *= chillersLeft;
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
