package org.headroom.grid.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.BatteryDispatch;
import org.headroom.grid.storage.CellAgeing;
import org.headroom.grid.storage.CellThermal;
import org.headroom.grid.storage.DispatchDesign;
import org.headroom.grid.storage.DispatchInput;
import org.headroom.grid.storage.DispatchStrategy;
import org.headroom.grid.storage.PartLoad;
import org.headroom.grid.storage.PowerWindow;
import org.junit.jupiter.api.Test;

/** The step of the twin may not allocate: battery, its dispatch, units and permit are held to that here. */
class StepAllocationTest {
    private final Battery battery = new Battery(
            new BatteryDesign(
                    150e6,
                    655 * 3.6e9,
                    0.959,
                    0.959,
                    0.2,
                    300e3,
                    new PartLoad(0.1, 0.4, 0.1),
                    PowerWindow.LFP,
                    new CellThermal(4e9, 15e3, 0.5, 30, 10, 5e6, 1.7e6, 3),
                    CellAgeing.LFP),
            300 * 3.6e9);
    private final Battery other = battery.snapshot();
    private final BatteryDispatch[] dispatches = Arrays.stream(DispatchStrategy.values())
            .map(s -> new BatteryDispatch(DispatchDesign.of(s)))
            .toArray(BatteryDispatch[]::new);
    private final DispatchInput in = new DispatchInput();
    private final OnSiteGeneration generation = new OnSiteGeneration(
            List.of(new OnSiteGeneration.Source("turbines", 35 * 16.5e6, 0, FleetTest.SMT_130, 35)));
    private final OnSiteGeneration before = generation.snapshot();
    private final PermitLedger permit = new PermitLedger(
            new PermitDesign(new double[] {1, 1, 1, 1, 1, 1, 1}, 22, 22, 3600, 1e5, PermitDesign.Scope.UNIT, 0, 1e12),
            35);
    private final PermitLedger permitBefore = permit.snapshot();
    private double sum;
    private double clockS;

    @Test
    void a_thousand_steps_allocate_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(2000);
        long least = Long.MAX_VALUE; // the virtual machine itself may allocate a little in any one round
        for (int round = 0; round < 10; round++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            run(1000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
        }
        assertThat(least).isZero();
        assertThat(sum).isFinite();
    }

    private void run(int times) {
        for (int i = 0; i < times; i++) {
            double wantedW = 300e6 * (0.5 + 0.5 * Math.sin(i * 0.013));
            generation.step(wantedW, wantedW, 30, 60);
            permit.add(clockS, 60, generation);
            in.demandW = 450e6 * (0.5 + 0.5 * Math.sin(i * 0.031)) - generation.powerW() * 0.5;
            in.allowedW = 150e6;
            in.onPeak = i % 300 < 100;
            in.calledW = i % 500 < 50 ? 40e6 : Double.POSITIVE_INFINITY;
            double p = dispatches[i % dispatches.length].powerW(in, battery, 60);
            battery.setAmbientC(30);
            sum += battery.auxiliaryW(60) + battery.rideThroughS(100e6);
            battery.advance(p, 60);
            other.restore(battery);
            before.restore(generation);
            permitBefore.restore(permit);
            sum += battery.lossW() + generation.fuelW() + permit.hoursLeft(200e6, 30, generation);
            clockS += 60;
        }
    }
}
