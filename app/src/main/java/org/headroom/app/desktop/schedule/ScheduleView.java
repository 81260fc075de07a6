package org.headroom.app.desktop.schedule;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** To be built. */
public final class ScheduleView extends BorderPane implements View {
    public ScheduleView(Workspace workspace) {
        setId("view-schedule");
        setAccessibleText(workspace.whatIf().siteName());
    }

    @Override
    public Region node() {
        return this;
    }
}
