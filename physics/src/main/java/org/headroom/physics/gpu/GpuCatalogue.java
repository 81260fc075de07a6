package org.headroom.physics.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headroom.physics.basis.OutOfRange;

/**
 * The kinds of GPU that Headroom knows, each number with its confidence and source: {@code catalogue.csv} beside this
 * class, a line a number. Read when it is asked for; a site or a design that gives all its numbers itself never needs it.
 */
public final class GpuCatalogue {
    /** The entries in the order of their names. */
    public static final List<String> NAMES = List.of("a100-sxm", "gb200", "h100-sxm", "h200-sxm");

    private final Map<String, Map<String, Line>> entries;

    /**
     * A number of an entry.
     *
     * @param kind the entry's name
     * @param key what it is, with its unit last
     * @param value as written
     * @param confidence official, official_quoted, press, estimate, derived or assumption
     * @param source where it comes from
     */
    public record Line(String kind, String key, String value, String confidence, String source) {}

    private GpuCatalogue(Map<String, Map<String, Line>> entries) {
        this.entries = entries;
    }

    public static GpuCatalogue read() {
        Map<String, Map<String, Line>> entries = new LinkedHashMap<>();
        try (InputStream in = GpuCatalogue.class.getResourceAsStream("catalogue.csv")) {
            if (in == null) {
                throw new IllegalStateException("the catalogue of GPUs is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.readLine(); // the head
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                String[] cells = text.split(",", 5);
                Line line = new Line(cells[0], cells[1], cells[2], cells[3], cells[4]);
                entries.computeIfAbsent(line.kind(), _ -> new LinkedHashMap<>()).put(line.key(), line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of GPUs cannot be read", e);
        }
        return new GpuCatalogue(entries);
    }

    /** All lines of an entry, in the order of the file; empty where there is no such entry. */
    public List<Line> lines(String name) {
        return List.copyOf(entries.getOrDefault(name, Map.of()).values());
    }

    /** @throws OutOfRange where there is no such entry */
    public GpuKind named(String name) {
        Map<String, Line> entry = entries.get(name);
        if (entry == null) {
            throw new OutOfRange("catalogue", "'" + name + "'", String.join(", ", NAMES));
        }
        return new Entry(entry).kind(name);
    }

    /** The entry of a model such as {@code H100 SXM}, in any case of letters; also by the entry's own name. */
    public Optional<GpuKind> ofModel(String model) {
        return entries.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(model)
                        || new Entry(e.getValue()).text("model").equalsIgnoreCase(model))
                .findFirst()
                .map(e -> named(e.getKey()));
    }

    public List<GpuKind> all() {
        List<GpuKind> all = new ArrayList<>();
        entries.keySet().forEach(name -> all.add(named(name)));
        return all;
    }

    /** One entry's numbers, in SI. */
    private record Entry(Map<String, Line> lines) {
        GpuKind kind(String name) {
            Map<ServerPart, PartEnds> parts = new EnumMap<>(ServerPart.class);
            for (ServerPart part : ServerPart.values()) {
                if (part != ServerPart.OTHER) {
                    parts.put(part, new PartEnds(number(part.key() + "_idle_w"), number(part.key() + "_max_w")));
                }
            }
            return new GpuKind(
                    name,
                    text("model"),
                    gpu(),
                    sheet(),
                    1e6 * number("max_clock_mhz"),
                    number("heat_capacity_j_per_k"),
                    lines.containsKey("cold_plate_k_per_w") ? number("cold_plate_k_per_w") : Double.NaN,
                    number("liquid_share"),
                    new ServerDesign(
                            (int) number("server_gpus_count"),
                            number("server_idle_ac_w"),
                            number("server_max_ac_w"),
                            number("server_training_ac_w"),
                            number("server_rated_ac_w")),
                    parts);
        }

        private GpuDesign gpu() {
            return new GpuDesign(
                    number("idle_w"),
                    number("limit_w"),
                    number("min_cap_w"),
                    number("leakage_w_per_k"),
                    number("reference_c"),
                    number("throttle_c"),
                    number("slowdown_c"),
                    number("shutdown_c"),
                    number("cap_exponent"));
        }

        private GpuSheet sheet() {
            return new GpuSheet(
                    1e12 * number("bf16_tflop_per_s"),
                    lines.containsKey("fp8_tflop_per_s") ? 1e12 * number("fp8_tflop_per_s") : 0,
                    1e12 * number("tf32_tflop_per_s"),
                    1e12 * number("fp64_tflop_per_s"),
                    number("matmul_share"),
                    1e9 * number("hbm_gb"),
                    1e9 * number("hbm_gb_per_s"),
                    1e9 * number("nvlink_gb_per_s"),
                    (int) number("nvlink_gpus_count"),
                    1e9 * number("network_gb_per_s"));
        }

        private double number(String key) {
            return Double.parseDouble(text(key));
        }

        private String text(String key) {
            Line line = lines.get(key);
            if (line == null) {
                throw new IllegalStateException("the catalogue of GPUs gives no " + key);
            }
            return line.value();
        }
    }
}
