package org.headroom.app.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.SiteTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of the default site: 1,563 racks of 8 servers, towers and chillers in service, every server at the measured
 * training mean. The wet bulb moves a little from step to step, so that the plant is solved anew each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {
    private static final double STEP_S = 15;
    private static final double SWING_K = 0.5;
    private static final int PERIOD = 240;

    private final Twin twin;
    private final Boundary boundary;
    private final LedgerRow row = new LedgerRow();
    private int count;

    private final Twin plant;
    private final Boundary plantBoundary;

    /** The embedded site at rest, and its plant with one rack and as much storage as the rest would give. */
    public StepBenchmark() {
        SiteTree tree = SiteTree.embedded("memphis-announced");
        twin = new Twin(tree.bind(tree.planningFrom()));
        boundary = new Boundary(twin.newBank());
        // 90 MW on one board have no voltage: the plant alone goes without the network, which has its own figure
        SiteTree bare = SiteTree.parse("bare", "extends: memphis-announced\ngrid:\n  network: null\n");
        SiteTree oneRack = bare.withText(Map.of(
                "it.gpus_count", "64",
                "it.racks_count", "1",
                "it.halls_count", "1",
                "it.network.storage_w", "90000000"));
        plant = new Twin(oneRack.bind(oneRack.planningFrom()));
        plantBoundary = new Boundary(plant.newBank());
    }

    /** Starts from the equilibrium. */
    @Setup
    public void settle() {
        settle(twin, boundary);
        settle(plant, plantBoundary);
    }

    private void settle(Twin of, Boundary b) {
        b.drybulbC = 33;
        b.wetbulbC = 25;
        b.pressurePa = 100_600;
        b.cycles = Double.NaN; // by chemistry
        b.transformersInService = 3;
        new FullLoad(of.fleet(), server -> server.server().trainingAcW()).mean(0, 1, b.load);
        of.settle(b, row);
    }

    /** Towers, economizer, chillers, loops, water and electricity anew, without the racks. */
    @Benchmark
    public double plantEquilibrium() {
        move();
        plantBoundary.wetbulbC = boundary.wetbulbC;
        plant.step(plantBoundary, Double.POSITIVE_INFINITY, row);
        return row.get(Measures.SITE_POWER_MW);
    }

    /** Load as in the step before: weather alone moves. */
    @Benchmark
    public double step() {
        move();
        twin.step(boundary, STEP_S, row);
        return row.get(Measures.SITE_POWER_MW);
    }

    /** Every server's demand is new. */
    @Benchmark
    public double stepNewLoad() {
        move();
        boundary.load.version++;
        twin.step(boundary, STEP_S, row);
        return row.get(Measures.SITE_POWER_MW);
    }

    /** The equilibrium that the planner's table is filled with. */
    @Benchmark
    public double equilibrium() {
        move();
        boundary.load.version++;
        twin.step(boundary, Double.POSITIVE_INFINITY, row);
        return row.get(Measures.SITE_POWER_MW);
    }

    private void move() {
        count++;
        boundary.fromS += STEP_S;
        boundary.wetbulbC = 25 + SWING_K * Math.sin(2 * Math.PI * count / PERIOD);
    }
}
