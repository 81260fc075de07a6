package org.headroom.app.desktop.overview;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class OverviewView extends BorderPane implements View {
    public OverviewView(Workspace workspace) {
        setId("view-overview");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
