package org.headroom.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.headroom.data.network.MatpowerReader;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.powerflow.Contingencies;
import org.headroom.grid.powerflow.Contingency;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Power flows: the IEEE 118-bus case and a made-up network of 2,000 buses from a flat start, the default site's network from the last
 * solution with all its loads moved by up to two percent, and that network without each of its branches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PowerFlowBenchmark {
    private static final double SITE_W = 120e6;
    private static final double SWING = 0.02;
    private static final int PERIOD = 125;

    private final PowerFlow small;
    private final FlowState smallState;
    private final PowerFlow large;
    private final FlowState largeState;
    private final PowerFlow site;
    private final FlowState siteState;
    private final Contingencies siteOutages;
    private final int[] loadBus;
    private final double[] loadW;
    private int count;

    /** Reads and solves the three networks once. */
    public PowerFlowBenchmark() {
        small = new PowerFlow(MatpowerReader.read("case118.m", text("case118.m")));
        smallState = small.newState();
        large = new PowerFlow(LatticeNetwork.of(40, 50));
        largeState = large.newState();
        SiteTree tree = SiteTree.embedded("memphis-announced");
        SiteNetwork network = Objects.requireNonNull(
                tree.bind(tree.planningFrom()).grid().network(), "the embedded site has a network");
        site = new PowerFlow(network.network());
        siteState = site.newState();
        siteOutages = new Contingencies(site);
        loadBus = network.loads().stream().mapToInt(l -> site.bus(l.bus())).toArray();
        loadW = network.loads().stream()
                .mapToDouble(l -> l.share() * SITE_W / network.loads().size())
                .toArray();
        require(flat118() > 0 && flat2000() > 0 && siteWarm() > 0);
    }

    /** 118 buses from 1 pu and one angle everywhere. */
    @Benchmark
    public double flat118() {
        small.flatStart(smallState);
        require(small.solve(smallState));
        return smallState.lossW();
    }

    /** 2,000 buses from 1 pu and one angle everywhere. */
    @Benchmark
    public double flat2000() {
        large.flatStart(largeState);
        require(large.solve(largeState));
        return largeState.lossW();
    }

    /** The site's network after a small change of all loads. */
    @Benchmark
    public double siteWarm() {
        double factor = 1 + SWING * Math.sin(2 * Math.PI * ++count / PERIOD);
        for (int i = 0; i < loadBus.length; i++) {
            site.setLoad(loadBus[i], 0, 0);
        }
        for (int i = 0; i < loadBus.length; i++) {
            double w = site.loadW(loadBus[i]) + factor * loadW[i];
            site.setLoad(loadBus[i], w, w / 4);
        }
        require(site.solve(siteState));
        return siteState.lossW();
    }

    /** The site's network without each of its branches in turn. */
    @Benchmark
    public int siteOutages() {
        List<Contingency> all = siteOutages.all(siteState, ReactiveLimits.IGNORE);
        require(!all.isEmpty());
        return all.size();
    }

    private static void require(boolean solved) {
        if (!solved) {
            throw new IllegalStateException("a network of the bench has no solution");
        }
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(MatpowerReader.class.getResourceAsStream(name), "bench network " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
