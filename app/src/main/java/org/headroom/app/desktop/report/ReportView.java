package org.headroom.app.desktop.report;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class ReportView extends BorderPane implements View {
    public ReportView(Workspace workspace) {
        setId("view-report");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
