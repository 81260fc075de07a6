package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.FeedQuality;
import org.headroom.physics.wastewater.RecycledPlantDesign;

/** Builds what the recycling plant meets: {@code water.recycled.stages} and {@code .feed}, neighbours and events. */
final class RecyclingBinding {
    static final String STAGES = "water.recycled.stages";
    static final String FEED = "water.recycled.feed";
    static final String PLANT = "water.recycled.plant";
    private static final String AVAILABLE_FROM = "water.recycled.available_from";

    /** 50 g of CaCO3 are one mole of alkalinity. */
    private static final double CACO3_G_PER_MOL = 50;

    private final SiteValues v;

    RecyclingBinding(SiteValues values) {
        this.v = values;
    }

    RecyclingTimeline timeline(RecycledPlantDesign plant, List<SiteEvent> events) {
        List<RecyclingChange> changes = events.stream()
                .map(SiteEvent::recycling)
                .filter(Objects::nonNull)
                .toList();
        return new RecyclingTimeline(
                stages(),
                v.design(FEED, this::feed),
                plant.intakeM3PerDay() / Constants.SECONDS_PER_DAY,
                v.optional(PLANT + ".trains_count").orElse(1),
                new RecyclingTimeline.Neighbours(
                        Unit.GAL_PER_DAY.toBase(
                                v.optional(PLANT + ".others_gal_per_day").orElse(0)),
                        factors(PLANT + ".others_factor")),
                changes);
    }

    /** The stages of the file, ended by {@code available_from} where they do not say themselves when it gives water. */
    private RecyclingStages stages() {
        List<RecyclingStages.Stage> stages = written(v);
        String availableFrom = v.textOrNull(AVAILABLE_FROM);
        if (availableFrom == null) {
            return new RecyclingStages(stages, List.of());
        }
        long fromS = v.timeS(AVAILABLE_FROM);
        OptionalDouble first = stages.stream()
                .filter(RecyclingStages.Stage::gives)
                .mapToDouble(RecyclingStages.Stage::fromS)
                .findFirst();
        List<RecyclingStages.Stage> later =
                stages.stream().filter(stage -> stage.fromS() >= fromS).toList();
        if (first.isEmpty()) {
            stages.removeAll(later);
            stages.add(new RecyclingStages.Stage(
                    "available_from", fromS, RecyclingStages.Status.RUNNING, 1, AVAILABLE_FROM));
        } else if (first.getAsDouble() != fromS) {
            String name = stages.stream()
                    .filter(RecyclingStages.Stage::gives)
                    .findFirst()
                    .orElseThrow()
                    .name();
            String path = STAGES + "." + name;
            throw v.error(
                    AVAILABLE_FROM,
                    availableFrom,
                    "null or " + v.text(path + ".from") + ", from which " + path + " gives water");
        }
        return new RecyclingStages(stages, first.isEmpty() ? later : List.of());
    }

    /** The stages as the file has them, in order of time. */
    static List<RecyclingStages.Stage> written(SiteValues v) {
        List<RecyclingStages.Stage> stages = new ArrayList<>();
        for (String name : v.names(STAGES)) {
            stages.add(stage(v, name, STAGES + "." + name));
        }
        stages.sort(Comparator.comparingLong(RecyclingStages.Stage::fromS));
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).fromS() == stages.get(i - 1).fromS()) {
                String path = STAGES + "." + stages.get(i).name() + ".from";
                throw v.error(
                        path,
                        v.text(path),
                        "another time than that of " + stages.get(i - 1).name());
            }
        }
        return stages;
    }

    private static RecyclingStages.Stage stage(SiteValues v, String name, String at) {
        RecyclingStages.Status status = v.choice(at + ".status", RecyclingStages.Status.class);
        OptionalDouble share = v.optional(at + ".capacity_share");
        if (share.isPresent() && share.getAsDouble() > 0 && !status.operates()) {
            throw v.error(
                    at + ".capacity_share", Numbers.text(share.getAsDouble()), "0 or nothing while " + status.id());
        }
        double usual = status == RecyclingStages.Status.RUNNING ? 1 : 0;
        return new RecyclingStages.Stage(
                name, v.timeS(at + ".from"), status, share.orElse(usual), v.text(at + ".source"));
    }

    private RecyclingFeed feed() {
        double suppliedC = v.optional("water.recycled.supply_c").orElse(v.si("water.potable.supply_c"));
        double tss = number("tss_mg_per_l", 15);
        double meanM3PerS = flow("flow_gal_per_day");
        double peakM3PerS = flow("peak_gal_per_day");
        if (peakM3PerS < meanM3PerS) {
            String found = Numbers.text(number("peak_gal_per_day", 0));
            throw v.error(FEED + ".peak_gal_per_day", found, "at least flow_gal_per_day");
        }
        return new RecyclingFeed(
                new RecyclingFeed.Flow(meanM3PerS, peakM3PerS),
                factors(FEED + ".flow_factor"),
                new RecyclingFeed.Season(
                        number("mean_c", suppliedC), number("swing_k", 0), number("warmest_day_count", 215)),
                new FeedQuality(
                        number("cod_mg_per_l", 60),
                        tss,
                        number("ammonium_n_mg_per_l", 15),
                        number("nitrate_n_mg_per_l", 5),
                        number("phosphate_p_mg_per_l", 2),
                        number("alkalinity_mg_per_l", 150) / CACO3_G_PER_MOL),
                number("bod_mg_per_l", 15),
                new RecyclingFeed.Rain(
                        number("rain_dilution_share", 1),
                        number("rain_tss_mg_per_l", tss),
                        number("rain_cooling_k", 0)));
    }

    private double flow(String key) {
        return Unit.GAL_PER_DAY.toBase(number(key, Double.POSITIVE_INFINITY));
    }

    private double number(String key, double unsaid) {
        return v.optional(FEED + "." + key).orElse(unsaid);
    }

    /** Factors by hour of the local clock, or none. */
    private double[] factors(String path) {
        double[] factors = v.numbers(path);
        for (int hour = 0; hour < factors.length; hour++) {
            if (factors[hour] < 0) {
                throw v.error(path + "." + hour, Numbers.text(factors[hour]), "at least 0");
            }
        }
        return factors;
    }
}
