package org.headroom.app.desktop.synoptic;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class SynopticView extends BorderPane implements View {
    public SynopticView(Workspace workspace) {
        setId("view-synoptic");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
