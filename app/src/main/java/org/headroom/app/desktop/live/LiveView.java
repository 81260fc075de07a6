package org.headroom.app.desktop.live;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.WhileShown;
import org.jspecify.annotations.Nullable;

/**
 * What is measured beside what is predicted. A run goes on while other views are open, so that its alarms are not missed; it ends with its button or with the window.
 */
public final class LiveView extends BorderPane implements View {
    private static final double SPEED_FOR_PICTURES = 600;
    private static final double FOR_PICTURES_S = 1800;

    private final LiveViewModel model;
    private final Display display;
    private final ZoneId zone;
    private final StartPane start;
    private final VBox top;
    private final Map<Page, Region> made = new LinkedHashMap<>();
    private Page page = Page.NOW;
    private final EventHandler<WindowEvent> hidden;
    private @Nullable Window window;

    /** The pages in their order. */
    private enum Page {
        NOW,
        AHEAD,
        METERS;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LiveView(Workspace workspace) {
        this(workspace, new LiveViewModel(workspace, Platform::runLater, System.getenv()));
    }

    LiveView(Workspace workspace, LiveViewModel model) {
        this.model = model;
        this.hidden = _ -> model.stop();
        this.display = workspace.display();
        this.zone = workspace.time().zone;
        this.start = new StartPane(model);
        this.top = new VBox(0, new LiveBar(model, zone), pages());
        setId("view-live");
        setAccessibleText(Texts.text("view.live"));
        WhileShown.follow(this, this::show, model.state());
        sceneProperty().subscribe(scene -> {
            if (scene != null && scene.getWindow() != null && window == null) {
                window = scene.getWindow();
                window.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
            }
        });
    }

    private HBox pages() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox(0);
        bar.setPadding(new Insets(0, 14, 8, 14));
        Page[] all = Page.values();
        for (int i = 0; i < all.length; i++) {
            Page one = all[i];
            ToggleButton button = new ToggleButton(Texts.text("live.page." + one.id()));
            button.setId("live-page-" + one.id());
            button.setToggleGroup(group);
            button.setSelected(one == page);
            button.setOnAction(_ -> {
                button.setSelected(true);
                page = one;
                show();
            });
            button.getStyleClass().add(i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill");
            bar.getChildren().add(button);
        }
        return bar;
    }

    private void show() {
        boolean idle = model.state().get() == LiveViewModel.State.IDLE;
        setTop(idle ? null : top);
        setCenter(idle ? start : made.computeIfAbsent(page, this::make));
    }

    private Region make(Page of) {
        return switch (of) {
            case NOW -> new NowPage(model, display, zone);
            case AHEAD -> new AheadPage(model, display, zone);
            case METERS -> new MetersPage(model, display, zone);
        };
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void end() {
        model.stop();
        if (window != null) { // which may live on with another view in it
            window.removeEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
        }
    }

    /** Pictures show a simulated site after half an hour. */
    @Override
    public void forPicture(Path scratch) {
        model.showSimulator(scratch.resolve("live.db"), SPEED_FOR_PICTURES);
    }

    @Override
    public void afterPicture() {
        model.speed().set(1.0);
    }

    @Override
    public boolean ready() {
        return model.settled(FOR_PICTURES_S);
    }
}
