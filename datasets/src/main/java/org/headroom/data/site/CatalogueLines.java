package org.headroom.data.site;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.gpu.GpuCatalogue;

/**
 * What {@code it.catalogue} and {@code it.kinds.NAME.catalogue} stand for: the numbers of that entry of the catalogue of GPUs with
 * their sources, as if they stood in the same file. A line that the file gives itself wins. A server of the catalogue has its own
 * count of GPUs; where the site counts more of them a server, a server is as many of those.
 */
final class CatalogueLines {
    private static final String SITE = "it.catalogue";
    private static final String KINDS = "it.kinds.";

    /** Keys of an entry that stand below {@code gpu} in a site. */
    private static final List<String> GPU = List.of(
            "model",
            "idle_w",
            "limit_w",
            "min_cap_w",
            "leakage_w_per_k",
            "reference_c",
            "throttle_c",
            "slowdown_c",
            "shutdown_c",
            "cap_exponent",
            "heat_capacity_j_per_k",
            "cold_plate_k_per_w",
            "bf16_tflop_per_s",
            "fp8_tflop_per_s",
            "tf32_tflop_per_s",
            "fp64_tflop_per_s",
            "matmul_share",
            "hbm_gb",
            "hbm_gb_per_s",
            "nvlink_gb_per_s",
            "nvlink_gpus_count",
            "network_gb_per_s");

    private static final List<String> SERVER = List.of("idle_ac_w", "max_ac_w", "training_ac_w", "rated_ac_w");

    private final String file;
    private final Map<String, Leaf> own;
    private final Map<String, GpuCatalogue.Line> entry = new LinkedHashMap<>();
    private final int line;
    private final Set<String> given;

    private CatalogueLines(String file, Map<String, Leaf> own, Leaf leaf) {
        this.file = file;
        this.own = own;
        this.line = leaf.line();
        this.given = Set.copyOf(own.keySet());
        if (leaf.isStaged()) {
            throw new InputError(file, leaf.path(), "stages", "one entry of the catalogue");
        }
        if (leaf.stages().getFirst().value() instanceof Leaf.Text text && text.text() != null) {
            GpuCatalogue.read().lines(text.text()).forEach(l -> entry.put(l.key(), l));
        }
    }

    /**
     * Adds to a file's own leaves what the entries that it names stand for.
     *
     * @param before leaves of what the file extends
     * @throws InputError where the site's servers are no multiple of the entry's
     */
    static void fill(String file, Map<String, Leaf> before, Map<String, Leaf> own) {
        for (Leaf leaf : List.copyOf(own.values())) {
            String path = leaf.path();
            if (path.equals(SITE)) {
                new CatalogueLines(file, own, leaf).site(before);
            } else if (path.startsWith(KINDS) && path.endsWith(".catalogue")) {
                new CatalogueLines(file, own, leaf)
                        .kind(path.substring(0, path.length() - ".catalogue".length()), before);
            }
        }
    }

    private void site(Map<String, Leaf> before) {
        if (entry.isEmpty()) {
            return;
        }
        gpu("it.gpu");
        Set<String> makers = new LinkedHashSet<>(SiteSchema.namesBelow(own, "it.makers."));
        makers.addAll(SiteSchema.namesBelow(before, "it.makers."));
        double factor = factor(before);
        for (String maker : makers) {
            String at = "it.makers." + maker;
            if (!before.containsKey(at + ".liquid_share")) {
                put(at + ".liquid_share", "liquid_share", 1);
            }
            server(at, factor);
        }
    }

    private void kind(String at, Map<String, Leaf> before) {
        if (entry.isEmpty()) {
            return;
        }
        gpu(at + ".gpu");
        put(at + ".liquid_share", "liquid_share", 1);
        server(at, factor(before));
    }

    private void gpu(String at) {
        for (String key : GPU) {
            if (entry.containsKey(key)) {
                put(at + "." + key, key, 1);
            }
        }
    }

    private void server(String at, double factor) {
        for (String key : SERVER) {
            put(at + ".server." + key, "server_" + key, factor);
        }
    }

    /** Servers of the catalogue in one of the site's. */
    private double factor(Map<String, Leaf> before) {
        String path = "it.gpus_per_server";
        Leaf leaf = own.getOrDefault(path, before.get(path));
        if (leaf == null || !(leaf.stages().getFirst().value() instanceof Leaf.Num num)) {
            return 1; // missing: refused with its own line
        }
        double wanted = num.sourced().value();
        double has = Double.parseDouble(line("server_gpus_count").value());
        if (wanted % has != 0) {
            throw new InputError(
                    file,
                    path,
                    Numbers.text(wanted),
                    "a multiple of the " + Numbers.text(has) + " GPUs in a server of "
                            + line("model").value());
        }
        return wanted / has;
    }

    private GpuCatalogue.Line line(String key) {
        GpuCatalogue.Line found = entry.get(key);
        if (found == null) {
            throw new IllegalStateException("the catalogue of GPUs gives no " + key);
        }
        return found;
    }

    private void put(String path, String key, double factor) {
        if (given.contains(path)) {
            return;
        }
        GpuCatalogue.Line found = line(key);
        if (key.equals("model")) {
            own.put(path, Leaf.constant(path, new Leaf.Text(found.value()), line));
            return;
        }
        String source = "catalogue " + found.kind() + ": " + found.source();
        own.put(
                path,
                SiteReader.accept(
                        file,
                        path,
                        new Sourced(
                                factor * Double.parseDouble(found.value()),
                                Unit.ofKey(path.substring(path.lastIndexOf('.') + 1)),
                                factor == 1 ? source : source + ", " + Numbers.text(factor) + " of them",
                                Confidence.valueOf(found.confidence().toUpperCase(Locale.ROOT)),
                                null,
                                null)));
    }
}
