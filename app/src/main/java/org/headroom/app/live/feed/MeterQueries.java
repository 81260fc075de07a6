package org.headroom.app.live.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Telemetry;
import org.headroom.data.telemetry.MeterMetric;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for the site's meters: one question for all meters of a {@link MeterMetric}, and one for each meter whose
 * query the site file names. Names of metrics and ranges of selectors are averaged over the step, so that what said
 * nothing within it is not there; any other expression is asked as it stands.
 */
final class MeterQueries {
    private static final int BY_LABEL = -1;
    private static final Pattern SELECTOR = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^{}]*})?|\\{[^{}]+}");

    /** Widest values that can be, by metric: W, kg/s, C, anything. */
    private static final Map<MeterMetric, double[]> RANGES = new EnumMap<>(Map.of(
            MeterMetric.POWER, new double[] {-2e9, 2e9},
            MeterMetric.FLOW, new double[] {-1e6, 1e6},
            MeterMetric.TEMPERATURE, new double[] {-80, 150},
            MeterMetric.VALUE, new double[] {-1e9, 1e9}));

    /**
     * @param promql to ask
     * @param meter index of the meter, or {@value #BY_LABEL}: as the label {@code meter} says
     */
    record Query(String promql, int meter) {}

    private final SiteMeters meters;
    private final List<Query> queries = new ArrayList<>();
    private final boolean[] own;
    private final double[] scale;
    private final @Nullable Unit[] units;

    /** @param stepS length of a step on the server's clock, s */
    MeterQueries(SiteMeters meters, Telemetry telemetry, double stepS) {
        this.meters = meters;
        own = new boolean[meters.size()];
        scale = new double[meters.size()];
        units = new Unit[meters.size()];
        Arrays.fill(scale, 1);
        String window = "[" + Math.max(1, Math.round(stepS * 1000) - 1) + "ms])";
        for (MeterMetric metric : MeterMetric.values()) {
            queries.add(new Query("avg_over_time(" + metric.metric() + window, BY_LABEL));
        }
        for (Map.Entry<String, Telemetry.Meter> named : telemetry.meters().entrySet()) {
            int i = indexOf(named.getKey());
            Telemetry.Meter meter = named.getValue();
            Unit unit = meter.unit();
            boolean volume = unit != null && isVolumeOf(unit, meters.get(i).unit());
            if (unit != null && !volume && !unit.convertibleTo(meters.get(i).unit())) {
                throw new InputError(
                        "telemetry.meters." + named.getKey() + ".unit",
                        "",
                        unit.label(),
                        "a unit of " + meters.get(i).unit().dimension() + " such as "
                                + meters.get(i).unit().label()
                                + (meters.get(i).unit() == Unit.KG_PER_S ? ", or of volume flow such as gpm" : ""));
            }
            scale[i] =
                    meter.scale() * (volume && unit != null ? unit.toBase(1) * Constants.WATER_DENSITY_KG_PER_M3 : 1);
            units[i] = volume ? null : unit;
            String promql = meter.query();
            if (promql != null) {
                own[i] = true;
                boolean plain = SELECTOR.matcher(promql.strip()).matches();
                queries.add(new Query(plain ? "avg_over_time(" + promql.strip() + window : promql, i));
            }
        }
    }

    /** Water by volume where the meter reads its mass. */
    private static boolean isVolumeOf(Unit unit, Unit meter) {
        return meter == Unit.KG_PER_S && unit.convertibleTo(Unit.M3_PER_S);
    }

    private int indexOf(String id) {
        int i = meters.indexOf(id);
        if (i < 0) {
            List<String> ids = meters.all().stream()
                    .map(SiteMeter::id)
                    .filter(known -> !known.startsWith("array_"))
                    .toList();
            throw new InputError(
                    "telemetry.meters",
                    id,
                    "no meter of this site",
                    String.join(", ", ids) + String.format(Locale.ROOT, ", array_001 to array_%03d", meters.arrays()));
        }
        return i;
    }

    List<Query> all() {
        return queries;
    }

    /** Whose reading a series is; -1 if nobody's. */
    int meterOf(Query query, Map<String, String> labels) {
        if (query.meter() != BY_LABEL) {
            return query.meter();
        }
        int i = meters.indexOf(labels.getOrDefault(MeterMetric.LABEL, ""));
        return i >= 0 && own[i] ? -1 : i;
    }

    /** A query's answer in the meter's unit. */
    double reading(int meter, double value) {
        Unit unit = units[meter];
        double scaled = value * scale[meter];
        return unit == null ? scaled : meters.get(meter).unit().fromBase(unit.toBase(scaled));
    }

    /** Whether a meter can read this, in its unit. */
    boolean possible(int meter, double reading) {
        double[] range = RANGES.getOrDefault(MeterMetric.of(meters.get(meter).unit()), new double[] {-1e9, 1e9});
        return reading >= range[0] && reading <= range[1];
    }
}
