package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.headroom.app.bench.Bench;
import org.headroom.app.bench.Figure;

/** Measures what Headroom costs on this machine. */
public final class MeasureCost {
    /** What was measured, and on what. */
    public record Measured(List<Figure> figures, int cores, double loadAverage) {
        /** One line a figure. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(String.format(Locale.ROOT, "%d cores, load average %.1f before the start", cores, loadAverage));
            for (Figure f : figures) {
                String bound = f.allowed() == null ? "" : String.format(Locale.ROOT, "at most %g", f.allowed());
                bound = bound.replaceAll("\\.?0+$", "");
                lines.add(String.format(
                        Locale.ROOT,
                        "%-18s %9.3f %-3s %-12s %s (limited by %s)",
                        f.name(),
                        f.value(),
                        f.unit(),
                        bound,
                        f.what(),
                        f.limitedBy()));
            }
            return lines;
        }

        /** The document of {@code bench --json}. */
        public Map<String, Object> json() {
            Map<String, Object> document = Envelope.begin("headroom.bench/1", null);
            document.put("cores", cores);
            Envelope.put(document, "load_average", loadAverage < 0 ? null : loadAverage);
            List<Map<String, Object>> list = new ArrayList<>();
            for (Figure f : figures) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", f.name());
                one.put("what", f.what());
                Envelope.put(one, "value", f.value());
                one.put("unit", f.unit());
                Envelope.put(one, "allowed", f.allowed());
                one.put("limited_by", f.limitedBy());
                list.add(one);
            }
            document.put("figures", list);
            return document;
        }
    }

    /** @param say takes a line before each measurement */
    public Measured run(boolean quick, Consumer<String> say) {
        double loadAverage = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        return new Measured(new Bench(quick, say).run(), cores, loadAverage);
    }
}
