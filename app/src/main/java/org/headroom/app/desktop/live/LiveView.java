package org.headroom.app.desktop.live;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class LiveView extends BorderPane implements View {
    public LiveView(Workspace workspace) {
        setId("view-live");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
