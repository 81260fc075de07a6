package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.gpu.GpuCatalogue;
import org.headroom.physics.gpu.GpuCatalogue.Line;
import org.jspecify.annotations.Nullable;

/** Shows the GPUs that a site file or a design may name, each number with its source. */
public final class GpuCatalogueView {
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param name an entry, or null for all
     * @throws InputError where there is no such entry
     */
    public GpuCatalogueView(@Nullable String name) {
        if (name != null && !GpuCatalogue.NAMES.contains(name)) {
            throw new InputError("NAME", "", "'" + name + "'", String.join(" | ", GpuCatalogue.NAMES));
        }
        GpuCatalogue catalogue = GpuCatalogue.read();
        (name == null ? GpuCatalogue.NAMES : List.of(name)).forEach(entry -> lines.addAll(catalogue.lines(entry)));
    }

    /** Entry, key, value, confidence and source, one row a number. */
    public List<List<String>> rows() {
        return lines.stream()
                .map(l -> List.of(l.kind(), l.key(), l.value(), l.confidence(), l.source()))
                .toList();
    }

    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.gpus/1", null);
        Map<String, Map<String, Object>> gpus = new LinkedHashMap<>();
        for (Line line : lines) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("value", line.key().equals("model") ? line.value() : Double.valueOf(line.value()));
            one.put("confidence", line.confidence());
            one.put("source", line.source());
            gpus.computeIfAbsent(line.kind(), _ -> new LinkedHashMap<>()).put(line.key(), one);
        }
        document.put("gpus", gpus);
        return document;
    }
}
