package org.headroom.app.desktop;

import java.util.Locale;
import java.util.function.Function;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.live.LiveView;
import org.headroom.app.desktop.network.NetworkView;
import org.headroom.app.desktop.overview.OverviewView;
import org.headroom.app.desktop.report.ReportView;
import org.headroom.app.desktop.scenarios.ScenariosView;
import org.headroom.app.desktop.schedule.ScheduleView;
import org.headroom.app.desktop.synoptic.SynopticView;
import org.headroom.app.desktop.water.WaterView;
import org.headroom.app.desktop.whatif.WhatIfView;

/** The views in the order of the rail; the first nine digits open them. */
enum ViewKind {
    OVERVIEW(1, "fth-activity", OverviewView::new),
    SYNOPTIC(2, "fth-share-2", SynopticView::new),
    WHATIF(3, "fth-sliders", WhatIfView::new),
    SCENARIOS(4, "fth-git-branch", ScenariosView::new),
    SCHEDULE(5, "fth-calendar", ScheduleView::new),
    LIVE(6, "fth-radio", LiveView::new),
    NETWORK(7, "fth-zap", NetworkView::new),
    WATER(8, "fth-droplet", WaterView::new),
    REPORT(9, "fth-file-text", ReportView::new);

    /** The digit that opens it. */
    final int digit;

    /** Icon of the Feather set. */
    final String icon;

    final Function<Workspace, View> maker;

    ViewKind(int digit, String icon, Function<Workspace, View> maker) {
        this.digit = digit;
        this.icon = icon;
        this.maker = maker;
    }

    /** As in {@code whatif}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Texts.text("view." + id());
    }
}
