package org.headroom.app.desktop.scenarios;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.ScenarioInput;
import org.headroom.app.tasks.SiteInputs;
import org.headroom.app.tasks.WhatIfItem;
import org.jspecify.annotations.Nullable;

/** What may differ between scenarios: the items of a what-if, every other input of the site, edits of jobs. */
final class Inputs {
    private static final int MOST_FOUND = 14;

    private final Workspace workspace;
    private final Map<String, WhatIfItem> items = new LinkedHashMap<>();
    private final Map<String, SiteInputs.Entry> site;

    Inputs(Workspace workspace) {
        this.workspace = workspace;
        workspace.whatIf().items().forEach(item -> items.put(item.path(), item));
        site = SiteInputs.of(workspace.request().plan().site());
    }

    /** The item of a path; null for what is none. */
    @Nullable
    WhatIfItem item(String path) {
        return items.get(path);
    }

    /** The value of the site as it is, in the spelling of a change; empty for what the site does not have. */
    String siteValue(String path) {
        WhatIfItem item = items.get(path);
        SiteInputs.Entry entry = site.get(path);
        return item != null ? item.base() : entry != null ? entry.value() : "";
    }

    String unit(String path) {
        WhatIfItem item = items.get(path);
        SiteInputs.Entry entry = site.get(path);
        return item != null ? item.unit() : entry != null ? entry.unit() : "";
    }

    /** In words where the window has some, else the path. */
    String name(String path) {
        WhatIfItem item = items.get(path);
        return Texts.textOr("item." + path, item == null ? path : item.title());
    }

    /** A value as people read it. */
    String shown(String path, String value) {
        if (value.isEmpty()) {
            return "\u2013";
        }
        WhatIfItem item = items.get(path);
        if (item != null && !item.isNumber()) {
            return chosen(item, value);
        }
        double number = number(value);
        return Double.isNaN(number) ? Texts.textOr("item." + path + "." + value, value) : rounded(number);
    }

    private static String chosen(WhatIfItem item, String value) {
        return switch (item.kind()) {
            case SWITCH -> Texts.text(value.equals("true") ? "whatif.on" : "whatif.off");
            case DATE, TIME ->
                value.equals("null")
                        ? Texts.textOr("item." + item.path() + ".never", Texts.text("whatif.never"))
                        : value.replace('T', ' ');
            default -> {
                String own = item.nameOf(value);
                yield Texts.textOr("item." + item.path() + "." + value, own.replace('_', ' '));
            }
        };
    }

    /** To six digits, which is more than anybody sets. */
    private static String rounded(double number) {
        BigDecimal six = BigDecimal.valueOf(number).round(new MathContext(6)).stripTrailingZeros();
        return (six.scale() < 0 ? six.setScale(0) : six).toPlainString().replace('-', '\u2212');
    }

    /** What was typed, as a change spells it: a comma of a decimal or of thousands is no more there, a minus is plain. */
    String spelled(String path, String typed) {
        String text = typed.strip().replace('\u2212', '-');
        WhatIfItem item = items.get(path);
        if (item != null && !item.isNumber() && item.choices().isEmpty()) {
            return text.isEmpty() ? "null" : text.replaceFirst("\\s+", "T");
        }
        boolean number = item != null ? item.isNumber() : !Double.isNaN(number(siteValue(path)));
        if (number && text.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            text = text.replace(",", "");
        }
        double parsed = number(text);
        if (item != null && item.isNumber() && parsed >= item.least() && parsed <= item.most()) {
            return item.spelled(parsed);
        }
        return text;
    }

    /** Not a number for a text. */
    double number(String value) {
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Why a value is not allowed, in one line; empty if it is. */
    String refusal(String path, String value) {
        WhatIfItem item = items.get(path);
        if (item != null) {
            return item.allows(value) ? "" : Texts.text("scenarios.refused", name(path), value, item.allowed());
        }
        if (site.containsKey(path)) {
            return ScenarioInput.refusal(
                    workspace.request().plan().site(),
                    Map.of(path, value),
                    workspace.whatIf().startS());
        }
        return "";
    }

    /** Paths whose name or path holds all the words that were typed, items first. */
    List<String> find(String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<String> found = new ArrayList<>();
        items.keySet().forEach(path -> take(path, words, found));
        site.keySet().forEach(path -> take(path, words, found));
        return found;
    }

    private void take(String path, String[] words, List<String> found) {
        String text = (path + " " + name(path)).toLowerCase(Locale.ROOT);
        boolean fits = found.size() < MOST_FOUND && !found.contains(path);
        for (String word : words) {
            fits = fits && text.contains(word);
        }
        if (fits) {
            found.add(path);
        }
    }
}
