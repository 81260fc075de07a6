package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuSheet;
import org.headroom.physics.gpu.ServerDesign;
import org.jspecify.annotations.Nullable;

/** Builds the computers of a site: its GPUs and servers, other kinds if halls name them, the halls, the network. */
final class ItBinding {
    private final SiteValues v;
    private final int gpusPerServer;

    ItBinding(SiteValues values) {
        this.v = values;
        this.gpusPerServer = v.whole("it.gpus_per_server");
    }

    ItPlant it() {
        List<ItPlant.Kind> kinds = kinds();
        int racks = v.whole("it.racks_count");
        fleetFits(kinds.getFirst().makers(), racks);
        List<ItPlant.Hall> halls = v.names("it.halls").isEmpty() ? equalHalls(racks) : listedHalls(racks, kinds);
        return new ItPlant(
                v.whole("it.gpus_count"),
                racks,
                v.whole("it.servers_per_rack"),
                gpusPerServer,
                v.whole("it.racks_per_array"),
                kinds,
                halls,
                new ItPlant.Network(
                        v.whole("it.network.leaf_count"),
                        v.whole("it.network.spine_count"),
                        v.whole("it.network.core_count"),
                        v.si("it.network.switch_w"),
                        v.si("it.network.storage_w"),
                        v.si("it.network.management_w")),
                halls.stream().map(hall -> ratings("it.halls." + hall.name())).toList(),
                workUtilization(),
                workCapCurves());
    }

    /** Names of the halls in the order in which the racks fill them. */
    List<String> hallNames() {
        List<String> listed = v.names("it.halls");
        return listed.isEmpty()
                ? IntStream.rangeClosed(1, v.whole("it.halls_count"))
                        .mapToObj(ItBinding::hallName)
                        .toList()
                : listed;
    }

    private static String hallName(int number) {
        return "hall_" + number;
    }

    /** A hall's own figures, else the site's, else none. */
    private HallRatings ratings(String at) {
        return new HallRatings(
                rating(at + ".feed_w", "it.hall_feed_w"),
                rating(at + ".rack_feed_w", "it.rack_feed_w"),
                rating(at + ".cdu_rating_w", "cooling.cdu.rating_w"),
                rating(at + ".rear_door_rating_w", "cooling.chilled_loop.rear_door_rating_w"));
    }

    private double rating(String own, String site) {
        return v.optional(own).orElseGet(() -> v.optional(site).orElse(Double.POSITIVE_INFINITY));
    }

    /** The site's own kind first, then those of {@code it.kinds} in the file's order. */
    private List<ItPlant.Kind> kinds() {
        List<ItPlant.Maker> makers = new ArrayList<>();
        for (String name : v.names("it.makers")) {
            makers.add(maker(name, "it.makers." + name, v.raw("it.makers." + name + ".share")));
        }
        List<ItPlant.Kind> kinds = new ArrayList<>();
        kinds.add(kind(ItPlant.OWN_KIND, "it", makers));
        for (String name : v.names("it.kinds")) {
            if (name.equals(ItPlant.OWN_KIND)) {
                throw v.error("it.kinds." + name, "the name of the site's own kind", "another name");
            }
            String at = "it.kinds." + name;
            kinds.add(kind(name, at, List.of(maker(name, at, 1))));
        }
        return kinds;
    }

    private ItPlant.Kind kind(String name, String at, List<ItPlant.Maker> makers) {
        String gpu = at + ".gpu";
        return new ItPlant.Kind(
                name,
                v.text(gpu + ".model"),
                v.design(gpu, () -> gpu(gpu)),
                v.si(gpu + ".heat_capacity_j_per_k"),
                v.optional(gpu + ".cold_plate_k_per_w").orElseGet(() -> v.si("cooling.cold_plate.resistance_k_per_w")),
                makers,
                sheet(gpu));
    }

    private ItPlant.Maker maker(String name, String at, double share) {
        String server = at + ".server";
        return new ItPlant.Maker(
                name,
                share,
                v.raw(at + ".liquid_share"),
                v.design(
                        server,
                        () -> new ServerDesign(
                                gpusPerServer,
                                v.si(server + ".idle_ac_w"),
                                v.si(server + ".max_ac_w"),
                                v.si(server + ".training_ac_w"),
                                v.si(server + ".rated_ac_w"))));
    }

    private GpuDesign gpu(String at) {
        return new GpuDesign(
                v.si(at + ".idle_w"),
                v.si(at + ".limit_w"),
                v.si(at + ".min_cap_w"),
                v.si(at + ".leakage_w_per_k"),
                v.si(at + ".reference_c"),
                v.si(at + ".throttle_c"),
                v.si(at + ".slowdown_c"),
                v.si(at + ".shutdown_c"),
                v.raw(at + ".cap_exponent"));
    }

