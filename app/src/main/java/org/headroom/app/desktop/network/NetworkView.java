package org.headroom.app.desktop.network;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.Scrubber;
import org.headroom.app.tasks.NetworkMoment;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.jspecify.annotations.Nullable;

/** The site's network as a one-line diagram at the scrubber's moment, and below it what it means. */
public final class NetworkView extends BorderPane implements View {
    private final NetworkViewModel model;
    private final Label summary = new Label();
    private final OneLinePane diagram;
    private final TableView<ElementRow> elements = Columns.table("element-table");
    private final TableView<OutageRow> outages = Columns.table("outage-table");
    private final TransformerPane transformers;
    private final TabPane tabs = new TabPane();
    private Map<String, String> labels = Map.of();
    private boolean choosing;

    public NetworkView(Workspace workspace) {
        this.model = new NetworkViewModel(workspace);
        setId("view-network");
        setAccessibleText(Texts.text("view.network"));
        diagram = new OneLinePane(workspace.display(), id -> model.selected().set(id));
        ChartMenu.on(diagram, workspace.time(), diagram::asCsv);
        transformers = new TransformerPane(workspace);
        ScrollPane scroll = new ScrollPane(diagram);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("sheet");
        StrandedPane stranded = new StrandedPane(workspace.display(), model);
        tabs.getTabs()
                .addAll(
                        tab("elements", elements()),
                        tab("outages", outages()),
                        tab("transformers", transformers),
                        tab("stranded", stranded));
        tabs.setId("network-tabs");
        tabs.setAccessibleText(Texts.text("view.network"));
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> askForTab());
        SplitPane split = new SplitPane(scroll, tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        setTop(bar(workspace));
        setCenter(split);
        model.network().subscribe(_ -> render());
        model.missing().subscribe(_ -> render());
        model.series().subscribe(this::renderSeries);
        model.selected().subscribe(this::select);
    }

    private HBox bar(Workspace workspace) {
        summary.setId("network-summary");
        summary.getStyleClass().add(Styles.TEXT_SMALL);
        summary.setMinWidth(Region.USE_PREF_SIZE);
        Scrubber scrubber = new Scrubber(workspace.time());
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        HBox bar = new HBox(14, scrubber, summary);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(6, 14, 6, 14));
        bar.getStyleClass().add("scrub-bar");
        return bar;
    }

    private static Tab tab(String key, Node content) {
        Tab tab = new Tab(Texts.text("network.tab." + key), content);
        tab.setId("tab-" + key);
        return tab;
    }

    private TableView<ElementRow> elements() {
        elements.setAccessibleText(Texts.text("network.tab.elements"));
        elements.getColumns().add(Columns.words("network.element", 150, ElementRow::name));
        elements.getColumns().add(Columns.words("network.kind", 110, ElementRow::kind));
        elements.getColumns().add(Columns.words("network.where", 250, ElementRow::where));
        elements.getColumns().add(Columns.number("network.mw", 80, 2, ElementRow::mw));
        elements.getColumns().add(Columns.number("network.mva", 80, 2, ElementRow::mva));
        elements.getColumns().add(Columns.number("network.rated", 90, 1, ElementRow::ratedMva));
        elements.getColumns().add(Columns.number("network.loading", 90, 1, ElementRow::loadingPercent));
        elements.getColumns().add(Columns.number("network.voltage", 150, 4, ElementRow::voltagePu));
        elements.getColumns().add(Columns.words("network.allowed", 110, ElementRow::allowed));
        elements.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !choosing) {
                model.selected().set(row.id());
            }
        });
        return elements;
    }

    private TableView<OutageRow> outages() {
        outages.setAccessibleText(Texts.text("network.tab.outages"));
        outages.getColumns().add(Columns.words("network.lost", 140, r -> Names.readable(r.branch())));
        outages.getColumns().add(Columns.number("network.worst", 110, 1, OutageRow::worstLoadingPercent));
        outages.getColumns().add(Columns.words("network.worstAt", 160, r -> Names.readable(r.worstBranch())));
        outages.getColumns().add(Columns.number("network.lowest", 110, 4, OutageRow::lowestVmPu));
        outages.getColumns().add(Columns.words("network.lowestAt", 140, r -> name(r.lowestBus())));
        outages.getColumns().add(Columns.number("network.lostLoad", 110, 2, OutageRow::lostLoadMw));
        outages.getColumns().add(Columns.words("network.verdict", 190, NetworkView::verdict));
        outages.setItems(model.outages()
                .sorted(Comparator.comparingDouble(NetworkView::badness).reversed()));
        outages.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !choosing) {
                model.selected().set(row.branch());
            }
        });
        return outages;
    }

    private String name(String bus) {
        return Names.bus(labels.getOrDefault(bus, bus), bus);
    }

    private static double badness(OutageRow row) {
        return !row.converged() ? 1e9 : Double.isNaN(row.worstLoadingPercent()) ? 0 : row.worstLoadingPercent();
    }

    /** What a loss means, in words and not in colour. */
    private static String verdict(OutageRow row) {
        if (!row.converged()) {
            return Texts.text("network.verdict.unsolved");
        }
        if (row.worstLoadingPercent() > 100) {
            return Texts.text("network.verdict.over");
        }
        return Texts.text(row.lostLoadMw() > 0.001 ? "network.verdict.dark" : "network.verdict.holds");
    }

    private void render() {
        NetworkMoment now = model.network().get();
        diagram.show(now);
        if (now == null) {
            summary.setText(model.missing().get());
            elements.getItems().clear();
            return;
        }
        labels = now.labels();
        double most = now.branches().stream()
                .mapToDouble(NetworkMoment.BranchState::loadingPercent)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        double least = now.buses().stream()
                .mapToDouble(NetworkMoment.BusState::voltagePu)
                .min()
                .orElse(Double.NaN);
        summary.setText(
                now.converged()
                        ? Texts.text(
                                "network.summary",
                                Texts.number(now.loadMw(), 1),
                                Texts.number(now.lossMw(), 2),
                                Texts.number(most, 0),
                                Texts.number(least, 3))
                        : now.outcome());
        choosing = true;
        elements.getItems().setAll(ElementRow.of(now));
        choosing = false;
        select(model.selected().get());
        renderSeries(model.series().get());
        askForTab();
    }

    private void renderSeries(@Nullable PlantSeries series) {
        PlantModel plant = model.plant();
        if (series != null && plant != null) {
            transformers.show(series, plant, model.time().momentS.get());
        }
    }

    /** What takes long is looked for when it is looked at. */
    private void askForTab() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        String id = tab == null ? "" : Objects.requireNonNullElse(tab.getId(), "");
        if (id.equals("tab-outages")) {
            model.findOutages();
        } else if (id.equals("tab-stranded")) {
            model.findStranded();
        }
    }

    private void select(@Nullable String id) {
        diagram.choose(id);
        choosing = true;
        pick(
                elements,
                elements.getItems().stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElse(null));
        pick(
                outages,
                model.outages().stream()
                        .filter(r -> r.branch().equals(id))
                        .findFirst()
                        .orElse(null));
        choosing = false;
    }

    private static <T> void pick(TableView<T> table, @Nullable T row) {
        if (row == null) {
            table.getSelectionModel().clearSelection();
        } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(row);
            table.scrollTo(row);
        }
    }

    /** What the view shows, for tests and for whoever wants to steer it. */
    public NetworkViewModel model() {
        return model;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public boolean ready() {
        return model.ready();
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
