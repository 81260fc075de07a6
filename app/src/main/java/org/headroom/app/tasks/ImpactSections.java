package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.air.AirFindings;
import org.headroom.app.impact.air.AirStudy;
import org.headroom.app.impact.indicators.Around;
import org.headroom.app.impact.indicators.Indicators;
import org.headroom.app.impact.indicators.Models;
import org.headroom.app.impact.indicators.Standards;
import org.headroom.app.impact.noise.NoiseFindings;
import org.headroom.app.impact.pages.ShortPage;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Section;

/** Every topic's sections in the order of a report: the short page first, what a reader cannot check last. */
final class ImpactSections {
    private ImpactSections() {}

    static List<Section> of(ImpactCase c, Figures f, ImpactRequest request) {
        List<Section> all = new ArrayList<>();
        AirFindings air = AirStudy.of(c);
        NoiseFindings noise = new NoiseFindings(List.of(), Optional.empty(), "");
        all.addAll(ShortPage.of(c, f));
        all.addAll(Indicators.of(c, f, Around.of(air, noise, null, f)).sections());
        all.addAll(Standards.of(c, f));
        all.addAll(Models.of(c, f, RunModel.cards()));
        return all;
    }

    /** What an audience gets; a section without blocks has nothing to say. */
    static List<Section> forAudience(List<Section> all, Audience audience) {
        return all.stream()
                .filter(s -> s.audiences().contains(audience) && !s.blocks().isEmpty())
                .toList();
    }

    static List<Section> forAny(List<Section> all, Set<Audience> audiences) {
        return all.stream()
                .filter(s -> !s.blocks().isEmpty() && s.audiences().stream().anyMatch(audiences::contains))
                .toList();
    }
}
