package org.headroom.app.desktop.scenarios;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class ScenariosView extends BorderPane implements View {
    public ScenariosView(Workspace workspace) {
        setId("view-scenarios");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
