package org.headroom.app.desktop.network;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class NetworkView extends BorderPane implements View {
    public NetworkView(Workspace workspace) {
        setId("view-network");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
