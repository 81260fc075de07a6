package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.headroom.physics.water.DomesticLoad;
import org.headroom.physics.water.SewerConstituent;
import org.headroom.physics.water.SewerStrength;
import org.headroom.physics.water.WaterQuality;

/** Builds the sewer part of a site's water. */
final class SewerBinding {
    private static final String SEWER = "water.sewer.";
    private static final String DOMESTIC = SEWER + "domestic.";

    private final SiteValues v;

    SewerBinding(SiteValues values) {
        this.v = values;
    }

    /** @param mains what people's water is before they use it */
    SewerService sewer(WaterPlant.Source mains) {
        WaterQuality quality = mains.quality();
        OptionalDouble least = v.optional(SEWER + "limits.ph_least");
        OptionalDouble most = v.optional(SEWER + "limits.ph_most");
        if (least.isPresent() && most.isPresent() && least.getAsDouble() >= most.getAsDouble()) {
            throw v.error(
                    SEWER + "limits.ph_least",
                    Numbers.text(least.getAsDouble()),
                    "less than ph_most, " + Numbers.text(most.getAsDouble()));
        }
        return new SewerService(
                v.si(SEWER + "price_usd_per_kgal"),
                v.textOrNull(SEWER + "billed_on") == null
                        ? SewerService.BilledOn.DISCHARGE
                        : v.choice(SEWER + "billed_on", SewerService.BilledOn.class),
                surcharges(),
                v.design(SEWER + "domestic", this::domestic),
                v.optional(DOMESTIC + "temperature_c").orElse(mains.supplyC()),
                quality == null ? Double.NaN : v.optional(DOMESTIC + "ph").orElse(quality.ph()),
                v.design(SEWER + "blowdown", () -> strength(SEWER + "blowdown.")));
    }

    private DomesticLoad domestic() {
        return new DomesticLoad(
                v.optional(DOMESTIC + "people_count").orElse(0),
                grams("bod"),
                grams("cod"),
                grams("tss"),
                grams("ammonia_n"),
                grams("organic_n"),
                grams("phosphate_p"),
                grams("organic_p"),
                grams("salt"));
    }

    private double grams(String what) {
        return v.optional(DOMESTIC + what + "_g_per_person_day").orElse(0);
    }

    private SewerStrength strength(String at) {
        Map<SewerConstituent, Double> mgPerL = new EnumMap<>(SewerConstituent.class);
        for (SewerConstituent c : SewerConstituent.values()) {
            v.optional(at + c.key() + "_mg_per_l").ifPresent(value -> mgPerL.put(c, value));
        }
        return SewerStrength.of(mgPerL);
    }

    private List<SewerService.Surcharge> surcharges() {
        List<SewerService.Surcharge> all = new ArrayList<>();
        for (String name : v.names(SEWER + "surcharges")) {
            String at = SEWER + "surcharges." + name;
            SewerService.Quality quality = Arrays.stream(SewerService.Quality.values())
                    .filter(q -> q.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> v.error(
                            at,
                            name,
                            Arrays.stream(SewerService.Quality.values())
                                    .map(SewerService.Quality::id)
                                    .collect(Collectors.joining(" | "))));
            all.add(new SewerService.Surcharge(quality, v.raw(at + ".above_mg_per_l"), v.si(at + ".price_usd_per_lb")));
        }
        return all;
    }
}
