package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;

/** Walks through sections for what is printed: every number once, in the order of its first use, and what has a table of its own. */
final class ImpactNumbers {
    private final Map<String, Quantity> numbers = new LinkedHashMap<>();
    private final Map<String, Plot> plots = new LinkedHashMap<>();
    private final Map<String, GeoMap> maps = new LinkedHashMap<>();
    private final Map<String, Block.Rows> tables = new LinkedHashMap<>();
    private final Map<String, Block.Switches> switches = new LinkedHashMap<>();
    private final Map<String, Block.Indicator> indicators = new LinkedHashMap<>();

    private ImpactNumbers() {}

    static ImpactNumbers of(List<Section> sections) {
        ImpactNumbers found = new ImpactNumbers();
        sections.forEach(section -> section.blocks().forEach(found::block));
        return found;
    }

    List<Quantity> quantities() {
        return List.copyOf(numbers.values());
    }

    List<Plot> plots() {
        return List.copyOf(plots.values());
    }

    List<GeoMap> maps() {
        return List.copyOf(maps.values());
    }

    List<Block.Rows> tables() {
        return List.copyOf(tables.values());
    }

    List<Block.Switches> switches() {
        return List.copyOf(switches.values());
    }

    List<Block.Indicator> indicators() {
        return List.copyOf(indicators.values());
    }

    private void block(Block block) {
        switch (block) {
            case Block.Text text -> spans(text.spans());
            case Block.Note note -> spans(note.spans());
            case Block.Callout callout -> callout.paragraphs().forEach(this::spans);
            case Block.Bullets bullets -> bullets.items().forEach(this::spans);
            case Block.Rows rows -> {
                once(tables, rows.id(), rows);
                rows.rows().forEach(row -> row.forEach(this::spans));
            }
            case Block.Tiles tiles ->
                tiles.tiles().forEach(tile -> {
                    number(tile.figure());
                    spans(tile.words());
                });
            case Block.Chart chart -> once(plots, chart.plot().id(), chart.plot());
            case Block.MapView view -> {
                once(maps, view.map().id(), view.map());
                view.map().features().forEach(feature -> {
                    if (feature.value() != null) {
                        number(Objects.requireNonNull(feature.value()));
                    }
                });
            }
            case Block.Indicators all ->
                all.indicators().forEach(indicator -> {
                    once(indicators, indicator.id(), indicator);
                    indicator.figures().forEach(this::number);
                    spans(indicator.limit());
                });
            case Block.Switches choice -> {
                once(switches, choice.id(), choice);
                choice.outcomes().forEach(outcome -> outcome.forEach(this::number));
            }
            case Block.Heading _ -> {}
        }
    }

    private void spans(List<Span> spans) {
        each(spans, value -> number(value.quantity()));
    }

    static void each(List<Span> spans, Consumer<Span.Value> consumer) {
        for (Span span : spans) {
            if (span instanceof Span.Value value) {
                consumer.accept(value);
            }
        }
    }

    private void number(Quantity quantity) {
        Quantity known = numbers.putIfAbsent(quantity.id(), quantity);
        if (known != null && !known.equals(quantity)) {
            throw new IllegalStateException("two numbers are called " + quantity.id());
        }
    }

    /** The same chart may stand in two sections. */
    private static <T> void once(Map<String, T> all, String id, T one) {
        all.putIfAbsent(id, one);
    }

    /** The sections' own ids in order. */
    static List<String> ids(List<Section> sections) {
        List<String> ids = new ArrayList<>();
        sections.forEach(section -> ids.add(section.id()));
        return ids;
    }
}
