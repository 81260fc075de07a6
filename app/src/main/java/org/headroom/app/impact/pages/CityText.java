package org.headroom.app.impact.pages;

import java.time.Instant;
import java.util.Objects;
import org.headroom.app.impact.ImpactCase;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.SiteAquifer;
import org.headroom.data.site.Utility;
import org.jspecify.annotations.Nullable;

/** Names from a site's file, cut to a readable length; empty where the file has none. */
final class CityText {
    private final ImpactCase c;

    CityText(ImpactCase c) {
        this.c = c;
    }

    String city() {
        Utility.Region region = c.tree().utility(at()).region();
        return region == null ? "" : Shown.cut(region.name());
    }

    String wells() {
        SiteAquifer aquifer = c.tree().aquifer(at());
        return aquifer == null ? "" : Shown.cut(aquifer.name());
    }

    /** The text under a path, or empty. */
    String text(String path) {
        return c.tree().leaves().stream()
                .filter(l -> l.path().equals(path))
                .map(CityText::first)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Shown::cut)
                .orElse("");
    }

    private static @Nullable String first(Leaf leaf) {
        return leaf.stages().getFirst().value() instanceof Leaf.Text text ? text.text() : null;
    }

    private Instant at() {
        return Instant.ofEpochSecond(c.year().grid().startS());
    }
}
