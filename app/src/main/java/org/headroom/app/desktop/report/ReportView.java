package org.headroom.app.desktop.report;

import atlantafx.base.theme.Styles;
import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;

/** The report as it will be written, sheet by sheet; what it is about, for whom, which sections; and the ways out. */
public final class ReportView extends BorderPane implements View {
    private static final double SHEET_WIDTH = 780;

    private final ReportViewModel model;
    private final VBox sheets = new VBox(16);
    private final Label state = new Label();

    public ReportView(Workspace workspace) {
        setId("view-report");
        model = new ReportViewModel(workspace);
        setLeft(new ReportChoices(workspace, model));
        sheets.setId("report-sheets");
        sheets.setAlignment(Pos.TOP_CENTER);
        sheets.setPadding(new Insets(18));
        ScrollPane scroll = new ScrollPane(sheets);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("report-desk");
        scroll.setAccessibleText(Texts.text("report.preview"));
        state.setId("report-state");
        state.getStyleClass().addAll("report-state", Styles.TEXT_SMALL);
        StackPane.setAlignment(state, Pos.TOP_RIGHT);
        StackPane.setMargin(state, new Insets(10, 26, 0, 0));
        state.setMouseTransparent(true);
        setCenter(new StackPane(scroll, state));
        model.pages().subscribe(this::show);
        model.old().subscribe(old -> tell());
        workspace.stale().subscribe(_ -> tell());
        tell();
    }

    private void tell() {
        int count = model.pages().get().size();
        boolean old = model.old().get();
        state.setText(
                old
                        ? Texts.text(count == 0 ? "report.making" : "report.old")
                        : Texts.text(count == 1 ? "report.sheet" : "report.sheets", count));
        sheets.setOpacity(old && count > 0 ? 0.5 : 1);
    }

    private void show(List<byte[]> pages) {
        sheets.getChildren().clear();
        for (int i = 0; i < pages.size(); i++) {
            ImageView sheet = new ImageView(new Image(new ByteArrayInputStream(pages.get(i))));
            sheet.setPreserveRatio(true);
            sheet.setSmooth(true);
            sheet.setFitWidth(SHEET_WIDTH);
            sheet.setId("report-sheet-" + (i + 1));
            sheet.setAccessibleText(Texts.text("report.sheet.of", i + 1, pages.size()));
            StackPane paper = new StackPane(sheet);
            paper.getStyleClass().add("report-paper");
            paper.setMaxWidth(Region.USE_PREF_SIZE);
            sheets.getChildren().add(paper);
        }
        tell();
    }

    ReportViewModel model() {
        return model;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void opened() {
        model.opened();
    }

    @Override
    public void closed() {
        model.closed();
    }
}
