package org.headroom.app.desktop.water;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.Scrubber;
import org.headroom.app.desktop.chart.WhileShown;

/** Days of water, chemistry, the aquifer, the recycling plant and the sewer, for the scenario that is looked at. */
public final class WaterView extends BorderPane implements View {
    private final TimeWindow time;
    private final WaterViewModel model;
    private final Map<Page, Region> made = new LinkedHashMap<>();
    private final ScrollPane centre = new ScrollPane();

    /** The pages in their order. */
    private enum Page {
        DAYS(DaysPage::new),
        CHEMISTRY(ChemistryPage::new),
        AQUIFER(AquiferPage::new),
        RECYCLED(RecycledPage::new),
        SEWER(SewerPage::new);

        final BiFunction<WaterViewModel, TimeWindow, Region> maker;

        Page(BiFunction<WaterViewModel, TimeWindow, Region> maker) {
            this.maker = maker;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public WaterView(Workspace workspace) {
        this.time = workspace.time();
        this.model = new WaterViewModel(workspace);
        setId("view-water");
        setAccessibleText(Texts.text("view.water"));
        centre.setFitToWidth(true);
        centre.setFitToHeight(true);
        centre.getStyleClass().add("water-scroll");
        setTop(bar());
        setCenter(centre);
        Scrubber scrubber = new Scrubber(time);
        scrubber.setPadding(new Insets(4, 14, 6, 14));
        setBottom(scrubber);
        open(Page.DAYS);
        WhileShown.follow(this, () -> model.take(workspace.outcome().get()), workspace.outcome());
    }

    private HBox bar() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox(0);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 14, 2, 14));
        Page[] pages = Page.values();
        for (int i = 0; i < pages.length; i++) {
            Page page = pages[i];
            ToggleButton button = new ToggleButton(Texts.text("water.page." + page.id()));
            button.setId("water-page-" + page.id());
            button.setToggleGroup(group);
            button.setSelected(page == Page.DAYS);
            button.setOnAction(_ -> {
                button.setSelected(true);
                open(page);
            });
            button.getStyleClass().add(i == 0 ? "left-pill" : i == pages.length - 1 ? "right-pill" : "center-pill");
            bar.getChildren().add(button);
        }
        return bar;
    }

    private void open(Page page) {
        centre.setContent(made.computeIfAbsent(page, p -> p.maker.apply(model, time)));
    }

    @Override
    public Region node() {
        return this;
    }
}
