package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.headroom.physics.air.MoistAir;
import org.junit.jupiter.api.Test;

/** The step of the twin may not allocate (docs/architecture.md): its models are held to that here. */
class AllocationTest {
    private final Tower tower = new Tower(new TowerDesign(1000, 830, 26, 36, 30, 101_325, 150_000));
    private final Chiller chiller = new Chiller(PublishedChillers.yorkYk5170kW());
    private final Pump pump = new Pump(new PumpDesign(1000, 300_000, 0.75, 0.2));
    private final PumpGroup pumps = new PumpGroup(PumpGroupDesign.fitted(5, 1, 2400, 250_000, 0.78, 0.4));
    private final Cdu cdu = new Cdu(new CduDesign(
            new PlateExchangerDesign(25_000, 7108, 6439), PumpGroupDesign.fitted(2, 1, 1.7, 120_000, 0.55, 0)));
    private final Pipe pipe = new Pipe(60, 0.15, 4.6e-5, 1);
    private final CduPoint cduPoint = new CduPoint();
    private final TowerPoint towerPoint = new TowerPoint();
    private final DryCooler dryCooler =
            new DryCooler(new DryCoolerDesign(50, 150, 35, 45, 40, 101_325, 30_000, 0.85, 20));
    private final DryCoolerPoint dryPoint = new DryCoolerPoint();
    private final ChillerPoint chillerPoint = new ChillerPoint();
    private double sum;

    @Test
    void a_thousand_calls_allocate_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(1000);
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
            double wetbulb = 10 + i % 16;
            double fan = tower.fanFractionFor(wetbulb, 101_325, 38, 900, 30);
            tower.at(wetbulb + 5, wetbulb, 101_325, 38, 900, fan, towerPoint);
            chiller.at(3e6 + i, 6.67, 26, chillerPoint);
            cdu.at(60_000 + i, 33, 1.5, 1.6, 2, cduPoint);
            sum += cduPoint.supplyC + pumps.powerW(1000 + i) + pumps.flowShareAt(3) + pipe.pressureDropPa(20 + i, 30);
            double dryFan = dryCooler.fanFractionFor(wetbulb + 8, wetbulb, 101_325, 45, 40, true, 35);
            dryCooler.at(wetbulb + 8, wetbulb, 101_325, 45, 40, dryFan, true, dryPoint);
            tower.at(-14, -15, 101_325, 52, 900, 1, towerPoint);
            sum += dryPoint.heatW
                    + towerPoint.evaporationKgPerS
                    + chillerPoint.powerW
                    + pump.powerW(900)
                    + tower.waterInForHeatC(wetbulb, 101_325, 20e6, 900, 1)
                    + MoistAir.wetbulbC(30, 0.01, 101_325);
        }
    }
}
