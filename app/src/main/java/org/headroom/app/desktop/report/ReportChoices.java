package org.headroom.app.desktop.report;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.ExportRun;
import org.headroom.app.tasks.ReportAudience;
import org.headroom.app.tasks.ReportPreview;
import org.headroom.app.tasks.ReportPreview.Format;
import org.headroom.app.tasks.StoredReport.Stored;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the report is about, for whom it is, which sections it has, and where it goes. */
final class ReportChoices extends VBox {
    private final Workspace workspace;
    private final ReportViewModel model;

    ReportChoices(Workspace workspace, ReportViewModel model) {
        super(6);
        this.workspace = workspace;
        this.model = model;
        setPadding(new Insets(12, 16, 12, 16));
        setPrefWidth(268);
        setMinWidth(268);
        getStyleClass().add("controls");
        Label title = new Label(Texts.text("view.report"));
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren().add(title);
        ComboBox<Integer> about = about();
        ComboBox<ReportAudience> audience = audience();
        getChildren().addAll(named("report.about", about), about, named("report.audience", audience), audience);
        Label sections = named("report.sections", null);
        getChildren().add(sections);
        ReportPreview.sections().forEach(s -> getChildren().add(section(s)));
        Region spring = new Region();
        setVgrow(spring, Priority.ALWAYS);
        getChildren().addAll(spring, exports());
    }

    private static Label named(String key, @Nullable Node of) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setPadding(new Insets(6, 0, 0, 0));
        label.setLabelFor(of);
        return label;
    }

    /** -1 is the scenario that is looked at; else a place in the list of runs. */
    private ComboBox<Integer> about() {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("report-about");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Texts.text("report.about"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer at) {
                if (at == null || at < 0) {
                    return Texts.text(
                            "report.scenario",
                            workspace.scenarios().get().current().name());
                }
                return model.stored().get(at).name();
            }

            @Override
            public Integer fromString(String words) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        });
        Runnable fill = () -> {
            Stored chosen = model.about().get();
            box.setOnAction(_ -> {});
            box.getItems().clear();
            box.getItems().add(-1);
            for (int i = 0; i < model.stored().size(); i++) {
                box.getItems().add(i);
            }
            box.setValue(chosen == null ? -1 : model.stored().indexOf(chosen));
            box.setOnAction(_ -> {
                Integer at = box.getValue();
                if (at != null) {
                    model.about().set(at < 0 ? null : model.stored().get(at));
                }
            });
        };
        fill.run();
        model.stored().subscribe(fill);
        workspace.scenarios().subscribe((_, _) -> fill.run());
        return box;
    }

    private ComboBox<ReportAudience> audience() {
        ComboBox<ReportAudience> box = new ComboBox<>();
        box.setId("report-audience");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Texts.text("report.audience"));
        box.setTooltip(new Tooltip(Texts.text("report.audience.help")));
        box.getItems().setAll(ReportAudience.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ReportAudience of) {
                return of == null ? "" : Texts.text("report.audience." + of.id());
            }

            @Override
            public ReportAudience fromString(String words) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        });
        box.valueProperty().bindBidirectional(model.audience());
        return box;
    }

    private CheckBox section(ReportPreview.Section section) {
        CheckBox box = new CheckBox(section.title());
        box.setId("report-section-" + section.id());
        model.chosen().subscribe(ids -> box.setSelected(ids.contains(section.id())));
        box.setOnAction(_ -> model.want(section.id(), box.isSelected()));
        return box;
    }

    private Node exports() {
        Button pdf = button("pdf", "fth-file-text", () -> export(Format.PDF));
        Button html = button("html", "fth-globe", () -> export(Format.HTML));
        pdf.getStyleClass().add(Styles.ACCENT);
        HBox both = new HBox(6, pdf, html);
        MenuButton schedule = new MenuButton(Texts.text("report.schedule"), new FontIcon("fth-calendar"));
        schedule.setId("report-schedule");
        schedule.setMaxWidth(Double.MAX_VALUE);
        schedule.getStyleClass().add(Styles.SMALL);
        schedule.setTooltip(new Tooltip(Texts.text("report.schedule.help")));
        schedule.getItems().add(format("all", EnumSet.allOf(ExportRun.Format.class)));
        for (ExportRun.Format format : ExportRun.Format.values()) {
            schedule.getItems().add(format(format.name().toLowerCase(java.util.Locale.ROOT), EnumSet.of(format)));
        }
        model.about().subscribe(of -> schedule.setDisable(of == null || !of.schedule()));
        Button folder = button("folder", "fth-folder", this::openFolder);
        model.written().subscribe(path -> folder.setDisable(path == null));
        VBox all = new VBox(6, both, schedule, folder);
        all.setFillWidth(true);
        return all;
    }

    private MenuItem format(String id, Set<ExportRun.Format> formats) {
        MenuItem item = new MenuItem(Texts.text("report.schedule." + id));
        item.setId("report-schedule-" + id);
        item.setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(Texts.text("report.schedule"));
            File folder = chooser.showDialog(getScene().getWindow());
            if (folder != null) {
                model.exportSchedule(folder.toPath(), formats);
            }
        });
        return item;
    }

    private static Button button(String key, String icon, Runnable action) {
        Button button = new Button(Texts.text("report." + key), new FontIcon(icon));
        button.setId("report-" + key);
        button.getStyleClass().add(Styles.SMALL);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setTooltip(new Tooltip(Texts.text("report." + key + ".help")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void export(Format format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("report.save"));
        chooser.setInitialFileName(model.fileName(format));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.export(chosen.toPath(), format);
        }
    }

    private void openFolder() {
        Path path = model.written().get();
        if (path == null) {
            return;
        }
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        workspace
                .background()
                .start(
                        Texts.text("report.folder"),
                        _ -> {
                            try {
                                new ProcessBuilder("xdg-open", String.valueOf(folder)).start();
                                return true;
                            } catch (IOException e) {
                                return false;
                            }
                        },
                        opened -> {
                            if (!opened) {
                                workspace.tell(Texts.text("report.folder.is", folder));
                            }
                        },
                        workspace::tell);
    }
}
