package org.headroom.data.site;

import java.util.List;
import org.headroom.physics.wastewater.FeedQuality;
import org.headroom.physics.wastewater.WaterRecyclingConditions;

/**
 * What the recycled-water plant meets at any instant: its build stage, its feed, its neighbours' demand, and the events
 * that touch it. Immutable; asking allocates nothing.
 *
 * <p>Stages and events begin and end at instants. A run that ends its steps at {@link #nextChangeS} sees each of them
 * either there or not.
 */
public final class RecyclingTimeline {
    /** Shorter steps than this are not worth their rounding, s. */
    private static final double EDGE_S = 1e-3;

    /** Suspended solids over their chemical oxygen demand, as activated sludge models have it (Henze et al. 2000). */
    private static final double SOLIDS_OVER_COD = 0.75;

    private static final List<RecyclingChange> NONE = List.of();

    private final RecyclingStages stages;
    private final RecyclingFeed feed;
    private final double intakeM3PerS;
    private final double trains;
    private final Neighbours neighbours;
    private final List<RecyclingChange> changes;

    /** What the neighbours ask of the plant, m3/s, by hour of the local clock. */
    public static final class Neighbours {
        private final double meanM3PerS;
        private final double[] hourFactors;

        Neighbours(double meanM3PerS, double[] hourFactors) {
            this.meanM3PerS = meanM3PerS;
            this.hourFactors = hourFactors.clone();
        }

        public double meanM3PerS() {
            return meanM3PerS;
        }

        /** In an hour of the local clock, 0 to 23. */
        public double m3PerS(int localHour) {
            return hourFactors.length == 0 ? meanM3PerS : meanM3PerS * hourFactors[localHour];
        }

        /** 1 where the file has no day curve. */
        public double meanFactor() {
            double sum = 0;
            for (double factor : hourFactors) {
                sum += factor;
            }
            return hourFactors.length == 0 ? 1 : sum / hourFactors.length;
        }
    }

    /**
     * @param intakeM3PerS what the plant takes at its rating
     * @param trains that it has; 1 where the file does not say
     */
    RecyclingTimeline(
            RecyclingStages stages,
            RecyclingFeed feed,
            double intakeM3PerS,
            double trains,
            Neighbours neighbours,
            List<RecyclingChange> changes) {
        this.stages = stages;
        this.feed = feed;
        this.intakeM3PerS = intakeM3PerS;
        this.trains = trains;
        this.neighbours = neighbours;
        this.changes = List.copyOf(changes);
    }

    public RecyclingStages stages() {
        return stages;
    }

    public RecyclingFeed feed() {
        return feed;
    }

    public Neighbours neighbours() {
        return neighbours;
    }

    /** The events that touch the plant, in the order of the file. */
    public List<RecyclingChange> changes() {
        return changes;
    }

    /** The same as a plan may know it: without the events that it cannot foresee. */
    public RecyclingTimeline foreseen() {
        return with(changes.stream().filter(RecyclingChange::foreseen).toList());
    }

    /** The same as it would be if nothing happened. */
    public RecyclingTimeline undisturbed() {
        return with(NONE);
    }

    private RecyclingTimeline with(List<RecyclingChange> some) {
        return new RecyclingTimeline(stages, feed, intakeM3PerS, trains, neighbours, some);
    }

    /**
     * What the plant meets at an instant.
     *
     * @param localHour hour of the site's clock at that instant, 0 to 23
     */
    public void at(double epochS, int localHour, WaterRecyclingConditions out) {
        RecyclingStages.Stage stage = stages.at(epochS);
        out.exists = stage.gives(); // what trials make goes back to the works
        out.capacityShare = stage.capacityShare();
        out.trainsInService = trainsInService(epochS);
        out.powerShare = powerShare(epochS);
        out.othersM3PerS = out.exists ? neighbours.m3PerS(localHour) : 0;
        feed(epochS, localHour, out);
    }

    private void feed(double epochS, int localHour, WaterRecyclingConditions out) {
        double storm = stormFactor(epochS);
        double rain = feed.rainRatio(localHour, storm);
        double dilution = feed.dilution(rain);
        FeedQuality dry = feed.quality();
        out.setFeed(dry, dilution);
        out.feedM3PerS = feed.m3PerS(localHour, storm);
        out.feedC = feed.temperatureC(epochS, rain, feedOffsetK(epochS));
        double dryTss = dry.tssGPerM3();
        double ofSolids = dryTss > 0 ? Math.min(dry.codGPerM3() / dryTss, 1 / SOLIDS_OVER_COD) : 0;
        out.feedTssGPerM3 = feed.solidsMgPerL(rain);
        out.feedCodGPerM3 = (dry.codGPerM3() - ofSolids * dryTss) * dilution + ofSolids * out.feedTssGPerM3;
    }

    /**
     * The part of the rated product that stage, trains, electricity and feed allow, 0 to 1: what a plant without membranes
     * or storage in its file offers.
     */
    public double offeredShare(double epochS, int localHour) {
        double plant = Math.min(stages.capacityShareAt(epochS), trainsInService(epochS) / trains) * powerShare(epochS);
        double fed = feed.m3PerS(localHour, stormFactor(epochS)) / intakeM3PerS;
        return Math.min(plant, fed);
    }

    /**
     * The first instant within (afterS, beforeS) at which a stage begins or an event begins or ends, or {@code beforeS}:
     * steps that end there see each of them either there or not.
     */
    public double nextChangeS(double afterS, double beforeS) {
        double next = earlier(beforeS, stages.nextChangeS(afterS + EDGE_S), afterS);
        for (int i = 0; i < changes.size(); i++) {
            next = earlier(next, changes.get(i).fromS(), afterS);
            next = earlier(next, changes.get(i).toS(), afterS);
        }
        return next;
    }

    private static double earlier(double next, double candidateS, double afterS) {
        return candidateS > afterS + EDGE_S && candidateS < next - EDGE_S ? candidateS : next;
    }

    private double trainsInService(double epochS) {
        double left = trains;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).holdsAt(epochS)) {
                left -= changes.get(i).trainsOut();
            }
        }
        return Math.max(0, left);
    }

    private double powerShare(double epochS) {
        double share = 1;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).holdsAt(epochS)) {
                share = Math.min(share, changes.get(i).powerShare());
            }
        }
        return share;
    }

    private double stormFactor(double epochS) {
        double factor = 1;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).holdsAt(epochS)) {
                factor *= changes.get(i).flowFactor();
            }
        }
        return factor;
    }

    private double feedOffsetK(double epochS) {
        double offset = 0;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).holdsAt(epochS)) {
                offset += changes.get(i).feedK();
            }
        }
        return offset;
    }
}