    /** {@code it.halls_count} halls of the site's own kind, as equal as whole racks allow. */
    private List<ItPlant.Hall> equalHalls(int racks) {
        int halls = v.whole("it.halls_count");
        int[] count = new int[halls];
        for (int r = 0; r < racks; r++) {
            count[(int) ((long) r * halls / racks)]++;
        }
        List<ItPlant.Hall> all = new ArrayList<>();
        for (int h = 0; h < halls; h++) {
            all.add(new ItPlant.Hall(hallName(h + 1), count[h], 0));
        }
        return all;
    }

    private List<ItPlant.Hall> listedHalls(int racks, List<ItPlant.Kind> kinds) {
        List<ItPlant.Hall> all = new ArrayList<>();
        for (String name : v.names("it.halls")) {
            String at = "it.halls." + name;
            all.add(new ItPlant.Hall(name, v.whole(at + ".racks_count"), kindOf(at + ".kind", kinds)));
        }
        if (all.size() != v.whole("it.halls_count")) {
            throw v.error("it.halls", all.size() + " halls", v.whole("it.halls_count") + " halls (it.halls_count)");
        }
        long sum = all.stream().mapToLong(ItPlant.Hall::racks).sum();
        if (sum != racks) {
            throw v.error("it.halls", sum + " racks in all", racks + " racks (it.racks_count)");
        }
        return all;
    }

    private int kindOf(String path, List<ItPlant.Kind> kinds) {
        String name = v.textOrNull(path);
        if (name == null) {
            return 0;
        }
        List<String> names = kinds.stream().map(ItPlant.Kind::name).toList();
        int kind = names.indexOf(name);
        if (kind < 0) {
            throw v.error(path, "'" + name + "'", "one of it.kinds: " + String.join(", ", names));
        }
        return kind;
    }

    /** Without this no server has a place: the racks hold the GPUs with none left over, the makers share all racks. */
    private void fleetFits(List<ItPlant.Maker> makers, int racksCount) {
        double shares = makers.stream().mapToDouble(ItPlant.Maker::share).sum();
        if (!(Math.abs(shares - 1) < 1e-9)) {
            throw v.error("it.makers", "shares that sum to " + shares, "shares that sum to 1");
        }
        long servers = Math.ceilDiv(v.whole("it.gpus_count"), gpusPerServer);
        long racks = Math.ceilDiv(servers, (long) v.whole("it.servers_per_rack"));
        if (racks != racksCount) {
            throw v.error(
                    "it.racks_count",
                    racksCount + " racks for " + servers + " servers of " + gpusPerServer + " GPUs",
                    racks + " racks (it.gpus_count, it.servers_per_rack)");
        }
    }

    private Map<String, Double> workUtilization() {
        Map<String, Double> all = new TreeMap<>();
        for (String key : v.names("it.work")) {
            if (key.endsWith("_utilization")) {
                all.put(key.substring(0, key.length() - "_utilization".length()), v.raw("it.work." + key));
            }
        }
        return all;
    }

    /** A kind of work has an exponent, or points, or neither: then the GPU's own exponent holds. */
    private Map<String, CapCurve> workCapCurves() {
        Map<String, CapCurve> all = new TreeMap<>();
        for (String work : workUtilization().keySet()) {
            String at = "it.work." + work;
            double[] pairs = v.numbers(at + "_cap_curve");
            OptionalDouble exponent = v.optional(at + "_cap_exponent");
            if (pairs.length > 0) {
                all.put(work, v.design("it.work." + work, () -> CapCurve.Points.of(pairs)));
            } else if (exponent.isPresent()) {
                all.put(work, new CapCurve.Power(exponent.getAsDouble()));
            }
        }
        return all;
    }

    /** Of a GPU that the site states itself; the share of peak, where it is left out, is that of the H100. */
    private @Nullable GpuSheet sheet(String at) {
        if (v.optional(at + ".bf16_tflop_per_s").isEmpty()) {
            return null;
        }
        return v.design(
                at,
                () -> new GpuSheet(
                        v.si(at + ".bf16_tflop_per_s"),
                        optionalSi(at + ".fp8_tflop_per_s"),
                        optionalSi(at + ".tf32_tflop_per_s"),
                        optionalSi(at + ".fp64_tflop_per_s"),
                        v.optional(at + ".matmul_share").orElse(0.8),
                        v.si(at + ".hbm_gb"),
                        v.si(at + ".hbm_gb_per_s"),
                        v.si(at + ".nvlink_gb_per_s"),
                        v.whole(at + ".nvlink_gpus_count"),
                        v.si(at + ".network_gb_per_s")));
    }

    private double optionalSi(String path) {
        return v.optional(path).isPresent() ? v.si(path) : 0;
    }
}
