package org.headroom.app.impact.year;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Section;

/** How sure the year's numbers are, hard days, and what promises would change. */
public final class YearSections {
    private YearSections() {}

    public static List<Section> of(ImpactCase c, Figures f) {
        return of(c, f, List.of());
    }

    /** @param notes how the year came about, a sentence each */
    public static List<Section> of(ImpactCase c, Figures f, List<String> notes) {
        List<Section> all = new ArrayList<>();
        all.add(EventSection.of(c, f));
        all.add(WhatIfSection.of(c, f));
        all.add(SureSection.of(c, f, notes));
        return all;
    }
}
