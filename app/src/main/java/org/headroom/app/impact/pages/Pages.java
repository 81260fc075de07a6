package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Section;

/**
 * The sections of this package in the order in which a report has them. The first page names figures of the sections on
 * noise and on indicators where those were made before it, so call them first.
 */
public final class Pages {
    private Pages() {}

    public static List<Section> of(ImpactCase c, Figures f) {
        List<Section> sections = new ArrayList<>();
        sections.addAll(ShortPage.of(c, f));
        sections.addAll(ElectricityPage.of(c, f));
        sections.addAll(WaterPage.of(c, f));
        sections.addAll(MoneyPage.of(c, f));
        sections.addAll(DisputedPage.of(c, f));
        sections.addAll(ComparedPage.of(c, f));
        return List.copyOf(sections);
    }
}
