package org.headroom.app.tasks;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.site.Leaf;
import org.jspecify.annotations.Nullable;

/** Every input of a site by its path, as a face shows it and as a change spells it. */
public final class SiteInputs {
    /**
     * One input.
     *
     * @param value in the spelling of {@code --set}; of a value with stages the first
     * @param unit empty if it has none
     * @param source where a number comes from; empty for a text
     */
    public record Entry(String path, String value, String unit, String source) {}

    private SiteInputs() {}

    /** In the order of the site's file. */
    public static Map<String, Entry> of(SiteInput site) {
        Map<String, Entry> all = new LinkedHashMap<>();
        for (Leaf leaf : site.tree().leaves()) {
            Entry entry = entry(leaf.path(), leaf.stages().getFirst().value());
            if (entry != null) {
                all.put(leaf.path(), entry);
            }
        }
        return all;
    }

    private static @Nullable Entry entry(String path, Leaf.Value value) {
        return switch (value) {
            case Leaf.Num num ->
                Double.isFinite(num.sourced().value())
                        ? new Entry(
                                path,
                                plain(num.sourced().value()),
                                label(num.sourced().unit().label()),
                                num.sourced().source())
                        : null;
            case Leaf.Text text -> new Entry(path, Objects.requireNonNullElse(text.text(), "null"), "", "");
        };
    }

    private static String label(String unit) {
        return unit.equals("1") ? "" : unit;
    }

    private static String plain(double value) {
        String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return text.equals("-0") ? "0" : text;
    }
}
